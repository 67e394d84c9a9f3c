// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/personal_answers.h"
#include "core/review/scan_workers.h"
#include "core/review/site_tally.h"

namespace cacheloupe {

namespace {

/// The fields that bound who may read; a permission policy alone names nobody.
std::uint32_t boundaryMask()
{
    std::uint32_t mask = 0;
    for (const KeyField field : {KeyField::accessTenant, KeyField::accessSubject, KeyField::accessRole, KeyField::accessEntitlement})
        mask |= 1u << unsigned(field);
    return mask;
}

} // namespace

ScanFindings findPersonalUnscoped(const ScanInput &input)
{
    struct Site : SiteTally {
        std::uint8_t bits = 0;
    };
    using Sites = std::map<std::uint32_t, Site>;
    const auto &events = input.facts.events();
    const auto &table = input.facts.table();
    const std::uint32_t boundary = boundaryMask();
    PersonalAnswers answers(input);
    auto parts = inParts<Sites>(input, events.size(), [&](Sites &sites, size_t begin, size_t end) {
        for (size_t i = begin; i < end; ++i) {
            const EventFact &event = events[i];
            if (event.kind != EventKind::hit || ((table.requestFields(event.row) | table.entryFields(event.row)) & boundary) != 0)
                continue;
            const std::uint8_t bits = answers.of(event);
            if ((bits & personal::kData) == 0)
                continue;
            Site &site = sites[table.callSiteCode(event.row)];
            site.add(event.row);
            site.bits |= bits;
            site.users.push_back(event.user);
        }
    });
    Sites all;
    for (Sites &part : parts) {
        for (auto &[number, site] : part) {
            all[number].bits |= site.bits;
            all[number].merge(std::move(site));
        }
    }
    ScanFindings found;
    for (auto &[number, site] : all) {
        const size_t users = distinct(site.users);
        auto finding = siteFinding(input, ScanKind::personalUnscoped, users > 1 ? ScanSeverity::high : ScanSeverity::medium, number, site);
        finding.words = {{"personal", personalWordNames(site.bits)}};
        finding.figures = {{"hits", double(site.count)}, {"users", double(users)}};
        found.push_back(std::move(finding));
    }
    return found;
}

} // namespace cacheloupe
