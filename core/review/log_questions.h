// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/hit_table.h"
#include "core/review/pair_findings.h"
#include "core/review/word_table.h"

#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace cacheloupe {

/// The topics of a log's questions, by call site: which cached questions there are, in how many a topic stands, what stands
/// between the same two neighbours, what an entry was asked for. Built once, immutable; any thread.
class LogQuestions {
public:
    using Topics = std::vector<std::uint64_t>; ///< stems, sorted, each once

    /// One semantic hit as it is read from the log.
    struct Reading {
        std::uint64_t site = 0;
        std::uint64_t query = 0; ///< hash of the text
        std::uint64_t cachedQuery = 0;
        Topics asked;
        Topics answered;
        std::string answeredText; ///< its beginning
        std::vector<std::pair<std::uint64_t, std::uint64_t>> slots; ///< neighbours and what stands between them
    };

    struct Entry {
        std::uint32_t requests = 0; ///< different ones
        float shared = 0;           ///< sum over the requests of what they share with the answered question, 0–1 each
    };

    struct Closer {
        double gain = 0; ///< what it shares more than the served one, 0–1
        std::string_view text;
    };

    explicit LogQuestions(std::vector<Reading> readings);

    /// Reads at most some 100,000 hits of the table, evenly spread, on all cores. Null when stopped.
    static std::unique_ptr<const LogQuestions> read(const HitTable &table, const std::stop_token &stop);

    static std::uint64_t siteKey(std::string_view callSite);
    static Topics topics(const QuestionWords &words);
    /// The neighbours of a word.
    static std::uint64_t slotKey(std::uint64_t site, const QuestionWords &words, size_t i);

    /// Share of common topics among all of both, rare ones weighing more.
    double shared(std::uint64_t site, const Topics &a, const Topics &b) const;
    /// The cached question that shares most with what was asked, if it shares more than the served one.
    Closer closer(std::uint64_t site, std::string_view query, const Topics &asked, std::string_view served, const Topics &answered) const;
    std::uint32_t fillers(std::uint64_t slotKey) const;
    const Entry *entry(std::uint64_t site, std::string_view answered) const;
    /// In how many requests of the entry a topic stands.
    std::uint32_t requestsWith(std::uint64_t site, std::string_view answered, std::uint64_t topic) const;

private:
    struct Question {
        std::uint64_t text = 0; ///< hash
        std::uint32_t firstTopic = 0;
        std::uint32_t topicCount = 0;
        std::uint32_t textAt = 0;
        std::uint32_t textLength = 0;
        float weight = 0; ///< of its topics together
    };
    struct Places {
        std::uint32_t begin = 0;
        std::uint32_t count = 0;
    };

    void weighTopics(const std::vector<Reading> &readings);
    void keepQuestions(std::vector<Reading> &readings);
    void placeTopics(const std::vector<std::uint64_t> &sites);
    void countFillers(const std::vector<Reading> &readings);
    void countRequests(const std::vector<Reading> &readings);
    std::vector<std::uint32_t> candidates(std::uint64_t site, const Topics &asked, const std::vector<double> &weights) const;
    double weight(std::uint64_t site, std::uint64_t topic) const;
    double weight(std::uint64_t site, std::span<const std::uint64_t> topics) const;

    std::vector<Question> m_questions;
    std::vector<std::uint64_t> m_topics;
    std::string m_texts;
    std::vector<std::uint32_t> m_places; ///< questions by topic
    WordTable<Places> m_byTopic;
    WordTable<float> m_weights; ///< by site and topic
    WordTable<std::uint32_t> m_fillers;
    WordTable<Entry> m_entries;
    WordTable<std::uint32_t> m_entryTopics;
};

} // namespace cacheloupe
