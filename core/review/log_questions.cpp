// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/log_questions.h"

#include "core/base/utf8.h"
#include "core/hitlog/parallel.h"
#include "core/review/politeness.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace cacheloupe {

namespace {

constexpr size_t kMostReadings = 100'000;
constexpr size_t kTextCodePoints = 120;
/// With fewer questions a site's counts say nothing of what is rare.
constexpr std::uint32_t kFewestQuestions = 20;
/// A topic in more questions than these leads to none of them.
constexpr std::uint32_t kMostPlaces = 48;
constexpr size_t kRarestTopics = 4;
/// Short questions may share a single topic.
constexpr size_t kFewTopics = 3;
/// A question that shares so little more is not closer.
constexpr double kLeastGain = 0.05;

std::uint64_t joinedHash(std::uint64_t a, std::uint64_t b)
{
    return ((a ^ (a >> 31)) * 0xBF58476D1CE4E5B9ULL ^ b) * 0x94D049BB133111EBULL | 1;
}

/// Both sorted; `each` gets the index in a.
template <typename Each>
void eachCommon(std::span<const std::uint64_t> a, std::span<const std::uint64_t> b, Each each)
{
    size_t i = 0;
    size_t j = 0;
    while (i < a.size() && j < b.size()) {
        if (a[i] == b[j])
            each(i);
        const bool left = a[i] <= b[j];
        const bool right = b[j] <= a[i];
        i += left;
        j += right;
    }
}

double share(double common, double a, double b)
{
    const double all = a + b - common;
    return all > 0 ? common / all : 0;
}

LogQuestions::Reading readingOf(std::string_view callSite, std::string_view query, std::string_view cachedQuery, std::string cachedText)
{
    LogQuestions::Reading out;
    out.site = LogQuestions::siteKey(callSite);
    out.query = wordHash(query);
    out.cachedQuery = wordHash(cachedQuery);
    out.answeredText = std::move(cachedText);
    WordList askedWords = splitWords(query, kMaxQuestionWords);
    WordList answeredWords = splitWords(cachedQuery, kMaxQuestionWords);
    dropPoliteness(query, askedWords);
    dropPoliteness(cachedQuery, answeredWords);
    const TextLanguage language = textLanguage(askedWords, answeredWords);
    const QuestionWords asked = readQuestion(query, std::move(askedWords), language);
    const QuestionWords answered = readQuestion(cachedQuery, std::move(answeredWords), language);
    out.asked = LogQuestions::topics(asked);
    out.answered = LogQuestions::topics(answered);
    for (const QuestionWords *side : {&asked, &answered}) {
        for (size_t i = 0; i < side->size(); ++i) {
            if (side->marks[i].weight() == 1)
                out.slots.emplace_back(LogQuestions::slotKey(out.site, *side, i), side->marks[i].stem);
        }
    }
    return out;
}

} // namespace

std::uint64_t LogQuestions::siteKey(std::string_view callSite)
{
    return wordHash(callSite);
}

