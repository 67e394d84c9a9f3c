// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/batch_results.h"

#include "core/base/hash.h"
#include "core/base/line_file.h"
#include "core/base/utf8.h"
#include "core/replay/answer_comparison.h"
#include "core/replay/batch_result_line.h"

#include <unordered_map>

namespace cacheloupe {

namespace {

constexpr size_t kMaxResultLineBytes = 32u << 20;
constexpr size_t kMaxKeptProblems = 100;

/// Where the result of an item stands.
struct ResultPlace {
    size_t file = 0;
    std::uint64_t line = 0;
    std::uint64_t offset = 0;
    size_t length = 0;
    Hash128 content;
};

/// One reading: first all lines are told apart by id, then the results are handed on in the manifest's order.
class BatchJoin {
public:
    BatchJoin(const BatchManifest &manifest, const BatchReadHooks &hooks, std::stop_token stop) : m_manifest(manifest), m_hooks(hooks), m_stop(std::move(stop))
    {
        for (size_t i = 0; i < manifest.items.size(); ++i)
            m_itemOf.emplace(manifest.items[i].customId, i);
        m_places.resize(manifest.items.size());
    }

    Status index(const std::filesystem::path &path)
    {
        auto file = ReadFile::open(path);
        if (!file)
            return file.error();
        m_files.push_back(std::move(*file));
        size_t lines = 0;
        size_t ids = 0;
        Status problem;
        const Status read = forEachLine(m_files.back(), kMaxResultLineBytes, [&](const FileLine &line) {
            if (trimmed(line.bytes).empty() && !line.overlong)
                return true;
            ++lines;
            problem = takeLine(line, ids);
            if (problem && m_stop.stop_requested())
                problem = cancelledAt(path.string());
            return problem.ok();
        });
        if (!problem || !read)
            return problem ? read : problem;
        if (lines > 0 && ids == 0)
            return Error{ErrorCode::schema, ErrorReason::missingField, path.string(), "custom_id: no line has one, and results are not joined by their position"};
        return {};
    }

    Result<BatchReading> handOn()
    {
        for (size_t i = 0; i < m_places.size(); ++i) {
            if (m_stop.stop_requested())
                return cancelledAt(m_manifest.runId);
            if (!m_places[i]) {
                m_reading.open.push_back(m_manifest.items[i]);
                continue;
            }
            const auto result = resultOf(m_manifest.items[i], *m_places[i]);
            if (!result)
                return result.error();
            ++(result->error ? m_reading.failed : m_reading.answered);
            if (m_hooks.onResult)
                m_hooks.onResult(*result);
        }
        return std::move(m_reading);
    }

private:
    std::string where(size_t file, std::uint64_t line) const { return m_files[file].path().string() + ":" + std::to_string(line); }

    void note(BatchLineProblem::Kind kind, const FileLine &line, std::string detail)
    {
        ++m_reading.problemCount;
        if (m_reading.problems.size() < kMaxKeptProblems)
            m_reading.problems.push_back({kind, where(m_files.size() - 1, line.number), elided(toValidUtf8(detail), 200)});
    }

    Status takeLine(const FileLine &line, size_t &ids)
    {
        if (line.overlong) {
            note(BatchLineProblem::Kind::malformed, line, "more than " + std::to_string(kMaxResultLineBytes) + " bytes");
            return {};
        }
        const auto json = parseJson(line.bytes, {});
        if (!json) {
            note(BatchLineProblem::Kind::malformed, line, json.error().detail);
            return {};
        }
        const auto id = batchLineId(*json);
        if (!id) {
            note(BatchLineProblem::Kind::noCustomId, line, {});
            return {};
        }
        ++ids;
        const auto item = m_itemOf.find(*id);
        if (item == m_itemOf.end()) {
            note(BatchLineProblem::Kind::unknownId, line, *id);
            return {};
        }
        const ResultPlace place{m_files.size() - 1, line.number, line.offset, line.bytes.size(), hash128(batchLineContent(*json))};
        auto &known = m_places[item->second];
        if (!known) {
            known = place;
        } else if (known->content == place.content) {
            ++m_reading.repeated;
        } else {
            return Error{ErrorCode::conflict, ErrorReason::none, where(place.file, place.line), "another result for " + *id + " stands in " + where(known->file, known->line)};
        }
        return {};
    }

    Result<ReplayResult> resultOf(const BatchItem &item, const ResultPlace &place)
    {
        std::string bytes(place.length, '\0');
        const auto got = m_files[place.file].readAt(place.offset, bytes);
        if (!got)
            return got.error();
        const std::string at = where(place.file, place.line);
        const auto json = parseJson(bytes, at);
        if (!json || *got != bytes.size() || batchLineId(*json) != item.customId)
            return Error{ErrorCode::io, ErrorReason::fileChanged, at, {}};
        ReplayResult result;
        result.hitId = item.hitId;
        result.repeat = item.repeat;
        result.attempts = 1;
        result.at = m_hooks.at;
        auto reply = readBatchLine(m_manifest.api, *json, at);
        if (!reply) {
            result.error = reply.error();
            return result;
        }
        result.freshAnswer = std::move(reply->text);
        result.model = std::move(reply->model);
        result.end = reply->end;
        result.usage = reply->usage;
        addCost(result);
        compare(result);
        return result;
    }

    void addCost(ReplayResult &result)
    {
        const auto price = m_hooks.price ? m_hooks.price : chatPrice(result.model);
        result.costUsd = batchCallCostUsd(result.usage, price, batchLimits(m_manifest.provider));
        m_reading.costUsd += result.costUsd.value_or(0);
        m_reading.costUnknown += !result.costUsd;
    }

    void compare(ReplayResult &result) const
    {
        const Hit *hit = m_hooks.hit ? m_hooks.hit(result.hitId) : nullptr;
        if (!hit || result.end != ReplyEnd::complete)
            return;
        AnswerComparison comparison = compareAnswers(hit->query, hit->answer, result.freshAnswer);
        result.verdict = comparison.verdict;
        result.overlap = comparison.overlap;
        result.claims = std::move(comparison.claims);
        result.differences = std::move(comparison.sentences);
        std::erase_if(result.differences, [](const SentenceDifference &pair) { return pair.change == SentenceChange::same; });
    }

    const BatchManifest &m_manifest;
    const BatchReadHooks &m_hooks;
    std::stop_token m_stop;
    std::unordered_map<std::string, size_t> m_itemOf;
    std::vector<std::optional<ResultPlace>> m_places;
    std::vector<ReadFile> m_files;
    BatchReading m_reading;
};

} // namespace

Result<BatchReading> readBatchResults(const BatchManifest &manifest, std::span<const std::filesystem::path> files, const BatchReadHooks &hooks, std::stop_token stop)
{
    BatchJoin join(manifest, hooks, std::move(stop));
    for (const auto &file : files) {
        if (Status indexed = join.index(file); !indexed)
            return indexed.error();
    }
    return join.handOn();
}

} // namespace cacheloupe
