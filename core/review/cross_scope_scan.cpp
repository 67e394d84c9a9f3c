// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/personal_answers.h"
#include "core/review/scan_workers.h"

namespace cacheloupe {

namespace {

using Places = std::span<const std::uint32_t>;
constexpr std::array<KeyField, 3> kScopes = {KeyField::accessTenant, KeyField::accessRole, KeyField::accessSubject};
constexpr std::uint32_t kNobody = ~std::uint32_t(0);

/// Who wrote one entry and who was served it.
struct Audience {
    std::array<std::uint32_t, kScopes.size()> foreigner = {kNobody, kNobody, kNobody}; ///< a hit whose reader is not the writer
    std::array<bool, kScopes.size()> writerKnown = {};
    std::array<std::vector<std::uint32_t>, kScopes.size()> readers;
    std::vector<std::uint32_t> users;

    bool isForeign(size_t scope) const { return foreigner[scope] != kNobody; }
};

Audience audienceOf(const ScanInput &input, Places places)
{
    Audience out;
    for (const std::uint32_t place : places) {
        const EventFact &event = input.facts.events()[place];
        const ScannedValues &asked = input.facts.values(event.asked);
        const ScannedValues &stored = input.facts.values(event.stored);
        for (size_t i = 0; i < kScopes.size(); ++i) {
            const std::uint32_t reader = asked[scannedPlace(kScopes[i])];
            const std::uint32_t writer = stored[scannedPlace(kScopes[i])];
            out.readers[i].push_back(reader);
            out.writerKnown[i] = out.writerKnown[i] || writer != 0;
            if (reader != 0 && writer != 0 && reader != writer && !out.isForeign(i))
                out.foreigner[i] = place;
        }
        out.users.push_back(event.user);
    }
    for (auto &readers : out.readers)
        distinct(readers);
    distinct(out.users);
    return out;
}

/// Nothing when it may be so: an answer for everybody may be served to everybody.
std::optional<ScanSeverity> judge(const Audience &audience, std::uint8_t personalBits)
{
    const bool hasData = (personalBits & personal::kData) != 0;
    if (audience.isForeign(0) || (audience.isForeign(1) && hasData) || (audience.isForeign(2) && personalBits != 0))
        return ScanSeverity::high;
    if (audience.isForeign(1))
        return ScanSeverity::medium;
    if (!hasData)
        return std::nullopt;
    if (audience.readers[0].size() > 1)
        return ScanSeverity::high;
    const bool severalUsers = audience.users.size() > 1 || audience.readers[2].size() > 1;
    return severalUsers && !audience.writerKnown[2] ? std::optional(ScanSeverity::medium) : std::nullopt;
}

bool isOfAnother(const ScanInput &input, const EventFact &event)
{
    const ScannedValues &asked = input.facts.values(event.asked);
    const ScannedValues &stored = input.facts.values(event.stored);
    return std::any_of(kScopes.begin(), kScopes.end(), [&](KeyField field) {
        const size_t at = scannedPlace(field);
        return asked[at] != 0 && stored[at] != 0 && asked[at] != stored[at];
    });
}

ScanFinding findingOf(const ScanInput &input, const Audience &audience, std::uint8_t personalBits, ScanSeverity severity, Places places)
{
    const auto &events = input.facts.events();
    ScanFinding finding;
    finding.kind = ScanKind::crossScope;
    finding.severity = severity;
    finding.callSite = input.facts.table().callSite(events[places.front()].row);
    std::string fields;
    for (size_t i = 0; i < kScopes.size(); ++i) {
        if (!audience.isForeign(i) && (audience.writerKnown[i] || audience.readers[i].size() < 2))
            continue;
        fields.append(fields.empty() ? "" : ", ").append(keyFieldName(kScopes[i]));
        if (!audience.isForeign(i) || !finding.words.empty())
            continue;
        const EventFact &foreign = events[audience.foreigner[i]];
        finding.words = {{"field", std::string(keyFieldName(kScopes[i]))},
                         {"writer", storedValue(input, foreign, kScopes[i])},
                         {"reader", askedValue(input, foreign, kScopes[i])}};
        // The role of both sides is what a reviewer judges by, whichever field differed first.
        if (kScopes[i] != KeyField::accessRole) {
            finding.words.emplace_back("writer_role", storedValue(input, foreign, KeyField::accessRole));
            finding.words.emplace_back("reader_role", askedValue(input, foreign, KeyField::accessRole));
        }
    }
    finding.words.emplace_back("fields", fields);
    finding.words.emplace_back("personal", personalWordNames(personalBits));
    std::uint64_t foreign = 0;
    for (const std::uint32_t place : places) {
        if (isOfAnother(input, events[place])) {
            ++foreign;
            finding.addRow(events[place].row);
        }
    }
    if (foreign == 0)
        for (const std::uint32_t place : places)
            finding.addRow(events[place].row);
    finding.count = foreign > 0 ? foreign : places.size();
    finding.figures = {{"hits", double(places.size())}, {"foreign", double(foreign)}, {"tenants", double(audience.readers[0].size())},
                       {"roles", double(audience.readers[1].size())}, {"users", double(audience.users.size())}};
    return finding;
}

} // namespace

ScanFindings findCrossScope(const ScanInput &input)
{
    PersonalAnswers answers(input);
    return overGroups(input, input.hitsByEntry, [&](ScanFindings &found, Places places) {
        const Audience audience = audienceOf(input, places);
        const bool isForeign = audience.isForeign(0) || audience.isForeign(1) || audience.isForeign(2);
        if (!isForeign && audience.readers[0].size() < 2 && audience.readers[2].size() < 2 && audience.users.size() < 2)
            return;
        std::uint8_t personalBits = 0;
        std::uint32_t last = 0;
        for (const std::uint32_t place : places) {
            const EventFact &event = input.facts.events()[place];
            if (event.answer != last)
                personalBits |= answers.of(event);
            last = event.answer;
        }
        if (const auto severity = judge(audience, personalBits))
            found.push_back(findingOf(input, audience, personalBits, *severity, places));
    });
}

} // namespace cacheloupe
