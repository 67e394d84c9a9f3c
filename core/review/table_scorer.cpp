// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/table_scorer.h"

#include "core/base/utf8.h"
#include "core/hitlog/json_text.h"
#include "core/hitlog/parallel.h"

#include <atomic>
#include <charconv>
#include <cmath>
#include <mutex>
#include <numeric>

namespace cacheloupe {

namespace {

constexpr size_t kChunk = 256;
constexpr std::uint32_t bit(KeyField field)
{
    return 1u << unsigned(field);
}

/// The number of a member in this part of the line, as it is written; empty when there is none.
std::string_view memberNumber(std::string_view text, std::string_view quotedName)
{
    const size_t at = text.find(quotedName);
    if (at == std::string_view::npos)
        return {};
    const size_t from = text.find_first_not_of(" :\t", at + quotedName.size());
    if (from == std::string_view::npos)
        return {};
    return text.substr(from, text.find_first_not_of("0123456789.eE+-", from) - from);
}

/// The sampling parameters, without what is nested in them.
std::string_view sampling(std::string_view line)
{
    const size_t at = line.find("\"params\":{");
    return at == std::string_view::npos ? std::string_view() : line.substr(at, line.find('}', at) - at);
}

std::optional<double> real(float value)
{
    return std::isnan(value) ? std::nullopt : std::optional(double(value));
}

} // namespace

TableScorer::TableScorer(const HitTable &table, const LogSignals &log, const LearnedCard *learned)
    : m_table(table), m_log(log), m_learned(learned), m_text(table), m_proof(proveKey(Hit{}))
{
}

/// What the columns do not tell surely: fields that are compared otherwise.
bool TableScorer::needsRecord(HitRow row) const
{
    // The request's provider and model stand in for route fields; the entry may carry its TTL as a field.
    constexpr std::uint32_t standIns = bit(KeyField::routeProvider) | bit(KeyField::routeModel);
    constexpr std::uint32_t durations = bit(KeyField::freshnessTtlS) | bit(KeyField::toolTtlS);
    const std::uint32_t entry = m_table.entryFields(row);
    return (entry & ~m_table.requestFields(row) & standIns) != 0 || ((entry | m_table.requestFields(row)) & durations) != 0;
}

void TableScorer::readColumns(HitRow row, std::string_view line)
{
    const HitBlock &block = m_table.block(row >> HitBlock::kShift);
    const std::uint32_t at = row & (HitBlock::kRows - 1);
    const std::uint8_t flags = m_table.flags(row);
    const auto read = [&](const TextSpan &span, std::uint8_t escaped, std::string &out) {
        out.clear();
        const std::string_view raw = line.substr(std::min<size_t>(span.offset, line.size()), span.length);
        if (flags & escaped)
            appendJsonText(raw, out);
        else if (flags & hit_flag::kBadUtf8)
            out = toValidUtf8(raw);
        else
            out = raw;
    };
    read(block.query[at], hit_flag::kQueryEscaped, m_hit.query);
    read(block.cachedQuery[at], hit_flag::kCachedQueryEscaped, m_hit.cachedQuery);
    read(block.answer[at], hit_flag::kAnswerEscaped, m_hit.answer);
    m_hit.callSite = m_table.callSite(row);
    m_hit.match = m_table.match(row);
    m_hit.similarity = real(m_table.similarity(row));
    m_hit.threshold = real(m_table.threshold(row));
    m_hit.followup = m_table.followup(row);
    m_hit.paramsJson.clear();
    if (const auto temperature = memberNumber(sampling(line), "\"temperature\""); !temperature.empty())
        m_hit.paramsJson.append("\"temperature\":").append(temperature);
    m_hit.runnerUp.reset();
    if (m_hit.match != MatchKind::exact) {
        double runnerUp = 0;
        // '_' is rarer than a quote.
        const size_t end = line.find("_up\"");
        const auto written = end == std::string_view::npos ? std::string_view() : memberNumber(line.substr(end - std::min<size_t>(end, 7)), "\"runner_up\"");
        if (std::from_chars(written.data(), written.data() + written.size(), runnerUp).ec == std::errc() && !written.empty())
            m_hit.runnerUp = runnerUp;
    }
    m_hit.flag = m_table.flag(row);
    m_proof.ageS = real(m_table.ageS(row));
    m_proof.ttlS = real(m_table.ttlS(row));
    const std::uint32_t proven = m_table.requestFields(row) & m_table.entryFields(row);
    const std::uint32_t differ = m_table.mismatchedFields(row);
    if (proven == m_provenFields && differ == m_differentFields)
        return;
    m_provenFields = proven;
    m_differentFields = differ;
    for (FieldProof &field : m_proof.fields) {
        field.state = differ & bit(field.field) ? FieldState::mismatch : proven & bit(field.field) ? FieldState::proven : FieldState::notProven;
        // Scores do not look at the values, only at there being some.
        if (field.state == FieldState::mismatch)
            field.asked = field.stored = std::string();
    }
}

Result<double> TableScorer::score(HitRow row)
{
    const auto line = m_text.line(row);
    if (!line)
        return line.error();
    if (needsRecord(row)) {
        const auto hit = m_table.record(row);
        return hit ? Result<double>(suspicionScore(*hit, nullptr, &m_log, m_learned)) : Result<double>(hit.error());
    }
    readColumns(row, *line);
    return suspicionScore(m_hit, &m_proof, &m_log, m_learned);
}

Status scoreRows(const HitTable &table, std::span<const HitRow> rows, const LogSignals &log, const ScoringOptions &options,
                 const std::function<void(size_t, double)> &take, const std::function<void(size_t)> &advanced)
{
    const size_t chunks = (rows.size() + kChunk - 1) / kChunk;
    // The golden section spreads any number of chunks evenly; prime to their number, it visits each once.
    size_t stride = std::max<size_t>(1, size_t(double(chunks) * 0.618));
    while (std::gcd(stride, chunks) > 1)
        ++stride;
    std::atomic<size_t> next = 0;
    std::atomic<size_t> done = 0;
    std::mutex failing;
    std::optional<Error> failure;
    const auto work = [&](unsigned worker) {
        TableScorer scorer(table, log, options.learned);
        for (size_t n = next++; n < chunks && !options.stop.stop_requested(); n = next++) {
            const size_t begin = n * stride % chunks * kChunk;
            const size_t end = std::min(begin + kChunk, rows.size());
            for (size_t i = begin; i < end; ++i) {
                const auto score = scorer.score(rows[i]);
                if (!score) {
                    const std::lock_guard lock(failing);
                    failure = score.error();
                    next = chunks;
                    return;
                }
                take(i, *score);
            }
            done += end - begin;
            if (worker == 0 && advanced)
                advanced(done);
        }
    };
    if (options.isBackground)
        onBackgroundWorkers(options.workers, work);
    else
        onWorkers(options.workers, work);
    if (failure)
        return *failure;
    if (options.stop.stop_requested())
        return Error{ErrorCode::cancelled, ErrorReason::none, {}, {}};
    return {};
}

} // namespace cacheloupe
