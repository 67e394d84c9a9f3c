// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/log_signals.h"

#include "core/review/log_questions.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace cacheloupe {

namespace {

using Indexes = PairFindings::Indexes;

/// Two values may be chance.
constexpr std::uint32_t kFewestFillers = 3;
constexpr double kManyFillers = 64;
/// What an entry is usually asked shows from so many requests on.
constexpr std::uint32_t kFewestRequests = 4;
constexpr std::uint32_t kFanOutRequests = 20;
/// Requests for the same thing share more than this with it on average.
constexpr double kFanOutShared = 0.2;

Indexes openTopics(const QuestionWords &side)
{
    Indexes out;
    for (size_t i = 0; i < side.size(); ++i) {
        if (!side.marks[i].isMatched() && side.marks[i].weight() == 1)
            out.push_back(i);
    }
    return out;
}

class Finder {
public:
    Finder(const LogQuestions &log, const Hit &hit, PairFindings &out)
        : m_log(log), m_hit(hit), m_out(out), m_site(LogQuestions::siteKey(hit.callSite)), m_asked(openTopics(out.pair().asked)),
          m_answered(openTopics(out.pair().answered))
    {
    }

    void find()
    {
        closer();
        slot();
        entry();
    }

private:
    void closer()
    {
        if (m_asked.empty())
            return;
        const auto found = m_log.closer(m_site, m_hit.query, LogQuestions::topics(m_out.pair().asked), m_hit.cachedQuery, LogQuestions::topics(m_out.pair().answered));
        m_out.addText(Signal::closerQuestion, found.gain, found.text);
    }

    /// The word of one side whose place has the most values in the log.
    std::pair<std::uint32_t, size_t> varied(bool asked) const
    {
        std::pair<std::uint32_t, size_t> most{0, 0};
        for (const size_t i : asked ? m_asked : m_answered)
            most = std::max(most, {m_log.fillers(LogQuestions::slotKey(m_site, m_out.pair().side(asked), i)), i});
        return most;
    }

    void slot()
    {
        const auto asked = varied(true);
        const auto answered = varied(false);
        const bool isAsked = asked.first >= answered.first;
        const auto &[fillers, word] = isAsked ? asked : answered;
        if (fillers < kFewestFillers)
            return;
        const std::array at{word};
        const std::span<const size_t> none;
        m_out.addNoted(Signal::slotVaries, std::log1p(double(fillers)) / std::log1p(kManyFillers), std::to_string(fillers), isAsked ? std::span<const size_t>(at) : none,
                       isAsked ? none : std::span<const size_t>(at));
    }

    void entry()
    {
        const LogQuestions::Entry *entry = m_log.entry(m_site, m_hit.cachedQuery);
        if (!entry || entry->requests < kFewestRequests)
            return;
        const auto isNew = [&](size_t i) { return m_log.requestsWith(m_site, m_hit.cachedQuery, m_out.pair().asked.marks[i].stem) <= 1; };
        Indexes words;
        std::copy_if(m_asked.begin(), m_asked.end(), std::back_inserter(words), isNew);
        if (!words.empty())
            m_out.addNoted(Signal::newToEntry, double(words.size()) / double(m_asked.size()), std::to_string(entry->requests), words, {});
        if (entry->requests >= kFanOutRequests && double(entry->shared) < kFanOutShared * double(entry->requests))
            m_out.addText(Signal::fanOut, std::min(1.0, std::log2(double(entry->requests) / 10) / 4), std::to_string(entry->requests));
    }

    const LogQuestions &m_log;
    const Hit &m_hit;
    PairFindings &m_out;
    std::uint64_t m_site;
    Indexes m_asked;
    Indexes m_answered;
};

} // namespace

LogSignals::LogSignals() = default;
LogSignals::~LogSignals() = default;
LogSignals::LogSignals(LogSignals &&) noexcept = default;
LogSignals &LogSignals::operator=(LogSignals &&) noexcept = default;

LogSignals::LogSignals(const HitTable &table, const std::stop_token &stop) : m_norms(table), m_questions(LogQuestions::read(table, stop)) {}

void LogSignals::find(const Hit &hit, PairFindings &out) const
{
    if (m_questions)
        Finder(*m_questions, hit, out).find();
}

} // namespace cacheloupe
