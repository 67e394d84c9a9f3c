// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/pickle_nodes.h"

#include <string_view>
#include <unordered_map>
#include <vector>

namespace cacheloupe {

/// The stack machine behind parsePickle: reads opcodes, keeps a stack of node numbers, marks and the memo, and says
/// false (reason in the nodes' refusal) at the first thing it does not accept. One thread; bytes and nodes outlive it.
class PickleMachine {
public:
    PickleMachine(std::string_view bytes, PickleNodes &nodes) : m_bytes(bytes), m_nodes(nodes) {}

    /// True when STOP was reached with one value.
    bool run();
    NodeId result() const { return m_stack.back(); }
    size_t at() const { return m_at; }

private:
    enum class Outcome { done, failed, notMine };
    using Kind = PickleNode::Kind;

    Outcome number(unsigned char op);
    Outcome text(unsigned char op);
    Outcome container(unsigned char op);
    Outcome memo(unsigned char op);
    Outcome object(unsigned char op);

    bool fail(std::string why) { return m_nodes.refuse(std::move(why)); }
    bool take(size_t count, std::string_view &out);
    bool takeLine(std::string_view &out);
    bool takeSize(size_t width, std::uint64_t &out);

    bool push(NodeId id);
    bool push(PickleNode node) { return push(m_nodes.add(std::move(node))); }
    bool push(Kind kind, std::string text);
    bool pushInteger(std::int64_t value);
    bool pushLong(std::string_view littleEndian);
    bool pushDecimal(std::string_view digits);
    bool pushSequence(std::vector<NodeId> items);
    bool pushGlobal(std::string_view module, std::string_view name);
    bool pop(NodeId &out);
    /// What lies above the last mark, which goes too.
    bool popToMark(std::vector<NodeId> &out);
    bool top(NodeId &out);

    bool extend(NodeId target, const std::vector<NodeId> &items);
    bool assign(NodeId target, const std::vector<NodeId> &pairs);
    bool remember(std::uint64_t slot);
    bool recall(std::uint64_t slot);
    bool call(NodeId callable, NodeId args) { return push(m_nodes.called(callable, args)); }
    bool construct(NodeId type, std::vector<NodeId> args);

    std::string_view m_bytes;
    PickleNodes &m_nodes;
    size_t m_at = 0;
    std::vector<NodeId> m_stack;
    std::vector<size_t> m_marks;
    std::unordered_map<std::uint64_t, NodeId> m_memo;
};

} // namespace cacheloupe
