// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/pickle_machine.h"
#include "core/store/python_literal.h"

#include "core/base/utf8.h"

#include <bit>
#include <charconv>

namespace cacheloupe {

namespace {

constexpr std::uint64_t kNewestProtocol = 5;
constexpr int kEscapeDigits = 4;

/// Raw-unicode-escape: \uXXXX and \UXXXXXXXX stand for characters, every other byte is latin-1.
std::string fromRawUnicode(std::string_view line)
{
    std::string out;
    for (size_t i = 0; i < line.size(); ++i) {
        const bool isLong = line.substr(i).starts_with("\\U");
        const size_t digits = isLong ? 2 * kEscapeDigits : kEscapeDigits;
        unsigned code = 0;
        if ((isLong || line.substr(i).starts_with("\\u")) && i + 2 + digits <= line.size()
            && std::from_chars(line.data() + i + 2, line.data() + i + 2 + digits, code, 16).ptr == line.data() + i + 2 + digits) {
            appendUtf8(out, code);
            i += 1 + digits;
        } else {
            appendUtf8(out, static_cast<unsigned char>(line[i]));
        }
    }
    return out;
}

} // namespace

PickleMachine::Outcome PickleMachine::number(unsigned char op)
{
    std::string_view bytes;
    std::uint64_t size = 0;
    PickleNode node;
    const auto outcome = [](bool done) { return done ? Outcome::done : Outcome::failed; };
    switch (op) {
    case 'N':
        return outcome(push(std::move(node)));
    case 0x88:
    case 0x89:
        node.kind = Kind::boolean;
        node.integer = op == 0x88;
        return outcome(push(std::move(node)));
    case 'K':
        return outcome(takeSize(1, size) && pushInteger(std::int64_t(size)));
    case 'M':
        return outcome(takeSize(2, size) && pushInteger(std::int64_t(size)));
    case 'J':
        return outcome(take(4, bytes) && pushLong(bytes));
    case 0x8A:
    case 0x8B:
        return outcome(takeSize(op == 0x8A ? 1 : 4, size) && take(size, bytes) && pushLong(bytes));
    case 'I':
    case 'L':
        return outcome(takeLine(bytes) && pushDecimal(bytes));
    case 'F':
    case 'G': {
        if (!(op == 'G' ? take(8, bytes) : takeLine(bytes)))
            return Outcome::failed;
        node.kind = Kind::real;
        if (op == 'G') {
            std::uint64_t bits = 0;
            for (const char c : bytes)
                bits = bits << 8 | static_cast<unsigned char>(c);
            node.real = std::bit_cast<double>(bits);
        } else if (std::from_chars(bytes.data(), bytes.data() + bytes.size(), node.real).ec != std::errc()) {
            return outcome(fail("not a number"));
        }
        return outcome(push(std::move(node)));
    }
    default:
        return Outcome::notMine;
    }
}

PickleMachine::Outcome PickleMachine::text(unsigned char op)
{
    std::string_view bytes;
    std::uint64_t size = 0;
    const auto sized = [&](size_t width, Kind kind) {
        return takeSize(width, size) && take(size, bytes) && push(kind, std::string(bytes)) ? Outcome::done : Outcome::failed;
    };
    // Python 2 has one type for text and bytes.
    const auto either = [&](size_t width) {
        return takeSize(width, size) && take(size, bytes) && push(isValidUtf8(bytes) ? Kind::text : Kind::bytes, std::string(bytes)) ? Outcome::done
                                                                                                                                       : Outcome::failed;
    };
    switch (op) {
    case 0x8C:
        return sized(1, Kind::text);
    case 'X':
        return sized(4, Kind::text);
    case 0x8D:
        return sized(8, Kind::text);
    case 'C':
        return sized(1, Kind::bytes);
    case 'B':
        return sized(4, Kind::bytes);
    case 0x8E:
    case 0x96:
        return sized(8, Kind::bytes);
    case 'U':
        return either(1);
    case 'T':
        return either(4);
    case 'V':
        return takeLine(bytes) && push(Kind::text, fromRawUnicode(bytes)) ? Outcome::done : Outcome::failed;
    case 'S': {
        if (!takeLine(bytes))
            return Outcome::failed;
        const auto literal = parsePythonLiteral(bytes, {});
        if (!literal || !literal->is_string())
            return fail("not a quoted text"), Outcome::failed;
        return push(Kind::text, literal->get<std::string>()) ? Outcome::done : Outcome::failed;
    }
    default:
        return Outcome::notMine;
    }
}

PickleMachine::Outcome PickleMachine::container(unsigned char op)
{
    std::vector<NodeId> items;
    NodeId id = 0;
    PickleNode dict;
    dict.kind = Kind::dict;
    const auto outcome = [](bool done) { return done ? Outcome::done : Outcome::failed; };
    switch (op) {
    case '(':
        m_marks.push_back(m_stack.size());
        return Outcome::done;
    case ']':
    case ')':
    case 0x8F:
        return outcome(pushSequence({}));
    case '}':
        return outcome(push(std::move(dict)));
    case 'l':
    case 't':
    case 0x91:
        return outcome(popToMark(items) && pushSequence(std::move(items)));
    case 'd':
        return outcome(popToMark(items) && push(std::move(dict)) && assign(m_stack.back(), items));
    case 0x85:
    case 0x86:
    case 0x87:
        items.resize(op - 0x84u);
        for (size_t i = items.size(); i-- > 0;)
            if (!pop(items[i]))
                return Outcome::failed;
        return outcome(pushSequence(std::move(items)));
    case 'a': {
        NodeId list = 0;
        return outcome(pop(id) && top(list) && extend(list, {id}));
    }
    case 'e':
    case 0x90:
        return outcome(popToMark(items) && top(id) && extend(id, items));
    case 's': {
        NodeId key = 0;
        NodeId value = 0;
        return outcome(pop(value) && pop(key) && top(id) && assign(id, {key, value}));
    }
    case 'u':
        return outcome(popToMark(items) && top(id) && assign(id, items));
    default:
        return Outcome::notMine;
    }
}

PickleMachine::Outcome PickleMachine::memo(unsigned char op)
{
    std::uint64_t slot = 0;
    std::string_view bytes;
    NodeId id = 0;
    std::vector<NodeId> items;
    const auto outcome = [](bool done) { return done ? Outcome::done : Outcome::failed; };
    const auto slotLine = [&] {
        return takeLine(bytes) && (std::from_chars(bytes.data(), bytes.data() + bytes.size(), slot).ec == std::errc() || fail("not a number"));
    };
    switch (op) {
    case 0x80:
        return outcome(takeSize(1, slot) && (slot <= kNewestProtocol || fail("unknown protocol")));
    case 0x95:
        return outcome(takeSize(8, slot) && (slot <= m_bytes.size() - m_at || fail("ends too early")));
    case 0x94:
        return outcome(remember(m_memo.size()));
    case 'q':
        return outcome(takeSize(1, slot) && remember(slot));
    case 'r':
        return outcome(takeSize(4, slot) && remember(slot));
    case 'p':
        return outcome(slotLine() && remember(slot));
    case 'h':
        return outcome(takeSize(1, slot) && recall(slot));
    case 'j':
        return outcome(takeSize(4, slot) && recall(slot));
    case 'g':
        return outcome(slotLine() && recall(slot));
    case '0':
        return outcome(pop(id));
    case '1':
        return outcome(popToMark(items));
    case '2':
        return outcome(top(id) && push(id));
    default:
        return Outcome::notMine;
    }
}

PickleMachine::Outcome PickleMachine::object(unsigned char op)
{
    std::string_view module;
    std::string_view name;
    std::vector<NodeId> items;
    NodeId a = 0;
    NodeId b = 0;
    NodeId c = 0;
    const auto outcome = [](bool done) { return done ? Outcome::done : Outcome::failed; };
    switch (op) {
    case 'c':
        return outcome(takeLine(module) && takeLine(name) && pushGlobal(module, name));
    case 0x93: {
        if (!pop(b) || !pop(a))
            return Outcome::failed;
        const std::string moduleText = m_nodes.at(a).text;
        return outcome(pushGlobal(moduleText, std::string(m_nodes.at(b).text)));
    }
    case 'R':
    case 0x81:
        return outcome(pop(b) && pop(a) && call(a, b));
    case 0x92:
        return outcome(pop(c) && pop(b) && pop(a) && construct(a, {b, c}));
    case 'i':
        return outcome(takeLine(module) && takeLine(name) && popToMark(items) && pushGlobal(module, name) && pop(a) && construct(a, std::move(items)));
    case 'o':
        if (!popToMark(items) || items.empty())
            return fail("no class"), Outcome::failed;
        a = items.front();
        items.erase(items.begin());
        return outcome(construct(a, std::move(items)));
    case 'b':
        if (!pop(b) || !top(a))
            return Outcome::failed;
        m_nodes.at(a).state = b;
        return Outcome::done;
    case 'P':
        return outcome(takeLine(name) && push(Kind::global, "persistent " + std::string(name)));
    case 'Q':
        return outcome(pop(a) && push(Kind::global, "persistent " + m_nodes.at(a).text));
    case 0x82:
    case 0x83:
    case 0x84: {
        std::uint64_t code = 0;
        return outcome(takeSize(op == 0x84 ? 4 : op - 0x81u, code) && push(Kind::global, "extension " + std::to_string(code)));
    }
    default:
        return Outcome::notMine;
    }
}

} // namespace cacheloupe
