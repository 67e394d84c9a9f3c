// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/driver/json.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// Bounds for reading somebody else's pickle.
struct PickleLimits {
    size_t maxDepth = 64;
    size_t maxNodes = 500'000;
    size_t maxTextBytes = 64u << 20;
    size_t maxSteps = 4'000'000;
};

using NodeId = std::uint32_t;

/// One value of a pickle. Objects are inert: the name of a class, what it would be given and the state it would take.
struct PickleNode {
    enum class Kind : std::uint8_t { none, boolean, integer, real, text, bytes, list, dict, global, object };
    static constexpr NodeId kNoNode = 0xFFFF'FFFF;

    Kind kind = Kind::none;
    NodeId args = kNoNode;
    NodeId state = kNoNode;
    std::int64_t integer = 0;
    double real = 0;
    std::string text;          ///< text, bytes, the name of a global or an object's class
    std::vector<NodeId> items; ///< of a list or appended to an object
    std::vector<NodeId> pairs; ///< key, value, key, value …
};

/// The values of one pickle, shared by number as the pickle shares them. One thread. Adding fails (kNoNode, with a
/// reason in refusal()) once a limit is passed, and so does everything after it.
class PickleNodes {
public:
    explicit PickleNodes(PickleLimits limits) : m_limits(limits) {}

    NodeId add(PickleNode node);
    PickleNode &at(NodeId id) { return m_nodes[id]; }
    const PickleNode &at(NodeId id) const { return m_nodes[id]; }
    /// Counts what is copied, so that copies of shared values stay within the limits too.
    bool charge(size_t nodes, size_t textBytes);

    /// What calling `callable` with `args` would give when that is plain data (a set, an ordered dict, bytes, a date);
    /// an inert object for anything else.
    NodeId called(NodeId callable, NodeId args);

    /// The value as JSON: shared values are written out each time, within the limits. False = a limit was passed.
    bool toJson(NodeId id, Json &out);

    const PickleLimits &limits() const { return m_limits; }
    const std::string &refusal() const { return m_refusal; }
    bool refuse(std::string why);

private:
    bool write(NodeId id, size_t depth, Json &out);
    bool writeList(const std::vector<NodeId> &items, size_t depth, Json &out);
    bool writePairs(const std::vector<NodeId> &pairs, size_t depth, Json &out);
    bool writeObject(const PickleNode &node, size_t depth, Json &out);
    bool writeState(NodeId state, size_t depth, Json &out);
    const PickleNode *member(const PickleNode &dict, std::string_view name) const;
    const PickleNode *argument(NodeId args, size_t index) const;
    NodeId calledData(const std::string &name, NodeId args);
    std::string zoneText(const PickleNode *zone) const;
    NodeId fromPairList(NodeId args);

    PickleLimits m_limits;
    std::vector<PickleNode> m_nodes;
    size_t m_charged = 0;
    size_t m_textBytes = 0;
    std::string m_refusal;
};

} // namespace cacheloupe
