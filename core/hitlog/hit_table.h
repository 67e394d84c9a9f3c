// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/base/result.h"
#include "core/domain/hit.h"
#include "core/hitlog/hit_blocks.h"
#include "core/hitlog/hit_names.h"
#include "core/hitlog/hit_source.h"
#include "core/hitlog/source_mappings.h"

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace cacheloupe {

class HitIdIndex;
class TextIndex;

/// The events of one or more logs as columns; texts stay in the files (design section 3). Rows below rowCount() never
/// change and may be read by any thread while a HitLogReader appends. Column getters are O(1) memory reads; the text,
/// id and record functions read the file. Absent numbers are NaN, absent names empty.
class HitTable {
public:
    static constexpr std::uint32_t kMaxSources = 1024;
    HitTable();
    ~HitTable();
    HitTable(const HitTable &) = delete;
    HitTable &operator=(const HitTable &) = delete;
    HitRow rowCount() const { return m_rowCount.load(std::memory_order_acquire); }
    std::uint32_t sourceCount() const { return m_sourceCount.load(std::memory_order_acquire); }
    const HitSource &source(std::uint32_t index) const { return *m_sources[index]; }
    /// The block that holds rows index * HitBlock::kRows and on; for loops over whole columns.
    const HitBlock &block(std::uint32_t index) const { return m_blocks[index]; }

    std::optional<Instant> time(HitRow row) const;
    EventKind kind(HitRow row) const { return at(row).kind[in(row)]; }
    MatchKind match(HitRow row) const { return at(row).traits(in(row)).match; }
    std::string_view callSite(HitRow row) const { return m_names.callSites.name(at(row).callSite[in(row)]); }
    std::string_view model(HitRow row) const { return m_names.models.name(at(row).traits(in(row)).model); }
    std::string_view tenant(HitRow row) const { return m_names.tenants.name(at(row).tenant[in(row)]); }
    std::string_view layer(HitRow row) const { return m_names.layers.name(at(row).traits(in(row)).layer); }
    std::string_view followup(HitRow row) const { return m_names.followups.name(at(row).traits(in(row)).followup); }
    std::string_view flag(HitRow row) const { return m_names.flags.name(at(row).traits(in(row)).flag); }
    std::uint32_t callSiteCode(HitRow row) const { return at(row).callSite[in(row)]; }
    std::uint32_t modelCode(HitRow row) const { return at(row).traits(in(row)).model; }
    std::uint32_t layerCode(HitRow row) const { return at(row).traits(in(row)).layer; }
    std::uint32_t tenantCode(HitRow row) const { return at(row).tenant[in(row)]; }
    float similarity(HitRow row) const { return at(row).similarity[in(row)]; }
    float threshold(HitRow row) const { return at(row).traits(in(row)).threshold; }
    /// Age of the entry when it was served: `age_s`, or `ts` minus the entry's `created_at`.
    float ageS(HitRow row) const { return at(row).ageS[in(row)]; }
    float ttlS(HitRow row) const { return at(row).traits(in(row)).ttlS; }
    float ttlLeftS(HitRow row) const { return ttlS(row) - ageS(row); }
    float latencyMs(HitRow row) const { return at(row).latencyMs[in(row)]; }
    float costUsd(HitRow row) const { return at(row).costUsd[in(row)]; }
    float savedUsd(HitRow row) const { return at(row).savedUsd[in(row)]; }
    std::optional<std::uint32_t> inputTokens(HitRow row) const;
    std::optional<std::uint32_t> outputTokens(HitRow row) const;
    /// Bit n = KeyField(n): present in the request, in the entry, present in both and different.
    std::uint32_t requestFields(HitRow row) const { return at(row).traits(in(row)).requestFields; }
    std::uint32_t entryFields(HitRow row) const { return at(row).traits(in(row)).entryFields; }
    std::uint32_t mismatchedFields(HitRow row) const { return at(row).traits(in(row)).mismatchedFields; }
    std::uint16_t sourceIndex(HitRow row) const { return at(row).traits(in(row)).source; }
    std::uint32_t lineNumber(HitRow row) const { return at(row).lineNumber[in(row)]; }
    LineFault fault(HitRow row) const { return at(row).traits(in(row)).fault; }
    std::uint8_t flags(HitRow row) const { return at(row).traits(in(row)).flags; }
    /// hash128 of hitId(row): the key for verdict look-ups.
    Hash128 idHash(HitRow row) const { return {at(row).idHigh[in(row)], at(row).idLow[in(row)]}; }
    /// Decoded, valid UTF-8, at most `maxCodePoints` with "…" behind what was cut. Empty when absent or unreadable.
    std::string queryText(HitRow row, size_t maxCodePoints = kWholeText) const;
    std::string cachedQueryText(HitRow row, size_t maxCodePoints = kWholeText) const;
    std::string answerText(HitRow row, size_t maxCodePoints = kWholeText) const;
    static constexpr size_t kWholeText = ~size_t(0);
    /// The source's text as memory, at least up to `end`; null when it is shorter or cannot be mapped.
    std::shared_ptr<const FileMapping> mapping(std::uint32_t source, std::uint64_t end) const { return m_mappings->of(this->source(source).text(), source, end); }
    /// The bytes of the row's line (of the converted line in a converted log), without the line end.
    Result<std::string> lineBytes(HitRow row) const;
    /// The complete event; `error` tells why a malformed row is one. Fails only when the file cannot be read.
    Result<Hit> record(HitRow row) const;
    /// Why the row is malformed: where = `path:line`; nullopt for a good row.
    std::optional<Error> lineError(HitRow row) const;
    /// The `id` of the line, or 32 hexadecimal digits of its hash128. Empty when the file cannot be read.
    std::string hitId(HitRow row) const;
    /// The first row with this id. The first call after loading builds an index (about 50 ms per million rows).
    std::optional<HitRow> rowOfId(std::string_view id) const;
    std::optional<HitRow> rowOfIdHash(const Hash128 &hash) const;
    /// What is known about texts in advance; extend() it when rows were loaded.
    TextIndex &textIndex() const { return *m_textIndex; }
    /// Names by code, for loops over code columns.
    const HitNames &names() const { return m_names; }
    HitNames &names() { return m_names; }
    /// For the reader: adds a source (fails with limit); appends rows, or takes over the blocks of the first ones, publishing them at the end.
    Result<std::uint32_t> addSource(std::unique_ptr<HitSource> source);
    Status append(std::span<const HitRowData> rows);
    void adopt(std::unique_ptr<MappedBlocks> blocks, HitRow rows);
    HitSource &source(std::uint32_t index) { return *m_sources[index]; }

private:
    const HitBlock &at(HitRow row) const { return m_blocks[row >> HitBlock::kShift]; }
    static constexpr std::uint32_t in(HitRow row) { return row & (HitBlock::kRows - 1); }
    std::string text(HitRow row, const TextSpan &span, std::uint8_t escapedFlag, size_t maxCodePoints) const;

    HitBlocks m_blocks;
    std::unique_ptr<std::unique_ptr<HitSource>[]> m_sources;
    std::atomic<HitRow> m_rowCount = 0;
    std::atomic<std::uint32_t> m_sourceCount = 0;
    std::mutex m_appending;
    HitNames m_names;
    std::unique_ptr<HitIdIndex> m_idIndex;
    std::unique_ptr<SourceMappings> m_mappings;
    std::unique_ptr<TextIndex> m_textIndex;
};

} // namespace cacheloupe
