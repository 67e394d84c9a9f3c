// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/english.h"
#include "core/review/scan_workers.h"
#include "core/review/site_tally.h"
#include "core/review/suspicion_signals.h"
#include "core/review/topic_words.h"
#include "core/review/verbatim_difference.h"

#include <algorithm>
#include <atomic>

namespace cacheloupe {

namespace {

using Places = std::span<const std::uint32_t>;

/// Differences that change what a right answer is. Names and words alone may be another way to say the same.
constexpr std::array<Signal, 10> kContradictions = {Signal::numberDiffers,   Signal::unitDiffers,   Signal::timeDiffers,  Signal::identifierDiffers, Signal::negationDiffers,
                                                    Signal::oppositeWords, Signal::rolesSwapped, Signal::nameDiffers, Signal::numberOneSided,    Signal::wordReplaced};
/// The last two tell only where the rest is word for word the same.
constexpr size_t kTellingAlone = 8;
constexpr std::array<std::pair<Signal, ScanKind>, 3> kRequests = {{{Signal::creativeRequest, ScanKind::creativeServed},
                                                                   {Signal::contextDependent, ScanKind::followupServed},
                                                                   {Signal::actionRequest, ScanKind::actionReplayed}}};

/// The bit of a question that continues its conversation.
constexpr std::uint8_t kFollowUp = 2;

/// Questions that share less are about different things: what they say of each other is no contradiction.
constexpr double kLeastOverlap = 0.4;

/// What the texts of a log say, as bits; each question and answer is read once, whoever asks. Any thread.
class TextJudgements {
public:
    explicit TextJudgements(const ScanInput &input)
        : m_table(input.facts.table()), m_questions(input.facts.questionCount()), m_answers(input.facts.answerCount())
    {
    }

    /// Bit n = kRequests[n].
    std::uint8_t requests(const EventFact &event)
    {
        const std::uint8_t asked = requestsIn(event.question, &HitTable::queryText, event.row);
        // An answer to a question that hung on its conversation belongs to that one, however the next one asks.
        return event.answered == 0 ? asked : asked | (requestsIn(event.answered, &HitTable::cachedQueryText, event.row) & kFollowUp);
    }

    /// Bit n = kContradictions[n].
    std::uint32_t contradictions(const EventFact &event) const
    {
        if (event.answered == 0 || event.question == event.answered)
            return 0;
        Hit hit;
        hit.query = m_table.queryText(event.row);
        hit.cachedQuery = m_table.cachedQueryText(event.row);
        std::uint32_t bits = 0;
        if (topicOverlap(topicWords(hit.query), topicWords(hit.cachedQuery)) >= kLeastOverlap)
            for (const SignalFinding &finding : signals(hit))
                for (size_t i = 0; i < kTellingAlone; ++i)
                    bits |= std::uint32_t(finding.signal == kContradictions[i] && finding.strength > 0) << i;
        if (bits != 0)
            return bits;
        if (const auto signal = verbatimDifference(hit.query, hit.cachedQuery))
            bits |= 1u << (std::find(kContradictions.begin(), kContradictions.end(), *signal) - kContradictions.begin());
        return bits;
    }

    bool refuses(const EventFact &event)
    {
        constexpr size_t kOpening = 200;
        return event.answer != 0
            && once(m_answers[event.answer], [&] { return std::uint8_t(findRefusal(m_table.answerText(event.row, kOpening)).length > 0); }) != 0;
    }

private:
    static constexpr std::uint8_t kRead = 128;

    template <typename Judge>
    static std::uint8_t once(std::atomic<std::uint8_t> &known, const Judge &judge)
    {
        if (const std::uint8_t bits = known.load(std::memory_order_relaxed); bits != 0)
            return bits & ~kRead;
        const std::uint8_t bits = judge();
        known.store(bits | kRead, std::memory_order_relaxed);
        return bits;
    }

    static std::vector<SignalFinding> signals(const Hit &hit)
    {
        static const KeyProof nothingProven;
        return findSignals(hit, &nothingProven, nullptr, SignalDetail::strengths).found;
    }

    /// Of one question, asked or answered.
    std::uint8_t requestsIn(std::uint32_t question, std::string (HitTable::*text)(HitRow, size_t) const, HitRow row)
    {
        return once(m_questions[question], [&] {
            std::uint8_t bits = 0;
            Hit hit;
            hit.query = (m_table.*text)(row, HitTable::kWholeText);
            for (const SignalFinding &finding : signals(hit))
                for (size_t i = 0; i < kRequests.size(); ++i)
                    bits |= std::uint8_t(finding.signal == kRequests[i].first) << i;
            return bits;
        });
    }

    const HitTable &m_table;
    std::vector<std::atomic<std::uint8_t>> m_questions;
    std::vector<std::atomic<std::uint8_t>> m_answers;
};

struct Part {
    ScanFindings findings;
    std::array<SiteTallies, kRequests.size()> requests;
};

/// The texts of one entry's hits: each question once.
class EntryTexts {
public:
    EntryTexts(const ScanInput &input, TextJudgements &judgements, Places places) : m_input(input), m_judgements(judgements), m_places(places) {}

