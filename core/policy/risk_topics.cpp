// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/risk_topics.h"

#include "core/base/words.h"
#include "core/driver/text_template.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace cacheloupe {

namespace {

constexpr size_t kMostWords = 400;
constexpr std::uint64_t kLeastQuestions = 2;

using Hashes = std::vector<std::uint64_t>;

Hashes hashesOf(std::string_view text)
{
    Hashes hashes;
    for (const auto &word : splitWords(text, kMostWords).words)
        hashes.push_back(word.hash);
    return hashes;
}

struct TopicPhrase {
    Hashes words;
    size_t topic = 0;
};

struct TopicLists {
    std::vector<RiskTopic> topics;
    std::unordered_multimap<std::uint64_t, TopicPhrase> phrases; ///< by their first word
};

std::vector<std::string> textsOf(const Json *list)
{
    std::vector<std::string> texts;
    if (list && list->is_array())
        for (const auto &text : *list)
            if (text.is_string())
                texts.push_back(text.get<std::string>());
    return texts;
}

TopicLists loadTopics()
{
    TopicLists lists;
    const Json json = textResource("presets/policy.json");
    const auto *topics = jsonAt(json, "topics");
    if (!topics)
        return lists;
    for (const auto &topic : *topics) {
        const auto *examples = jsonAt(topic, "examples");
        lists.topics.push_back({jsonText(topic, "tag").value_or(""), jsonText(topic, "row").value_or(""), textsOf(examples ? jsonAt(*examples, "yes") : nullptr),
                                textsOf(examples ? jsonAt(*examples, "no") : nullptr)});
        const auto *languages = jsonAt(topic, "words");
        for (const auto &language : languages ? *languages : Json::object())
            for (const auto &phrase : textsOf(&language))
                if (auto words = hashesOf(phrase); !words.empty())
                    lists.phrases.emplace(words.front(), TopicPhrase{words, lists.topics.size() - 1});
    }
    return lists;
}

const TopicLists &lists()
{
    static const TopicLists loaded = loadTopics();
    return loaded;
}

std::vector<bool> spokenOf(std::string_view text)
{
    std::vector<bool> spoken(lists().topics.size());
    const auto words = hashesOf(text);
    for (size_t i = 0; i < words.size(); ++i) {
        const auto [first, last] = lists().phrases.equal_range(words[i]);
        for (auto it = first; it != last; ++it) {
            const auto &phrase = it->second;
            if (phrase.words.size() <= words.size() - i && std::equal(phrase.words.begin(), phrase.words.end(), words.begin() + std::ptrdiff_t(i)))
                spoken[phrase.topic] = true;
        }
    }
    return spoken;
}

/// A name's joints are no letters of its words: `billing.my_account` speaks of an account.
std::string plainName(std::string_view callSite)
{
    std::string name(callSite);
    std::replace_if(name.begin(), name.end(), [](char c) { return c == '.' || c == '_' || c == '-' || c == '/' || c == ':'; }, ' ');
    return name;
}

} // namespace

const std::vector<RiskTopic> &riskTopics()
{
    return lists().topics;
}

std::vector<std::string> topicsOf(std::string_view text)
{
    std::vector<std::string> tags;
    const auto spoken = spokenOf(text);
    for (size_t i = 0; i < spoken.size(); ++i)
        if (spoken[i])
            tags.push_back(lists().topics[i].tag);
    return tags;
}

void RiskTopicCounter::add(std::string_view question)
{
    const auto spoken = spokenOf(question);
    m_counts.resize(spoken.size());
    ++m_asked;
    for (size_t i = 0; i < spoken.size(); ++i) {
        if (!spoken[i])
            continue;
        if (m_counts[i].questions++ == 0)
            m_counts[i].example = std::string(question);
    }
}

std::vector<RiskSuggestion> RiskTopicCounter::suggestions(std::string_view callSite, double leastShare) const
{
    const auto named = spokenOf(plainName(callSite));
    std::vector<RiskSuggestion> found;
    for (size_t i = 0; i < named.size(); ++i) {
        RiskSuggestion suggestion = i < m_counts.size() ? m_counts[i] : RiskSuggestion{};
        suggestion.tag = lists().topics[i].tag;
        suggestion.asked = m_asked;
        if (named[i] || (suggestion.questions >= kLeastQuestions && double(suggestion.questions) >= leastShare * double(m_asked)))
            found.push_back(std::move(suggestion));
    }
    std::stable_sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.questions > b.questions; });
    return found;
}

} // namespace cacheloupe
