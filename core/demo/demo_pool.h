// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demo/demo_scene.h"

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace cacheloupe {

/// An answer in the product's cache, with what it was written for.
struct DemoEntry {
    std::string id;
    std::string key;
    DemoRequest asked;  ///< the request that caused it
    std::string answer;
    size_t era = 0;
    std::string prompt; ///< version it was written under
    Instant createdAt;
    KeyFields fields;   ///< as stored; older writers stored fewer
    long inputTokens = 0;
    long outputTokens = 0;
    double costUsd = 0;
    bool broken = false; ///< an error message stored as an answer
    size_t hitCount = 0;
    Instant lastHitAt;
};

struct DemoMatch {
    size_t entry = 0;
    bool exact = false;
    double similarity = 0;
    double runnerUp = 0; ///< 0 = there was no second one
};

/// The product's cache during the week. `find` is the careful lookup that only serves what still holds; the planted
/// faults go around it. Owned by the simulation, one thread.
class DemoPool {
public:
    explicit DemoPool(const DemoScene &scene) : m_scene(scene) {}

    size_t add(DemoEntry entry);
    std::optional<DemoMatch> find(const DemoRequest &request) const;
    /// An entry that would have been served if its time were not over.
    std::optional<size_t> findExpired(const DemoRequest &request) const;

    bool isLive(const DemoEntry &entry, Instant at) const;
    /// Live, and written under what is in force at `at`.
    bool isCurrent(const DemoEntry &entry, Instant at) const;
    /// A stand-in for the cosine similarity of two questions: high for equal wordings, 0.84–0.975 for paraphrases.
    static double similarity(const DemoRequest &left, const DemoRequest &right);

    std::vector<DemoEntry> &entries() { return m_entries; }
    const std::vector<DemoEntry> &entries() const { return m_entries; }

private:
    std::string bucket(const DemoRequest &request) const;

    const DemoScene &m_scene;
    std::vector<DemoEntry> m_entries;
    std::unordered_map<std::string, std::vector<size_t>> m_buckets; ///< looked up only, never walked
};

} // namespace cacheloupe
