// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/hit_table.h"

#include "core/base/utf8.h"
#include "core/hitlog/hit_id_index.h"
#include "core/hitlog/hit_record.h"
#include "core/hitlog/json_text.h"
#include "core/hitlog/line_chunk.h"
#include "core/hitlog/line_parser.h"
#include "core/hitlog/line_values.h"
#include "core/hitlog/text_index.h"

#include <cmath>

namespace cacheloupe {

namespace {

/// `\ud83d\ude00` is the longest way to write one code point.
constexpr size_t kMaxBytesPerCodePoint = 12;

ErrorReason reasonOf(LineFault fault)
{
    switch (fault) {
    case LineFault::truncated:
        return ErrorReason::truncatedLine;
    case LineFault::overlong:
        return ErrorReason::overlongLine;
    case LineFault::missingEvent:
        return ErrorReason::missingField;
    case LineFault::notAnObject:
    case LineFault::unknownEvent:
        return ErrorReason::wrongType;
    default:
        return ErrorReason::malformedJson;
    }
}

/// As many of the bytes as there are. What a damaged kept file says of a length is not believed.
Result<std::string> bytesAt(const ReadFile &file, std::uint64_t offset, std::uint64_t length)
{
    std::string bytes(std::min(length, kMaxTextBytes), '\0');
    const auto got = file.readAt(offset, bytes);
    if (!got)
        return got.error();
    bytes.resize(*got);
    return bytes;
}

/// The columns' view of a row whose line the loader could read and the strict parser cannot (a bad escape in a member
/// without column): nothing that is known is lost.
Hit hitFromColumns(const HitTable &table, HitRow row)
{
    const auto real = [](float value) { return std::isnan(value) ? std::nullopt : std::optional(double(value)); };
    Hit hit;
    hit.id = table.hitId(row);
    hit.kind = table.kind(row);
    hit.time = table.time(row);
    hit.callSite = table.callSite(row);
    hit.layer = table.layer(row);
    hit.match = table.match(row);
    hit.similarity = real(table.similarity(row));
    hit.threshold = real(table.threshold(row));
    hit.query = table.queryText(row);
    hit.cachedQuery = table.cachedQueryText(row);
    hit.answer = table.answerText(row);
    hit.model = table.model(row);
    if (!table.tenant(row).empty())
        hit.fields.set(KeyField::accessTenant, std::string(table.tenant(row)));
    hit.entry.ageS = real(table.ageS(row));
    hit.entry.ttlS = real(table.ttlS(row));
    hit.latencyMs = real(table.latencyMs(row));
    hit.costUsd = real(table.costUsd(row));
    hit.savedUsd = real(table.savedUsd(row));
    hit.followup = table.followup(row);
    hit.flag = table.flag(row);
    return hit;
}

} // namespace

HitTable::HitTable()
    : m_sources(std::make_unique<std::unique_ptr<HitSource>[]>(kMaxSources)),
      m_idIndex(std::make_unique<HitIdIndex>()), m_mappings(std::make_unique<SourceMappings>()), m_textIndex(std::make_unique<TextIndex>())
{
}

HitTable::~HitTable() = default;

std::optional<Instant> HitTable::time(HitRow row) const
{
    const auto ms = at(row).timeMs[in(row)];
    return ms == kAbsentTime ? std::nullopt : std::optional(instantFromUnixMs(ms));
}

std::optional<std::uint32_t> HitTable::inputTokens(HitRow row) const
{
    const auto tokens = at(row).inputTokens[in(row)];
    return tokens == kAbsentCount ? std::nullopt : std::optional(tokens);
}

std::optional<std::uint32_t> HitTable::outputTokens(HitRow row) const
{
    const auto tokens = at(row).outputTokens[in(row)];
    return tokens == kAbsentCount ? std::nullopt : std::optional(tokens);
}

std::string HitTable::text(HitRow row, const TextSpan &span, std::uint8_t escapedFlag, size_t maxCodePoints) const
{
    size_t length = span.length;
    if (maxCodePoints < length / kMaxBytesPerCodePoint)
        length = (maxCodePoints + 1) * kMaxBytesPerCodePoint;
    if (length == 0)
        return {};
    auto got = bytesAt(source(sourceIndex(row)).text(), at(row).lineOffset[in(row)] + span.offset, length);
    if (!got)
        return {};
    std::string raw = std::move(*got);
    std::string out = flags(row) & escapedFlag ? jsonTextOf(raw) : length < span.length || !isValidUtf8(raw) ? toValidUtf8(raw) : std::move(raw);
    return maxCodePoints == kWholeText ? out : elided(out, maxCodePoints);
}

std::string HitTable::queryText(HitRow row, size_t maxCodePoints) const
{
    return text(row, at(row).query[in(row)], hit_flag::kQueryEscaped, maxCodePoints);
}

std::string HitTable::cachedQueryText(HitRow row, size_t maxCodePoints) const
{
    return text(row, at(row).cachedQuery[in(row)], hit_flag::kCachedQueryEscaped, maxCodePoints);
}

std::string HitTable::answerText(HitRow row, size_t maxCodePoints) const
{
    return text(row, at(row).answer[in(row)], hit_flag::kAnswerEscaped, maxCodePoints);
}

Result<std::string> HitTable::lineBytes(HitRow row) const
{
    const auto &from = source(sourceIndex(row));
    auto line = bytesAt(from.text(), at(row).lineOffset[in(row)], at(row).lineLength[in(row)]);
    if (!line)
        return Error{line.error().code, line.error().reason, from.path().string(), line.error().detail};
    if (line->size() < at(row).lineLength[in(row)])
        return Error{ErrorCode::io, from.hasText() ? ErrorReason::truncatedLine : ErrorReason::fileChanged,
                     from.path().string() + ':' + std::to_string(lineNumber(row)), {}};
    return line;
}

Result<Hit> HitTable::record(HitRow row) const
{
    const auto line = lineBytes(row);
    if (!line)
        return line.error();
    const std::string path = source(sourceIndex(row)).path().string();
    Hit hit;
    if (fault(row) != LineFault::none) {
        hit.kind = EventKind::malformed;
        hit.id = toHex(hash128(*line));
        hit.error = lineError(row)->detail;
    } else if (auto read = hitFromLine(*line, path)) {
        hit = std::move(*read);
    } else {
        hit = hitFromColumns(*this, row);
        hit.error = read.error().detail;
    }
    hit.source = path;
    hit.line = lineNumber(row);
    return hit;
}

std::optional<Error> HitTable::lineError(HitRow row) const
{
    const auto why = fault(row);
    if (why == LineFault::none)
        return std::nullopt;
    Error error{ErrorCode::parse, reasonOf(why), source(sourceIndex(row)).path().string() + ':' + std::to_string(lineNumber(row)), {}};
    if (why == LineFault::overlong) {
        error.detail = "over " + std::to_string(at(row).lineLength[in(row)]) + " bytes";
        return error;
    }
    const auto line = lineBytes(row);
    if (!line)
        return line.error();
    const auto read = hitFromLine(*line, error.where);
    error.detail = read ? std::string() : read.error().detail;
    return error;
}

std::string HitTable::hitId(HitRow row) const
{
    auto line = lineBytes(row);
    if (!line)
        return {};
    const std::string ofLine = toHex(hash128(*line));
    if (!(flags(row) & hit_flag::kOwnId))
        return ofLine;
    const size_t length = line->size();
    line->resize(length + LineParser::paddingBytes());
    auto id = LineValues().member(std::string_view(*line).substr(0, length), "id");
    return id.empty() ? ofLine : id;
}

std::optional<HitRow> HitTable::rowOfIdHash(const Hash128 &hash) const
{
    return m_idIndex->find(*this, hash);
}

std::optional<HitRow> HitTable::rowOfId(std::string_view id) const
{
    return rowOfIdHash(hash128(id));
}

Result<std::uint32_t> HitTable::addSource(std::unique_ptr<HitSource> source)
{
    const std::lock_guard lock(m_appending);
    const auto index = m_sourceCount.load(std::memory_order_relaxed);
    if (index == kMaxSources)
        return Error{ErrorCode::limit, ErrorReason::none, source->path().string(), std::to_string(kMaxSources) + " sources"};
    m_sources[index] = std::move(source);
    m_sourceCount.store(index + 1, std::memory_order_release);
    return index;
}

Status HitTable::append(std::span<const HitRowData> rows)
{
    const std::lock_guard lock(m_appending);
    const auto count = m_rowCount.load(std::memory_order_relaxed);
    if (rows.size() > size_t(HitBlocks::kMost) * HitBlock::kRows - count)
        return Error{ErrorCode::limit, ErrorReason::none, {}, std::to_string(count) + " rows"};
    for (size_t i = 0; i < rows.size(); ++i) {
        const HitRow row = count + HitRow(i);
        m_blocks.made(row >> HitBlock::kShift).put(in(row), rows[i]);
    }
    m_rowCount.store(count + HitRow(rows.size()), std::memory_order_release);
    return {};
}

void HitTable::adopt(std::unique_ptr<MappedBlocks> blocks, HitRow rows)
{
    const std::lock_guard lock(m_appending);
    m_blocks.adopt(std::move(blocks));
    m_rowCount.store(rows, std::memory_order_release);
}

} // namespace cacheloupe