LogQuestions::Topics LogQuestions::topics(const QuestionWords &words)
{
    Topics out;
    for (const WordMark &mark : words.marks) {
        if (mark.weight() == 1)
            out.push_back(mark.stem);
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

std::uint64_t LogQuestions::slotKey(std::uint64_t site, const QuestionWords &words, size_t i)
{
    const std::uint64_t before = i == 0 ? 1 : words.marks[i - 1].stem;
    const std::uint64_t behind = i + 1 == words.size() ? 2 : words.marks[i + 1].stem;
    return joinedHash(joinedHash(site, before), behind);
}

std::unique_ptr<const LogQuestions> LogQuestions::read(const HitTable &table, const std::stop_token &stop)
{
    std::vector<HitRow> rows;
    for (HitRow row = 0; row < table.rowCount(); ++row) {
        if (table.kind(row) == EventKind::hit && table.match(row) != MatchKind::exact)
            rows.push_back(row);
    }
    const size_t step = (rows.size() + kMostReadings - 1) / kMostReadings;
    const size_t count = step == 0 ? 0 : rows.size() / step;
    std::vector<Reading> readings(count);
    const unsigned workers = std::max(1u, std::thread::hardware_concurrency());
    onWorkers(workers, [&](unsigned worker) {
        for (size_t i = count * worker / workers; i < count * (worker + 1) / workers && !stop.stop_requested(); ++i) {
            const HitRow row = rows[i * step];
            const std::string cachedQuery = table.cachedQueryText(row);
            if (!cachedQuery.empty())
                readings[i] = readingOf(table.callSite(row), table.queryText(row), cachedQuery, elided(cachedQuery, kTextCodePoints));
        }
    });
    if (stop.stop_requested())
        return nullptr;
    std::erase_if(readings, [](const Reading &reading) { return reading.answered.empty(); });
    return std::make_unique<const LogQuestions>(std::move(readings));
}

LogQuestions::LogQuestions(std::vector<Reading> readings)
{
    weighTopics(readings);
    countFillers(readings);
    countRequests(readings);
    keepQuestions(readings);
}

/// Topics that every question has, as those of a prompt template, weigh nothing.
void LogQuestions::weighTopics(const std::vector<Reading> &readings)
{
    WordTable<std::uint32_t> questions;
    WordTable<char> seen;
    struct Count {
        std::uint32_t questions = 0;
        std::uint64_t site = 0;
        std::uint64_t topic = 0;
    };
    WordTable<Count> counts;
    std::vector<std::pair<std::uint64_t, std::uint64_t>> keys;
    for (const Reading &reading : readings) {
        for (const bool asked : {true, false}) {
            char &known = seen.insert(joinedHash(reading.site, asked ? reading.query : reading.cachedQuery));
            if (std::exchange(known, char(1)))
                continue;
            ++questions.insert(reading.site);
            for (const std::uint64_t topic : asked ? reading.asked : reading.answered) {
                Count &count = counts.insert(joinedHash(reading.site, topic));
                if (count.questions++ == 0)
                    keys.emplace_back(reading.site, topic);
            }
        }
    }
    for (const auto &[site, topic] : keys) {
        const std::uint32_t all = *questions.look(site);
        const std::uint64_t key = joinedHash(site, topic);
        m_weights.insert(key) = all < kFewestQuestions ? 1.0F : float(std::log(double(all + 2) / double(counts.look(key)->questions + 1)));
    }
}

double LogQuestions::weight(std::uint64_t site, std::uint64_t topic) const
{
    const float *known = m_weights.look(joinedHash(site, topic));
    return known ? double(*known) : 5.0;
}

double LogQuestions::weight(std::uint64_t site, std::span<const std::uint64_t> topics) const
{
    double sum = 0;
    for (const std::uint64_t topic : topics)
        sum += weight(site, topic);
    return sum;
}

double LogQuestions::shared(std::uint64_t site, const Topics &a, const Topics &b) const
{
    double common = 0;
    eachCommon(a, b, [&](size_t i) { common += weight(site, a[i]); });
    return share(common, weight(site, a), weight(site, b));
}

void LogQuestions::countFillers(const std::vector<Reading> &readings)
{
    WordTable<char> seen;
    for (const Reading &reading : readings) {
        for (const auto &[slot, filler] : reading.slots) {
            if (std::exchange(seen.insert(joinedHash(slot, filler)), char(1)) == 0)
                ++m_fillers.insert(slot);
        }
    }
}

void LogQuestions::countRequests(const std::vector<Reading> &readings)
{
    WordTable<char> seen;
    for (const Reading &reading : readings) {
        const std::uint64_t key = joinedHash(reading.site, reading.cachedQuery);
        if (std::exchange(seen.insert(joinedHash(key, reading.query)), char(1)))
            continue;
        Entry &entry = m_entries.insert(key);
        ++entry.requests;
        entry.shared += float(shared(reading.site, reading.asked, reading.answered));
        for (const std::uint64_t topic : reading.asked)
            ++m_entryTopics.insert(joinedHash(key, topic));
    }
}

void LogQuestions::keepQuestions(std::vector<Reading> &readings)
{
    WordTable<char> seen;
    std::vector<std::uint64_t> sites;
    for (Reading &reading : readings) {
        if (std::exchange(seen.insert(joinedHash(reading.site, reading.cachedQuery)), char(1)))
            continue;
        Question question{reading.cachedQuery, std::uint32_t(m_topics.size()), std::uint32_t(reading.answered.size()), std::uint32_t(m_texts.size()),
                          std::uint32_t(reading.answeredText.size()), float(weight(reading.site, reading.answered))};
        m_topics.insert(m_topics.end(), reading.answered.begin(), reading.answered.end());
        m_texts += reading.answeredText;
        m_questions.push_back(question);
        sites.push_back(reading.site);
    }
    placeTopics(sites);
}

void LogQuestions::placeTopics(const std::vector<std::uint64_t> &sites)
{
    const auto eachTopic = [&](auto each) {
        for (std::uint32_t i = 0; i < m_questions.size(); ++i) {
            for (std::uint32_t k = 0; k < m_questions[i].topicCount; ++k)
                each(joinedHash(sites[i], m_topics[m_questions[i].firstTopic + k]), i);
        }
    };
    eachTopic([this](std::uint64_t key, std::uint32_t) { ++m_byTopic.insert(key).count; });
    std::uint32_t total = 0;
    eachTopic([&](std::uint64_t key, std::uint32_t) {
        Places &places = m_byTopic.insert(key);
        if (places.begin == 0 && places.count <= kMostPlaces) {
            places.begin = total + 1; // 0 stands for none yet
            total += places.count;
        }
    });
    m_places.resize(total);
    std::vector<std::uint32_t> filled(total);
    eachTopic([&](std::uint64_t key, std::uint32_t question) {
        const Places &places = *m_byTopic.look(key);
        if (places.count <= kMostPlaces)
            m_places[places.begin - 1 + filled[places.begin - 1]++] = question;
    });
}

/// Questions that share at least two of the rarest topics, or the only one: reading each that shares one costs more
/// than all other signals together.
std::vector<std::uint32_t> LogQuestions::candidates(std::uint64_t site, const Topics &asked, const std::vector<double> &weights) const
{
    std::vector<std::pair<double, const Places *>> rare;
    for (size_t i = 0; i < asked.size(); ++i) {
        const Places *places = m_byTopic.look(joinedHash(site, asked[i]));
        if (places && places->count <= kMostPlaces)
            rare.emplace_back(-weights[i], places);
    }
    const size_t most = std::min(rare.size(), kRarestTopics);
    std::partial_sort(rare.begin(), rare.begin() + std::ptrdiff_t(most), rare.end());
    std::vector<std::uint32_t> out;
    for (size_t r = 0; r < most; ++r)
        out.insert(out.end(), m_places.begin() + rare[r].second->begin - 1, m_places.begin() + rare[r].second->begin - 1 + rare[r].second->count);
    std::sort(out.begin(), out.end());
    if (asked.size() > kFewTopics) {
        std::vector<std::uint32_t> twice;
        for (size_t i = 1; i < out.size(); ++i) {
            if (out[i - 1] == out[i])
                twice.push_back(out[i]);
        }
        out = std::move(twice);
    }
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

LogQuestions::Closer LogQuestions::closer(std::uint64_t site, std::string_view query, const Topics &asked, std::string_view served, const Topics &answered) const
{
    std::vector<double> weights(asked.size());
    std::transform(asked.begin(), asked.end(), weights.begin(), [&](std::uint64_t topic) { return weight(site, topic); });
    const double askedWeight = std::accumulate(weights.begin(), weights.end(), 0.0);
    const auto shares = [&](std::span<const std::uint64_t> topics, double all) {
        double common = 0;
        eachCommon(asked, topics, [&](size_t i) { common += weights[i]; });
        return share(common, askedWeight, all);
    };
    const double own = shares(answered, weight(site, answered));
    double best = own + kLeastGain;
    const Question *found = nullptr;
    const std::uint64_t servedText = wordHash(served);
    const std::uint64_t queryText = wordHash(query);
    for (const std::uint32_t place : candidates(site, asked, weights)) {
        const Question &question = m_questions[place];
        const double shared = shares(std::span(m_topics).subspan(question.firstTopic, question.topicCount), double(question.weight));
        if (shared <= best || question.text == servedText || question.text == queryText)
            continue;
        best = shared;
        found = &question;
    }
    return found ? Closer{best - own, std::string_view(m_texts).substr(found->textAt, found->textLength)} : Closer{};
}

std::uint32_t LogQuestions::fillers(std::uint64_t slotKey) const
{
    const std::uint32_t *count = m_fillers.look(slotKey);
    return count ? *count : 0;
}

const LogQuestions::Entry *LogQuestions::entry(std::uint64_t site, std::string_view answered) const
{
    return m_entries.look(joinedHash(site, wordHash(answered)));
}

std::uint32_t LogQuestions::requestsWith(std::uint64_t site, std::string_view answered, std::uint64_t topic) const
{
    const std::uint32_t *count = m_entryTopics.look(joinedHash(joinedHash(site, wordHash(answered)), topic));
    return count ? *count : 0;
}

} // namespace cacheloupe
