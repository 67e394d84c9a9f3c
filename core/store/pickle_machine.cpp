// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/pickle_machine.h"

#include "core/base/utf8.h"
#include "core/store/pickle_names.h"

#include <charconv>

namespace cacheloupe {

namespace {

std::uint64_t littleEndian(std::string_view bytes)
{
    std::uint64_t out = 0;
    for (size_t i = 0; i < bytes.size() && i < 8; ++i)
        out |= std::uint64_t(static_cast<unsigned char>(bytes[i])) << (8 * i);
    return out;
}

} // namespace

bool PickleMachine::take(size_t count, std::string_view &out)
{
    if (count > m_bytes.size() - m_at)
        return fail("ends too early");
    out = m_bytes.substr(m_at, count);
    m_at += count;
    return true;
}

bool PickleMachine::takeLine(std::string_view &out)
{
    const auto end = m_bytes.find('\n', m_at);
    if (end == std::string_view::npos)
        return fail("ends too early");
    out = m_bytes.substr(m_at, end - m_at);
    m_at = end + 1;
    if (out.ends_with('\r'))
        out.remove_suffix(1);
    return true;
}

bool PickleMachine::takeSize(size_t width, std::uint64_t &out)
{
    std::string_view bytes;
    if (!take(width, bytes))
        return false;
    out = littleEndian(bytes);
    return true;
}

bool PickleMachine::push(NodeId id)
{
    if (id == PickleNode::kNoNode)
        return fail("no value");
    m_stack.push_back(id);
    return true;
}

bool PickleMachine::push(Kind kind, std::string text)
{
    PickleNode node;
    node.kind = kind;
    node.text = std::move(text);
    return push(std::move(node));
}

bool PickleMachine::pushInteger(std::int64_t value)
{
    PickleNode node;
    node.kind = Kind::integer;
    node.integer = value;
    return push(std::move(node));
}

/// Two's complement of any width; what 64 bits cannot hold is shown as hexadecimal text.
bool PickleMachine::pushLong(std::string_view bytes)
{
    if (bytes.size() <= 8) {
        std::uint64_t value = littleEndian(bytes);
        const size_t bits = bytes.size() * 8;
        if (bits > 0 && bits < 64 && (value >> (bits - 1)) & 1)
            value |= ~std::uint64_t(0) << bits;
        return pushInteger(std::int64_t(value));
    }
    constexpr std::string_view kHex = "0123456789abcdef";
    std::string text = "0x";
    for (size_t i = bytes.size(); i-- > 0;) {
        text += kHex[static_cast<unsigned char>(bytes[i]) >> 4];
        text += kHex[static_cast<unsigned char>(bytes[i]) & 15];
    }
    return push(Kind::text, std::move(text));
}

bool PickleMachine::pushDecimal(std::string_view digits)
{
    if (digits.ends_with('L'))
        digits.remove_suffix(1);
    if (digits == "00" || digits == "01") {
        PickleNode node;
        node.kind = Kind::boolean;
        node.integer = digits == "01";
        return push(std::move(node));
    }
    std::int64_t value = 0;
    const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (end == digits.data() + digits.size() && failure == std::errc() && !digits.empty())
        return pushInteger(value);
    return failure == std::errc::result_out_of_range ? push(Kind::text, std::string(digits)) : fail("not a number");
}

bool PickleMachine::pushSequence(std::vector<NodeId> items)
{
    PickleNode node;
    node.kind = Kind::list;
    node.items = std::move(items);
    return push(std::move(node));
}

bool PickleMachine::pushGlobal(std::string_view module, std::string_view name)
{
    if (runsCode(module, name))
        return fail("would run " + toValidUtf8(module) + '.' + toValidUtf8(name));
    return push(Kind::global, std::string(module) + '.' + std::string(name));
}

bool PickleMachine::top(NodeId &out)
{
    const size_t floor = m_marks.empty() ? 0 : m_marks.back();
    if (m_stack.size() <= floor)
        return fail("stack is empty");
    out = m_stack.back();
    return true;
}

bool PickleMachine::pop(NodeId &out)
{
    if (!top(out))
        return false;
    m_stack.pop_back();
    return true;
}

bool PickleMachine::popToMark(std::vector<NodeId> &out)
{
    if (m_marks.empty() || m_marks.back() > m_stack.size())
        return fail("no mark");
    const auto from = m_stack.begin() + std::ptrdiff_t(m_marks.back());
    out.assign(from, m_stack.end());
    m_stack.erase(from, m_stack.end());
    m_marks.pop_back();
    return true;
}

bool PickleMachine::extend(NodeId target, const std::vector<NodeId> &items)
{
    PickleNode &node = m_nodes.at(target);
    if (node.kind != Kind::list && node.kind != Kind::object)
        return fail("appends to no list");
    node.items.insert(node.items.end(), items.begin(), items.end());
    return true;
}

bool PickleMachine::assign(NodeId target, const std::vector<NodeId> &pairs)
{
    PickleNode &node = m_nodes.at(target);
    if ((node.kind != Kind::dict && node.kind != Kind::object) || pairs.size() % 2 != 0)
        return fail("sets members of no dict");
    node.pairs.insert(node.pairs.end(), pairs.begin(), pairs.end());
    return true;
}

bool PickleMachine::remember(std::uint64_t slot)
{
    NodeId id = 0;
    if (!top(id))
        return false;
    m_memo[slot] = id;
    return true;
}

bool PickleMachine::recall(std::uint64_t slot)
{
    const auto it = m_memo.find(slot);
    return it == m_memo.end() ? fail("nothing remembered") : push(it->second);
}

bool PickleMachine::construct(NodeId type, std::vector<NodeId> args)
{
    PickleNode list;
    list.kind = Kind::list;
    list.items = std::move(args);
    const NodeId given = m_nodes.add(std::move(list));
    return given != PickleNode::kNoNode && call(type, given);
}

bool PickleMachine::run()
{
    constexpr unsigned char kStop = '.';
    for (size_t steps = 1;; ++steps) {
        std::string_view code;
        if (!take(1, code))
            return false;
        // A mark or a memo costs memory without being a value.
        if (steps > m_nodes.limits().maxSteps)
            return fail("too many steps");
        const auto op = static_cast<unsigned char>(code.front());
        if (op == kStop)
            break;
        Outcome outcome = Outcome::notMine;
        for (const auto group : {&PickleMachine::number, &PickleMachine::text, &PickleMachine::container, &PickleMachine::memo, &PickleMachine::object})
            if (outcome = (this->*group)(op); outcome != Outcome::notMine)
                break;
        if (outcome == Outcome::notMine)
            return fail("unknown opcode " + std::to_string(op));
        if (outcome == Outcome::failed)
            return false;
    }
    if (m_at != m_bytes.size())
        return fail("bytes behind the end");
    return m_stack.size() == 1 || fail("not one value");
}

} // namespace cacheloupe
