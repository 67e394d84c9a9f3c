// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/alike_hits.h"

#include "core/base/english.h"
#include "core/base/hash.h"
#include "core/domain/hit_query.h"
#include "core/hitlog/hit_filter.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace cacheloupe {

namespace {

/// Share of the words of both questions together that both have.
constexpr double kNearShare = 0.5;
constexpr size_t kMostNear = 200;

using Words = std::vector<std::uint64_t>; // sorted hashes of stems

Words topicWords(const std::string &question)
{
    const WordList list = splitWords(question, 200);
    Words words;
    for (const Word &word : list.words) {
        if (!isStopWord(list.form(word)))
            words.push_back(hash128(wordStem(list.form(word))).low);
    }
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

double sharedWords(const Words &a, const Words &b)
{
    Words both;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
    const size_t all = a.size() + b.size() - both.size();
    return all == 0 ? 0 : double(both.size()) / double(all);
}

std::string siteQuery(const Hit &hit)
{
    return "kind:hit call_site:" + quotedForQuery(hit.callSite);
}

Result<std::vector<HitRow>> rowsOf(const HitTable &table, const std::string &text, HitRow without, const std::stop_token &stop)
{
    const auto query = parseHitQuery(text);
    if (!query)
        return query.error();
    HitFilterOptions options;
    options.stop = stop;
    auto rows = filterHits(table, *query, {}, options);
    if (rows)
        std::erase(*rows, without);
    return rows;
}

Result<AlikeGroup> sameEntry(const HitTable &table, HitRow row, const Hit &hit, const std::stop_token &stop)
{
    AlikeGroup group{AlikeKind::sameEntry, {}, siteQuery(hit) + " cached_query~" + quotedForQuery(hit.cachedQuery)};
    auto rows = rowsOf(table, group.query, row, stop);
    if (!rows)
        return rows.error();
    // The query finds texts that hold the question.
    std::erase_if(*rows, [&](HitRow other) { return table.cachedQueryText(other) != hit.cachedQuery; });
    group.rows = std::move(*rows);
    return group;
}

std::string versionQuery(const Hit &hit)
{
    constexpr std::array versions = {KeyField::promptTemplateHash,  KeyField::promptSystemVersion,    KeyField::promptToolSchemaVersion, KeyField::sourceCorpusVersion,
                                     KeyField::toolResultVersion, KeyField::freshnessSourceRevision};
    std::string query = siteQuery(hit);
    const size_t begun = query.size();
    for (const KeyField field : versions) {
        if (const std::string *value = hit.fields.find(field))
            query += ' ' + std::string(keyFieldName(field)) + ':' + quotedForQuery(*value);
    }
    return query.size() == begun ? std::string() : query;
}

Result<AlikeGroup> nearQuestions(const HitTable &table, HitRow row, const Hit &hit, const std::stop_token &stop)
{
    AlikeGroup group{AlikeKind::nearQuestion, {}, {}};
    const auto rows = rowsOf(table, siteQuery(hit), row, stop);
    if (!rows)
        return rows.error();
    const Words asked = topicWords(hit.query);
    std::vector<std::pair<double, HitRow>> near;
    for (const HitRow other : *rows) {
        if (stop.stop_requested())
            return Error{ErrorCode::cancelled, ErrorReason::none, {}, {}};
        const double share = sharedWords(asked, topicWords(table.queryText(other)));
        if (share >= kNearShare)
            near.push_back({share, other});
    }
    std::stable_sort(near.begin(), near.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    near.resize(std::min(near.size(), kMostNear));
    for (const auto &[share, other] : near)
        group.rows.push_back(other);
    return group;
}

} // namespace

std::string_view alikeKindName(AlikeKind kind)
{
    constexpr std::array<std::string_view, 4> names = {"same_entry", "same_key", "near_question", "same_version"};
    return names[size_t(kind)];
}

Result<std::vector<AlikeGroup>> findAlike(const HitTable &table, HitRow row, const Hit &hit, const std::stop_token &stop)
{
    std::vector<AlikeGroup> groups;
    const auto take = [&](Result<AlikeGroup> group) -> Status {
        if (!group)
            return group.error();
        if (!group->rows.empty())
            groups.push_back(std::move(*group));
        return {};
    };
    const auto found = [&](AlikeKind kind, std::string query) -> Result<AlikeGroup> {
        auto rows = rowsOf(table, query, row, stop);
        if (!rows)
            return rows.error();
        return AlikeGroup{kind, std::move(*rows), std::move(query)};
    };
    if (!hit.cachedQuery.empty()) {
        if (auto taken = take(sameEntry(table, row, hit, stop)); !taken)
            return taken.error();
    }
    if (!hit.key.empty()) {
        if (auto taken = take(found(AlikeKind::sameKey, "kind:hit key:" + quotedForQuery(hit.key))); !taken)
            return taken.error();
    }
    if (!hit.query.empty()) {
        if (auto taken = take(nearQuestions(table, row, hit, stop)); !taken)
            return taken.error();
    }
    if (std::string query = versionQuery(hit); !query.empty()) {
        if (auto taken = take(found(AlikeKind::sameVersion, std::move(query))); !taken)
            return taken.error();
    }
    return groups;
}

} // namespace cacheloupe
