// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/pickle_nodes.h"

#include "core/base/utf8.h"
#include "core/store/bytes_json.h"
#include "core/store/pickle_names.h"

#include <algorithm>
#include <cmath>

namespace cacheloupe {

namespace {

using Kind = PickleNode::Kind;
using Members = std::vector<std::pair<const std::string, Json>>;

/// The ordered object looks for duplicates on every insertion; its vector does not.
void append(Json &object, std::string name, Json value)
{
    object.get_ref<Json::object_t &>().Members::emplace_back(std::move(name), std::move(value));
}

bool isScalar(const PickleNode &node)
{
    return node.kind == Kind::boolean || node.kind == Kind::integer || node.kind == Kind::real || node.kind == Kind::text || node.kind == Kind::bytes;
}

} // namespace

bool PickleNodes::refuse(std::string why)
{
    if (m_refusal.empty())
        m_refusal = std::move(why);
    return false;
}

bool PickleNodes::charge(size_t nodes, size_t textBytes)
{
    m_charged += nodes;
    m_textBytes += textBytes;
    if (m_charged > m_limits.maxNodes)
        return refuse("too many values");
    if (m_textBytes > m_limits.maxTextBytes)
        return refuse("too much text");
    return m_refusal.empty();
}

NodeId PickleNodes::add(PickleNode node)
{
    if (!charge(1, node.text.size()))
        return PickleNode::kNoNode;
    m_nodes.push_back(std::move(node));
    return NodeId(m_nodes.size() - 1);
}

const PickleNode *PickleNodes::member(const PickleNode &dict, std::string_view name) const
{
    for (size_t i = 0; i + 1 < dict.pairs.size(); i += 2)
        if (const auto &key = at(dict.pairs[i]); key.kind == Kind::text && key.text == name)
            return &at(dict.pairs[i + 1]);
    return nullptr;
}

const PickleNode *PickleNodes::argument(NodeId args, size_t index) const
{
    const auto &list = at(args).items;
    return index < list.size() ? &at(list[index]) : nullptr;
}

NodeId PickleNodes::fromPairList(NodeId args)
{
    PickleNode dict;
    dict.kind = Kind::dict;
    for (size_t i = 0; i < at(args).items.size(); ++i) {
        const PickleNode &given = at(at(args).items[i]);
        if (!charge(given.items.size() + given.pairs.size(), 0))
            return PickleNode::kNoNode;
        dict.pairs.insert(dict.pairs.end(), given.pairs.begin(), given.pairs.end());
        for (const NodeId pair : given.items)
            if (at(pair).items.size() == 2)
                dict.pairs.insert(dict.pairs.end(), at(pair).items.begin(), at(pair).items.end());
    }
    return add(std::move(dict));
}

/// `datetime.timezone(datetime.timedelta(days, seconds, …))` as +hh:mm; empty for other zones.
std::string PickleNodes::zoneText(const PickleNode *zone) const
{
    const PickleNode *delta = zone && zone->text == "datetime.timezone" && zone->args != PickleNode::kNoNode ? argument(zone->args, 0) : nullptr;
    if (!delta || delta->text != "datetime.timedelta" || delta->args == PickleNode::kNoNode)
        return {};
    const PickleNode *days = argument(delta->args, 0);
    const PickleNode *seconds = argument(delta->args, 1);
    return days && seconds ? offsetText(days->integer, seconds->integer) : std::string();
}

NodeId PickleNodes::calledData(const std::string &name, NodeId args)
{
    const PickleNode *first = argument(args, 0);
    if (isMappingName(name))
        return fromPairList(args);
    if (isSequenceName(name)) {
        if (first && first->kind != Kind::list)
            return PickleNode::kNoNode;
        if (first && !charge(first->items.size(), 0))
            return PickleNode::kNoNode;
        PickleNode list;
        list.kind = Kind::list;
        if (first)
            list.items = first->items;
        return add(std::move(list));
    }
    if (!first || (first->kind != Kind::text && first->kind != Kind::bytes))
        return PickleNode::kNoNode;
    PickleNode out;
    if (isBytesName(name)) {
        out.kind = Kind::bytes;
        out.text = first->kind == Kind::bytes ? first->text : latin1FromUtf8(first->text);
        return add(std::move(out));
    }
    out.kind = Kind::text;
    out.text = dateText(name, first->text);
    if (!out.text.empty())
        out.text += zoneText(argument(args, 1));
    return out.text.empty() ? PickleNode::kNoNode : add(std::move(out));
}

NodeId PickleNodes::called(NodeId callable, NodeId args)
{
    if (at(args).kind != Kind::list) {
        refuse("calls without a tuple");
        return PickleNode::kNoNode;
    }
    const PickleNode &what = at(callable);
    if (what.kind == Kind::global) {
        const std::string name = what.text;
        if (const NodeId data = calledData(name, args); data != PickleNode::kNoNode || !m_refusal.empty())
            return data;
        const PickleNode *first = argument(args, 0);
        PickleNode object;
        object.kind = Kind::object;
        const bool rebuilds = isReconstructorName(name) && first && first->kind == Kind::global;
        object.text = rebuilds ? first->text : name;
        object.args = rebuilds ? PickleNode::kNoNode : args;
        return add(std::move(object));
    }
    PickleNode object;
    object.kind = Kind::object;
    object.text = "call";
    object.args = args;
    return add(std::move(object));
}

bool PickleNodes::toJson(NodeId id, Json &out)
{
    // What is written may be far more than what is stored: shared values are written again.
    m_charged = 0;
    m_textBytes = 0;
    return m_refusal.empty() && write(id, 0, out);
}

bool PickleNodes::writeList(const std::vector<NodeId> &items, size_t depth, Json &out)
{
    out = Json::array();
    for (const NodeId item : items) {
        Json value;
        if (!write(item, depth + 1, value))
            return false;
        out.push_back(std::move(value));
    }
    return true;
}

bool PickleNodes::writePairs(const std::vector<NodeId> &pairs, size_t depth, Json &out)
{
    for (size_t i = 0; i + 1 < pairs.size(); i += 2) {
        Json key;
        Json value;
        if (!write(pairs[i], depth + 1, key) || !write(pairs[i + 1], depth + 1, value))
            return false;
        std::string name = key.is_string() ? key.get<std::string>() : dumpJson(key);
        // A key within a key within a key: each level escapes all quotes of the one below.
        if (!key.is_string() && !charge(0, name.size()))
            return false;
        append(out, std::move(name), std::move(value));
    }
    return true;
}

/// A dict of attributes; pydantic and slots keep them one level deeper.
bool PickleNodes::writeState(NodeId id, size_t depth, Json &out)
{
    const PickleNode &state = at(id);
    if (depth > m_limits.maxDepth)
        return refuse("nested too deep");
    if (state.kind == Kind::list && state.items.size() == 2) {
        for (const NodeId half : state.items)
            if (at(half).kind == Kind::dict && !writePairs(at(half).pairs, depth, out))
                return false;
        return true;
    }
    if (state.kind != Kind::dict) {
        Json value;
        const bool written = write(id, depth + 1, value);
        append(out, "__state__", std::move(value));
        return written;
    }
    const PickleNode *inner = member(state, "__dict__");
    if (!inner || inner->kind != Kind::dict)
        return writePairs(state.pairs, depth, out);
    if (!writePairs(inner->pairs, depth, out))
        return false;
    const PickleNode *extra = member(state, "__pydantic_extra__");
    return !extra || extra->kind != Kind::dict || writePairs(extra->pairs, depth, out);
}

bool PickleNodes::writeObject(const PickleNode &node, size_t depth, Json &out)
{
    const bool hasArgs = node.args != PickleNode::kNoNode && !at(node.args).items.empty();
    const bool hasState = node.state != PickleNode::kNoNode;
    const bool isBare = !hasState && node.pairs.empty() && node.items.empty();
    // An enum's member, a decimal: one plain value says it all.
    if (isBare && hasArgs && at(node.args).items.size() == 1 && isScalar(at(at(node.args).items.front())))
        return write(at(node.args).items.front(), depth + 1, out);
    if (!hasState && !hasArgs && node.pairs.empty() && !node.items.empty())
        return writeList(node.items, depth, out);
    out = Json::object();
    append(out, "__class__", toValidUtf8(node.text));
    Json inner;
    if (hasArgs) {
        if (!write(node.args, depth + 1, inner))
            return false;
        append(out, "__args__", std::move(inner));
    }
    if (hasState && !writeState(node.state, depth, out))
        return false;
    if (!node.items.empty()) {
        if (!writeList(node.items, depth, inner))
            return false;
        append(out, "__items__", std::move(inner));
    }
    return writePairs(node.pairs, depth, out);
}

bool PickleNodes::write(NodeId id, size_t depth, Json &out)
{
    const PickleNode &node = at(id);
    if (depth > m_limits.maxDepth)
        return refuse("nested too deep");
    if (!charge(1, node.text.size()))
        return false;
    switch (node.kind) {
    case Kind::none:
        return true;
    case Kind::boolean:
        out = node.integer != 0;
        return true;
    case Kind::integer:
        out = node.integer;
        return true;
    case Kind::real:
        out = std::isfinite(node.real) ? Json(node.real) : Json(std::isnan(node.real) ? "nan" : node.real < 0 ? "-inf" : "inf");
        return true;
    case Kind::text:
        out = toValidUtf8(node.text);
        return true;
    case Kind::bytes:
        out = bytesJson(node.text);
        return true;
    case Kind::list:
        return writeList(node.items, depth, out);
    case Kind::dict:
        out = Json::object();
        return writePairs(node.pairs, depth, out);
    case Kind::global:
        out = Json{{"__class__", toValidUtf8(node.text)}};
        return true;
    case Kind::object:
        return writeObject(node, depth, out);
    }
    return true;
}

} // namespace cacheloupe
