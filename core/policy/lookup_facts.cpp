// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/lookup_facts.h"

#include "core/base/hash.h"
#include "core/base/hash_table.h"
#include "core/hitlog/counter_totals.h"
#include "core/hitlog/lookup_line.h"
#include "core/hitlog/parallel.h"
#include "core/hitlog/row_text.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <chrono>
#include <cmath>
#include <mutex>

namespace cacheloupe {

namespace {

constexpr std::uint32_t kLookStopEvery = 2048;
constexpr auto kTellFactsEvery = std::chrono::milliseconds(100);

bool isLookupKind(EventKind kind)
{
    return kind == EventKind::hit || kind == EventKind::miss || kind == EventKind::expired || kind == EventKind::bypass;
}

/// Equal for traits whose bits are equal; NaN is a value like any other here.
Hash128 hashOfTraits(const LookupTraits &traits)
{
    const std::array<std::uint64_t, 5> words = {
        std::bit_cast<std::uint64_t>(traits.temperature), std::bit_cast<std::uint64_t>(traits.keyEpoch),
        std::uint64_t(traits.site) << 32 | traits.logged, std::uint64_t(traits.proven) << 32 | traits.different,
        std::uint64_t(traits.kind) | std::uint64_t(traits.match) << 8 | std::uint64_t(traits.callerRefuses) << 16
            | std::uint64_t(traits.sameQuestion) << 17 | std::uint64_t(traits.namesEntry) << 18};
    return hash128({reinterpret_cast<const char *>(words.data()), sizeof words});
}

/// A log without text any more still has its columns.
LookupLine lookupFromColumns(const HitTable &table, HitRow row)
{
    LookupLine line;
    line.similarity = double(table.similarity(row));
    line.ageS = double(table.ageS(row));
    line.namesEntry = !table.cachedQueryText(row, 1).empty();
    return line;
}

/// Fills one block. One worker.
class BlockReader {
public:
    BlockReader(const HitTable &table, LookupBlock &out) : m_table(table), m_text(table), m_out(out)
    {
        for (size_t i = 0; i < out.traits.size(); ++i)
            *m_codes.insert(hashOfTraits(out.traits[i])).first = std::uint16_t(i);
    }

    Status read(HitRow row)
    {
        if (!isLookupKind(m_table.kind(row)) || isCounter(m_table, row))
            return {};
        const auto text = m_text.line(row);
        if (!text)
            return text.error();
        const auto time = m_table.block(row >> HitBlock::kShift).timeMs[row & (HitBlock::kRows - 1)];
        const LookupLine line = text->empty() ? lookupFromColumns(m_table, row) : m_lines.read(*text, time);
        m_out.at.push_back(std::uint16_t(row - m_out.firstRow));
        m_out.traitsCode.push_back(code(traitsOf(row, line)));
        m_out.ageS.push_back(line.ageS);
        m_out.similarity.push_back(line.similarity);
        m_out.key.push_back(line.key);
        m_out.entry.push_back(line.entry);
        return {};
    }

private:
    LookupTraits traitsOf(HitRow row, const LookupLine &line) const
    {
        LookupTraits traits;
        traits.temperature = line.temperature;
        traits.keyEpoch = line.keyEpoch;
        traits.site = m_table.callSiteCode(row);
        traits.kind = m_table.kind(row);
        traits.match = m_table.match(row);
        traits.callerRefuses = line.notCacheable || traits.kind == EventKind::bypass;
        traits.sameQuestion = line.sameQuestion;
        traits.namesEntry = line.namesEntry;
        const FieldSides sides{m_table.requestFields(row), m_table.entryFields(row), m_table.mismatchedFields(row), line.standIns,
                               line.standInsDiffer, line.hasCreation, !std::isnan(m_table.ttlS(row))};
        sides.fill(traits);
        return traits;
    }

    std::uint16_t code(const LookupTraits &traits)
    {
        const auto [code, isNew] = m_codes.insert(hashOfTraits(traits));
        if (isNew) {
            *code = std::uint16_t(m_out.traits.size());
            m_out.traits.push_back(traits);
        }
        return *code;
    }

    const HitTable &m_table;
    RowText m_text;
    LookupLineReader m_lines;
    HashTable<std::uint16_t> m_codes;
    LookupBlock &m_out;
};

/// Blocks are taken by any worker.
class FactsFill {
public:
    FactsFill(const HitTable &table, std::optional<std::span<const HitRow>> rows, HitRow rowCount, const LookupFactsOptions &options,
              std::vector<std::shared_ptr<const LookupBlock>> &blocks)
        : m_table(table), m_rows(rows), m_rowCount(rowCount), m_options(options), m_blocks(blocks)
    {
    }