    void addTo(Part &part)
    {
        const auto &events = m_input.facts.events();
        std::vector<std::uint32_t> byQuestion(m_places.begin(), m_places.end());
        std::sort(byQuestion.begin(), byQuestion.end(), [&](auto a, auto b) { return std::pair(events[a].question, a) < std::pair(events[b].question, b); });
        for (size_t begin = 0; begin < byQuestion.size();) {
            size_t end = begin + 1;
            while (end < byQuestion.size() && events[byQuestion[end]].question == events[byQuestion[begin]].question)
                ++end;
            if (events[byQuestion[begin]].question != 0)
                addQuestion(part, std::span(byQuestion).subspan(begin, end - begin));
            begin = end;
        }
        if (m_contradicting.count > 0)
            part.findings.push_back(contradiction());
        addRefusals(part);
    }

private:
    void addQuestion(Part &part, Places places)
    {
        const auto &events = m_input.facts.events();
        const EventFact &first = events[places.front()];
        const auto &table = m_input.facts.table();
        // A label or a parsed field of an order to act is no action.
        const auto layer = table.layer(first.row);
        const bool isAnswer = layer.empty() || layer == "final_response" || layer == "batch_result";
        const std::uint8_t requests = isAnswer && wantsRequests() ? m_judgements.requests(first) : 0;
        for (size_t i = 0; i < kRequests.size(); ++i) {
            if (!((requests >> i) & 1u))
                continue;
            SiteTally &site = part.requests[i][table.callSiteCode(first.row)];
            site.others.push_back(first.question);
            for (const std::uint32_t place : places)
                site.add(events[place].row);
        }
        const std::uint32_t contradictions = m_input.wants(ScanKind::contradictingQuestions) ? m_judgements.contradictions(first) : 0;
        if (contradictions == 0)
            return;
        m_signals |= contradictions;
        ++m_questions;
        for (const std::uint32_t place : places)
            m_contradicting.add(events[place].row);
    }

    bool wantsRequests() const
    {
        return std::any_of(kRequests.begin(), kRequests.end(), [&](const auto &request) { return m_input.wants(request.second); });
    }

    ScanFinding contradiction()
    {
        m_contradicting.shorten();
        const EventFact &first = m_input.facts.events()[m_places.front()];
        ScanFinding finding = ofEntry(ScanKind::contradictingQuestions, ScanSeverity::medium, first, m_contradicting);
        std::string signals;
        for (size_t i = 0; i < kContradictions.size(); ++i)
            if ((m_signals >> i) & 1u)
                signals.append(signals.empty() ? "" : ", ").append(signalName(kContradictions[i]));
        finding.words = {{"signals", signals}};
        finding.figures = {{"hits", double(m_contradicting.count)}, {"questions", double(m_questions)}};
        return finding;
    }

    void addRefusals(Part &part)
    {
        if (!m_input.wants(ScanKind::refusalServed))
            return;
        const auto &events = m_input.facts.events();
        SiteTally refused;
        for (const std::uint32_t place : m_places)
            if (m_judgements.refuses(events[place]))
                refused.add(events[place].row);
        if (refused.count == 0)
            return;
        refused.shorten();
        part.findings.push_back(ofEntry(ScanKind::refusalServed, ScanSeverity::medium, events[m_places.front()], refused));
        part.findings.back().figures = {{"hits", double(refused.count)}};
    }

    ScanFinding ofEntry(ScanKind kind, ScanSeverity severity, const EventFact &first, const SiteTally &tally) const
    {
        return siteFinding(m_input, kind, severity, m_input.facts.table().callSiteCode(first.row), tally);
    }

    const ScanInput &m_input;
    TextJudgements &m_judgements;
    Places m_places;
    SiteTally m_contradicting;
    std::uint32_t m_signals = 0;
    std::uint64_t m_questions = 0;
};

} // namespace

ScanFindings findServedTexts(const ScanInput &input)
{
    TextJudgements judgements(input);
    auto parts = inParts<Part>(input, input.hitsByEntry.count(), [&](Part &part, size_t begin, size_t end) {
        for (size_t number = begin; number < end && !input.stopped(); ++number)
            if (const auto places = input.hitsByEntry.of(std::uint32_t(number)); !places.empty())
                EntryTexts(input, judgements, places).addTo(part);
    });
    ScanFindings found;
    for (size_t i = 0; i < kRequests.size(); ++i) {
        std::vector<SiteTallies> tallies;
        for (Part &part : parts)
            tallies.push_back(std::move(part.requests[i]));
        for (auto &[site, tally] : merged(std::move(tallies))) {
            found.push_back(siteFinding(input, kRequests[i].second, ScanSeverity::medium, site, tally));
            found.back().figures = {{"hits", double(tally.count)}, {"questions", double(distinct(tally.others))}};
        }
    }
    for (Part &part : parts)
        std::move(part.findings.begin(), part.findings.end(), std::back_inserter(found));
    return found;
}

} // namespace cacheloupe
