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
/// Runner-ups further off say nothing (suspicion_signals).
constexpr double kCloseRunnerUp = 0.01;

constexpr std::uint32_t bit(KeyField field)
{
    return 1u << unsigned(field);
}

/// The number behind `"name":`; NaN for anything else, nullopt when the name is not there.
std::optional<double> memberNumber(std::string_view line, std::string_view quotedName)
{
    const size_t at = line.find(quotedName);
    if (at == std::string_view::npos)
        return std::nullopt;
    const size_t from = line.find_first_not_of(" :\t", at + quotedName.size());
    double value = std::numeric_limits<double>::quiet_NaN();
    if (from != std::string_view::npos)
        std::from_chars(line.data() + from, line.data() + line.size(), value);
    return value;
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

/// What the columns do not hold: different fields by their values, sampling, a close runner-up.
bool TableScorer::needsRecord(HitRow row, std::string_view line) const
{
    // The request's provider and model stand in for route fields; the entry may carry its TTL as a field.
    constexpr std::uint32_t standIns = bit(KeyField::routeProvider) | bit(KeyField::routeModel);
    constexpr std::uint32_t ttl = bit(KeyField::freshnessTtlS);
    const std::uint32_t entry = m_table.entryFields(row);
    if (m_table.mismatchedFields(row) != 0 || (entry & ~m_table.requestFields(row) & standIns) != 0 || ((entry | m_table.requestFields(row)) & ttl) != 0)
        return true;
    if (const auto temperature = memberNumber(line, "\"temperature\""); temperature && *temperature != 0)
        return true;
    const auto runnerUp = memberNumber(line, "\"runner_up\"");
    return runnerUp && !(double(m_table.similarity(row)) - *runnerUp >= kCloseRunnerUp * 1.01);
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
    m_hit.flag = m_table.flag(row);
    m_proof.ageS = real(m_table.ageS(row));
    m_proof.ttlS = real(m_table.ttlS(row));
    const bool bothNameUser = (m_table.requestFields(row) & m_table.entryFields(row) & bit(KeyField::accessSubject)) != 0;
    m_proof.fields[size_t(KeyField::accessSubject)].state = bothNameUser ? FieldState::proven : FieldState::notProven;
}

Result<double> TableScorer::score(HitRow row)
{
    const auto line = m_text.line(row);
    if (!line)
        return line.error();
    if (needsRecord(row, *line)) {
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
