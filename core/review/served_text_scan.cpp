// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/english.h"
#include "core/review/scan_workers.h"
#include "core/review/site_tally.h"
#include "core/review/suspicion_signals.h"

namespace cacheloupe {

namespace {

using Places = std::span<const std::uint32_t>;

/// Differences that change what a right answer is. Names and words alone may be another way to say the same.
constexpr std::array<Signal, 8> kContradictions = {Signal::numberDiffers,   Signal::unitDiffers,   Signal::timeDiffers,  Signal::identifierDiffers,
                                                   Signal::negationDiffers, Signal::oppositeWords, Signal::rolesSwapped, Signal::nameDiffers};
constexpr std::array<std::pair<Signal, ScanKind>, 3> kRequests = {{{Signal::creativeRequest, ScanKind::creativeServed},
                                                                   {Signal::contextDependent, ScanKind::followupServed},
                                                                   {Signal::actionRequest, ScanKind::actionReplayed}}};

/// What the words of one question and the answered one say, as bits.
struct TextJudgement {
    std::uint32_t contradictions = 0; ///< bit n = kContradictions[n]
    std::uint32_t requests = 0;       ///< bit n = kRequests[n]
};

TextJudgement judge(const HitTable &table, HitRow row)
{
    static const KeyProof nothingProven;
    Hit hit;
    hit.query = table.queryText(row);
    hit.cachedQuery = table.cachedQueryText(row);
    TextJudgement out;
    for (const SignalFinding &finding : findSignals(hit, &nothingProven, nullptr, SignalDetail::strengths).found) {
        for (size_t i = 0; i < kContradictions.size(); ++i)
            out.contradictions |= std::uint32_t(finding.signal == kContradictions[i] && finding.strength > 0) << i;
        for (size_t i = 0; i < kRequests.size(); ++i)
            out.requests |= std::uint32_t(finding.signal == kRequests[i].first) << i;
    }
    return out;
}

bool refuses(const HitTable &table, HitRow row)
{
    return findRefusal(table.answerText(row)).length > 0;
}

struct Part {
    ScanFindings findings;
    std::array<SiteTallies, kRequests.size()> requests;
};

/// The texts of one entry's hits: each question once.
class EntryTexts {
public:
    EntryTexts(const ScanInput &input, Places places) : m_input(input), m_places(places) {}

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
        if (m_contradicting.count > 0 && m_input.wants(ScanKind::contradictingQuestions))
            part.findings.push_back(contradiction());
        addRefusals(part);
    }

private:
    void addQuestion(Part &part, Places places)
    {
        const auto &events = m_input.facts.events();
        const auto &table = m_input.facts.table();
        const TextJudgement judged = judge(table, events[places.front()].row);
        // A label or a parsed field of an order to act is no action.
        const auto layer = table.layer(events[places.front()].row);
        const bool isAnswer = layer.empty() || layer == "final_response" || layer == "batch_result";
        for (size_t i = 0; i < kRequests.size(); ++i) {
            if (!isAnswer || !((judged.requests >> i) & 1u) || !m_input.wants(kRequests[i].second))
                continue;
            SiteTally &site = part.requests[i][table.callSiteCode(events[places.front()].row)];
            site.others.push_back(events[places.front()].question);
            for (const std::uint32_t place : places)
                site.add(events[place].row);
        }
        if (judged.contradictions == 0)
            return;
        m_signals |= judged.contradictions;
        ++m_questions;
        for (const std::uint32_t place : places)
            m_contradicting.add(events[place].row);
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

    /// Entries keep one answer as a rule; a refreshed one is looked at again.
    void addRefusals(Part &part)
    {
        if (!m_input.wants(ScanKind::refusalServed))
            return;
        const auto &events = m_input.facts.events();
        SiteTally refused;
        std::uint32_t lastAnswer = 0;
        bool lastRefuses = false;
        for (const std::uint32_t place : m_places) {
            if (events[place].answer == 0)
                continue;
            if (events[place].answer != lastAnswer)
                lastRefuses = refuses(m_input.facts.table(), events[place].row);
            lastAnswer = events[place].answer;
            if (lastRefuses)
                refused.add(events[place].row);
        }
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
    Places m_places;
    SiteTally m_contradicting;
    std::uint32_t m_signals = 0;
    std::uint64_t m_questions = 0;
};

} // namespace

ScanFindings findServedTexts(const ScanInput &input)
{
    auto parts = inParts<Part>(input, input.hitsByEntry.count(), [&](Part &part, size_t begin, size_t end) {
        for (size_t number = begin; number < end && !input.stopped(); ++number)
            if (const auto places = input.hitsByEntry.of(std::uint32_t(number)); !places.empty())
                EntryTexts(input, places).addTo(part);
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