    Status run()
    {
        const auto count = std::uint32_t((std::uint64_t(m_rowCount) + HitBlock::kRows - 1) >> HitBlock::kShift);
        m_blocks.resize(count);
        for (std::uint32_t i = 0; i < count; ++i)
            if (!m_blocks[i] || m_blocks[i]->endRow < endOf(i))
                m_todo.push_back(i);
        onWorkers(unsigned(std::clamp<size_t>(m_todo.size(), 1, std::max(1u, m_options.workers))), [this](unsigned) { work(); });
        return m_options.stop.stop_requested() ? Error{ErrorCode::cancelled, ErrorReason::none, {}, {}} : m_status;
    }

private:
    HitRow endOf(std::uint32_t block) const { return HitRow(std::min<std::uint64_t>((std::uint64_t(block) + 1) << HitBlock::kShift, m_rowCount)); }

    void work()
    {
        for (size_t next; (next = m_next.fetch_add(1)) < m_todo.size() && !m_options.stop.stop_requested();) {
            if (const Status status = fill(m_todo[next]); !status) {
                const std::lock_guard lock(m_mutex);
                m_status = status;
                m_next = m_todo.size();
            }
        }
    }

    Status fill(std::uint32_t index)
    {
        auto &place = m_blocks[index];
        auto block = place ? std::make_shared<LookupBlock>(*place) : std::make_shared<LookupBlock>();
        block->firstRow = index << HitBlock::kShift;
        const HitRow begin = std::max(block->firstRow, block->endRow);
        block->endRow = endOf(index);
        BlockReader reader(m_table, *block);
        const Status status = m_rows ? readSome(reader, begin, block->endRow) : readAll(reader, begin, block->endRow);
        if (status)
            place = std::move(block);
        return status;
    }

    Status readAll(BlockReader &reader, HitRow begin, HitRow end)
    {
        for (HitRow row = begin; row < end; ++row) {
            if ((row - begin) % kLookStopEvery == kLookStopEvery - 1 && !goesOn(kLookStopEvery))
                return {};
            if (const Status status = reader.read(row); !status)
                return status;
        }
        return {};
    }

    Status readSome(BlockReader &reader, HitRow begin, HitRow end)
    {
        auto it = std::lower_bound(m_rows->begin(), m_rows->end(), begin);
        for (std::uint32_t done = 1; it != m_rows->end() && *it < end; ++it, ++done) {
            if (done % kLookStopEvery == 0 && !goesOn(kLookStopEvery))
                return {};
            if (const Status status = reader.read(*it); !status)
                return status;
        }
        return {};
    }

    bool goesOn(std::uint32_t more)
    {
        m_done += more;
        if (m_options.onProgress) {
            const std::lock_guard lock(m_mutex);
            const auto now = std::chrono::steady_clock::now();
            if (now - m_told >= kTellFactsEvery) {
                m_told = now;
                m_options.onProgress(m_done);
            }
        }
        return !m_options.stop.stop_requested();
    }

    const HitTable &m_table;
    const std::optional<std::span<const HitRow>> m_rows;
    const HitRow m_rowCount;
    const LookupFactsOptions &m_options;
    std::vector<std::shared_ptr<const LookupBlock>> &m_blocks;
    std::vector<std::uint32_t> m_todo;
    std::atomic<size_t> m_next = 0;
    std::atomic<HitRow> m_done = 0;
    std::mutex m_mutex;
    std::chrono::steady_clock::time_point m_told = std::chrono::steady_clock::now();
    Status m_status;
};

} // namespace

Status LookupFacts::fill(std::optional<std::span<const HitRow>> rows, const LookupFactsOptions &options)
{
    m_rowCount = m_table->rowCount();
    return FactsFill(*m_table, rows, m_rowCount, options, m_blocks).run();
}

Result<LookupFacts> LookupFacts::read(const HitTable &table, std::optional<std::span<const HitRow>> rows, const LookupFactsOptions &options)
{
    LookupFacts facts(table);
    if (const Status status = facts.fill(rows, options); !status)
        return status.error();
    return facts;
}

Result<LookupFacts> LookupFacts::extended(const LookupFactsOptions &options) const
{
    LookupFacts facts(*this);
    if (const Status status = facts.fill(std::nullopt, options); !status)
        return status.error();
    return facts;
}

std::uint64_t LookupFacts::lookupCount() const
{
    std::uint64_t count = 0;
    for (const auto &block : m_blocks)
        count += block->size();
    return count;
}

} // namespace cacheloupe
