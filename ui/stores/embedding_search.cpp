// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stores/embedding_search.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace cacheloupe {

namespace {

constexpr size_t kNearest = 5;
constexpr size_t kMostServed = 5;
constexpr size_t kMostHits = 2000; ///< their questions are read from the log

std::vector<NearEntry> nearEntries(const EmbeddingSearch &search, const NearestVectors &found)
{
    const auto &own = search.table->row(search.row);
    std::vector<NearEntry> out;
    for (const auto &near : found.nearest()) {
        const auto row = std::uint32_t(near.id);
        if (row >= search.rowCount)
            continue;
        const auto &other = search.table->row(row);
        const bool areAnswered = !own.answer.empty() && !other.answer.empty();
        out.push_back({row, near.similarity, other.query.empty() ? other.key : other.query, areAnswered ? std::optional(own.answer == other.answer) : std::nullopt});
    }
    return out;
}

/// The questions that hits of the entry asked, each once with its lowest similarity.
std::vector<ServedQuestion> servedQuestions(const EmbeddingSearch &search, const std::stop_token &stop)
{
    auto rows = search.hits->servedBy(*search.entry);
    const auto isCompared = [&](HitRow row) { return search.log->match(row) != MatchKind::exact && !std::isnan(search.log->similarity(row)); };
    rows.erase(std::remove_if(rows.begin(), rows.end(), [&](HitRow row) { return !isCompared(row); }), rows.end());
    if (rows.size() > kMostHits)
        rows.erase(rows.begin(), rows.end() - kMostHits);
    std::unordered_map<std::string, ServedQuestion> byQuestion;
    for (const HitRow row : rows) {
        if (stop.stop_requested())
            return {};
        const auto question = search.log->queryText(row);
        const double similarity = double(search.log->similarity(row));
        const auto [at, isNew] = byQuestion.try_emplace(question, ServedQuestion{question, similarity, {}, 0});
        ++at->second.hits;
        if (!isNew)
            at->second.logged = std::min(at->second.logged, similarity);
    }
    std::vector<ServedQuestion> out;
    for (auto &[question, served] : byQuestion)
        out.push_back(std::move(served));
    std::sort(out.begin(), out.end(), [](const auto &a, const auto &b) { return std::pair(a.logged, a.question) < std::pair(b.logged, b.question); });
    return out;
}

void recompute(const EmbeddingSearch &search, const VectorView &own, std::vector<ServedQuestion> &served)
{
    std::unordered_map<std::string_view, ServedQuestion *> wanted;
    for (auto &one : served)
        wanted.emplace(one.question, &one);
    for (std::uint32_t row = 0; row < search.rowCount && !wanted.empty(); ++row) {
        const auto at = wanted.find(search.table->row(row).query);
        if (at == wanted.end())
            continue;
        const auto other = search.vectors->find(row);
        if (const auto similarity = other ? cosineOf(own, *other) : std::nullopt) {
            at->second->recomputed = similarity;
            wanted.erase(at);
        }
    }
}

} // namespace

Result<EmbeddingFindings> searchEmbeddings(const EmbeddingSearch &search, const std::stop_token &stop)
{
    EmbeddingFindings out;
    const auto own = vectorOf(*search.entry);
    if (!own)
        return out;
    const auto found = search.vectors->nearest(*own, kNearest, search.row, stop);
    if (!found)
        return found.error();
    out.nearest = nearEntries(search, *found);
    out.compared = found->compared();
    out.ofOtherDimension = found->ofOtherDimension();
    if (!search.hits)
        return out;
    out.served = servedQuestions(search, stop);
    out.servedCount = out.served.size();
    // What is shown is what was served on the weakest grounds.
    if (out.served.size() > kMostServed)
        out.served.resize(kMostServed);
    recompute(search, *own, out.served);
    if (stop.stop_requested())
        return Error{ErrorCode::cancelled, ErrorReason::none, {}, {}};
    return out;
}

} // namespace cacheloupe
