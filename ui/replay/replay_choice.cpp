// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replay/replay_choice.h"

#include "core/base/random.h"
#include "core/domain/hit_query.h"
#include "core/hitlog/hit_filter.h"
#include "core/replay/replay_sample.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace cacheloupe {

namespace {

/// How many times more rows are looked at than wanted, since a popular question fills many rows.
constexpr size_t kSpare = 40;
constexpr HitRow kStopEvery = 4096;

std::vector<HitRow> givenRows(const HitTable &table, const ReplayChoice &choice)
{
    std::vector<HitRow> rows;
    for (const std::string &id : choice.ids) {
        if (const auto row = table.rowOfId(id))
            rows.push_back(*row);
    }
    return rows;
}

template <typename Visit>
void eachHit(const HitTable &table, const std::stop_token &stop, const Visit &visit)
{
    const HitRow end = table.rowCount();
    for (HitRow row = 0; row < end; ++row) {
        if (row % kStopEvery == 0 && stop.stop_requested())
            return;
        if (table.kind(row) == EventKind::hit)
            visit(row);
    }
}

std::vector<HitRow> suspiciousRows(const ReplaySources &sources, size_t count, const std::stop_token &stop)
{
    std::vector<std::pair<float, HitRow>> scored;
    eachHit(*sources.table, stop, [&](HitRow row) {
        const float score = sources.scores->score(row);
        scored.emplace_back(std::isnan(score) ? 0.0f : score, row);
    });
    const auto middle = scored.begin() + std::ptrdiff_t(std::min(scored.size(), count * kSpare));
    std::partial_sort(scored.begin(), middle, scored.end(),
                      [](const auto &a, const auto &b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
    std::vector<HitRow> rows;
    for (auto it = scored.begin(); it != middle; ++it)
        rows.push_back(it->second);
    return rows;
}

std::vector<HitRow> drawn(std::vector<HitRow> rows, const ReplayChoice &choice)
{
    Random random(choice.seed);
    const size_t wanted = std::min(rows.size(), choice.count);
    for (size_t i = 0; i < wanted; ++i)
        std::swap(rows[i], rows[i + random.below(rows.size() - i)]);
    rows.resize(wanted);
    return rows;
}

std::vector<HitRow> randomRows(const HitTable &table, const ReplayChoice &choice, const std::stop_token &stop)
{
    std::vector<HitRow> rows;
    eachHit(table, stop, [&](HitRow row) { rows.push_back(row); });
    return drawn(std::move(rows), choice);
}

std::vector<HitRow> stratifiedRows(const HitTable &table, const ReplayChoice &choice, const std::stop_token &stop)
{
    SampleWish wish;
    wish.size = choice.count;
    wish.seed = choice.seed;
    return drawReplaySample(table, wish, nullptr, stop).rows;
}

Result<std::vector<HitRow>> queryRows(const ReplaySources &sources, const ReplayChoice &choice, const std::stop_token &stop)
{
    const auto query = parseHitQuery(choice.query);
    if (!query)
        return query.error();
    HitFilterLookups lookups;
    lookups.verdict = [&sources](HitRow row) {
        const auto found = sources.verdicts.find(sources.table->idHash(row));
        return found == sources.verdicts.end() ? Verdict::none : found->second.verdict;
    };
    lookups.suspicion = [&sources](HitRow row) { return double(sources.scores->score(row)); };
    HitFilterOptions options;
    options.stop = stop;
    auto rows = filterHits(*sources.table, *query, lookups, options);
    if (!rows)
        return rows.error();
    std::erase_if(*rows, [&](HitRow row) { return sources.table->kind(row) != EventKind::hit; });
    return drawn(std::move(*rows), choice);
}

std::vector<HitRow> flaggedRows(const ReplaySources &sources, const std::stop_token &stop)
{
    std::vector<std::pair<Instant, Hash128>> flagged;
    for (const auto &[hash, record] : sources.verdicts) {
        if (isWrongReuse(record.verdict))
            flagged.emplace_back(record.at, hash);
    }
    std::sort(flagged.begin(), flagged.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    std::vector<HitRow> rows;
    for (const auto &[at, hash] : flagged) {
        if (stop.stop_requested())
            break;
        if (const auto row = sources.table->rowOfIdHash(hash))
            rows.push_back(*row);
    }
    return rows;
}

Result<std::vector<HitRow>> candidates(const ReplaySources &sources, const ReplayChoice &choice, const std::stop_token &stop)
{
    switch (choice.sample) {
    case SampleKind::given:
        return givenRows(*sources.table, choice);
    case SampleKind::suspicious:
        return suspiciousRows(sources, choice.count, stop);
    case SampleKind::random:
        return randomRows(*sources.table, choice, stop);
    case SampleKind::stratified:
        return stratifiedRows(*sources.table, choice, stop);
    case SampleKind::query:
        return queryRows(sources, choice, stop);
    case SampleKind::flaggedWrong:
        break;
    }
    return flaggedRows(sources, stop);
}

} // namespace

Result<std::vector<Hit>> chooseHits(const ReplaySources &sources, const ReplayChoice &choice, std::stop_token stop)
{
    const bool given = choice.sample == SampleKind::given;
    // What was drawn is counted: leaving out a question that comes often would tell of other hits than those drawn from.
    const bool once = choice.sample == SampleKind::suspicious || choice.sample == SampleKind::flaggedWrong;
    std::set<std::pair<std::string, std::string>> seen;
    std::vector<Hit> hits;
    const auto rows = candidates(sources, choice, stop);
    if (!rows)
        return rows.error();
    for (const HitRow row : *rows) {
        if (stop.stop_requested() || (!given && hits.size() >= choice.count))
            break;
        auto hit = sources.table->record(row);
        if (!hit || hit->kind == EventKind::malformed)
            continue;
        if (!once || seen.emplace(hit->query, hit->answer).second)
            hits.push_back(std::move(*hit));
    }
    return hits;
}

} // namespace cacheloupe
