// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// Words that tell what a question is about, of the list of things never to be cached (S0.14) and its neighbours. The
/// lists stand in resources/presets/policy.json, in five languages.
struct RiskTopic {
    std::string tag; ///< a risk tag
    std::string row;
    std::vector<std::string> examples;        ///< questions that must be recognised
    std::vector<std::string> counterExamples; ///< questions that must not
};
const std::vector<RiskTopic> &riskTopics();

/// The tags of the topics a text speaks of, in the order of riskTopics. Whole words only. Any thread.
std::vector<std::string> topicsOf(std::string_view text);

/// A tag that the questions of a call site suggest; a person confirms it.
struct RiskSuggestion {
    std::string tag;
    std::uint64_t questions = 0; ///< that speak of it
    std::uint64_t asked = 0;     ///< that were looked at
    std::string example;         ///< the first of them
    bool operator==(const RiskSuggestion &) const = default;
};

/// Counts topics over the questions of one call site. One thread at a time.
class RiskTopicCounter {
public:
    void add(std::string_view question);
    /// Tags of at least `leastShare` of the questions and at least two of them, or that the call site's name itself speaks of; most frequent first.
    std::vector<RiskSuggestion> suggestions(std::string_view callSite, double leastShare = 0.05) const;
    std::uint64_t asked() const { return m_asked; }

private:
    std::vector<RiskSuggestion> m_counts; ///< by topic
    std::uint64_t m_asked = 0;
};

} // namespace cacheloupe
