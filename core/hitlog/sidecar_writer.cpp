// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/kept_table.h"
#include "core/hitlog/log_sidecar.h"
#include "core/hitlog/parallel.h"
#include "core/hitlog/sidecar_file.h"
#include "core/hitlog/sidecar_header.h"
#include "core/hitlog/text_index.h"

namespace cacheloupe {

namespace {

template <typename Value>
std::string_view bytesOf(const Value *values, size_t count)
{
    return {reinterpret_cast<const char *>(values), count * sizeof(Value)};
}

/// Writes the sections one behind the other; columns and texts only as far as they go.
class Writer {
public:
    Writer(const HitTable &table, KeptTable kept, SidecarFile file, const std::stop_token &stop)
        : m_table(table), m_kept(std::move(kept)), m_file(std::move(file)), m_stop(stop)
    {
    }

    Status run()
    {
        Status status;
        for (std::uint32_t block = 0; status && block < m_kept.blockCount(); ++block)
            status = writeColumns(block);
        m_end = kSidecarColumns + m_kept.blockCount() * sizeof(HitColumns);
        for (std::uint32_t block = 0; status && block < m_kept.blockCount(); ++block)
            status = writeTexts(block);
        // Behind the texts: their codes are below it.
        m_kept.answerCodes = m_table.textIndex().answerCodeCount();
        if (status)
            status = writeFacts();
        return status ? m_file.finish() : status;
    }

private:
    Status writeColumns(std::uint32_t block)
    {
        if (m_stop.stop_requested())
            return Error{ErrorCode::cancelled, ErrorReason::none, {}, {}};
        const HitColumns &columns = m_table.block(block);
        const auto at = kSidecarColumns + block * sizeof(HitColumns);
        const auto rows = m_kept.rowsIn(block);
        if (rows == HitColumns::kRows)
            return m_file.writeAt(at, bytesOf(&columns, 1));
        Status status;
        const auto write = [&](const auto &...column) {
            ((status = status ? m_file.writeAt(at + std::uint64_t(reinterpret_cast<const char *>(&column) - reinterpret_cast<const char *>(&columns)), bytesOf(column.data(), rows))
                              : status),
             ...);
        };
        const auto &c = columns;
        write(c.timeMs, c.lineOffset, c.idHigh, c.idLow, c.lineLength, c.lineNumber, c.query, c.cachedQuery, c.answer, c.similarity, c.ageS, c.latencyMs, c.costUsd, c.savedUsd,
              c.inputTokens, c.outputTokens, c.callSite, c.tenant, c.kind, c.traitsCode);
        return status;
    }

    /// Rows that came in meanwhile are none of these.
    Status writeTexts(std::uint32_t block)
    {
        if (m_stop.stop_requested())
            return Error{ErrorCode::cancelled, ErrorReason::none, {}, {}};
        const auto texts = m_table.textIndex().block(block);
        if (!texts || texts->rowCount() > m_kept.rowsIn(block))
            return {};
        m_kept.texts[block] = {m_end, texts->rowCount()};
        const auto groups = bytesOf(texts->groups().data(), texts->groups().size());
        const auto codes = bytesOf(texts->answerCodes().data(), texts->answerCodes().size());
        Status status = m_file.writeAt(m_end, groups);
        if (status)
            status = m_file.writeAt(m_end + groups.size(), codes);
        m_end = (m_end + groups.size() + codes.size() + sizeof(std::uint64_t) - 1) / sizeof(std::uint64_t) * sizeof(std::uint64_t);
        return status;
    }

    Status writeFacts()
    {
        const auto facts = m_kept.toBytes();
        SidecarHeader header;
        header.factsOffset = m_end;
        header.fileBytes = m_end + facts.size();
        header.factsHash = hash128(facts);
        header.headerHash = header.ownHash();
        if (Status status = m_file.writeAt(m_end, facts); !status)
            return status;
        return m_file.writeAt(0, bytesOf(&header, 1));
    }

    const HitTable &m_table;
    KeptTable m_kept;
    SidecarFile m_file;
    const std::stop_token &m_stop;
    std::uint64_t m_end = 0;
};

std::vector<std::filesystem::path> pathsOf(const KeptTable &kept)
{
    std::vector<std::filesystem::path> paths;
    for (const auto &log : kept.logs)
        paths.emplace_back(log.path);
    return paths;
}

} // namespace

Result<bool> keepTable(const HitTable &table, const SidecarFolder &folder, const std::stop_token &stop)
{
    auto kept = KeptTable::of(table);
    const auto mostBytes = std::uint64_t(kept ? kept->blockCount() : 0) * (sizeof(HitColumns) + BlockTexts::sizeBytes(HitColumns::kRows));
    if (!kept || mostBytes > folder.mostBytes() || !folder.make())
        return false;
    auto file = SidecarFile::create(folder.fileFor(pathsOf(*kept)));
    if (!file)
        return file.error();
    if (Status status = Writer(table, std::move(*kept), std::move(*file), stop).run(); !status)
        return status.error();
    folder.tidy();
    return true;
}

Result<bool> keepInBackground(const HitTable &table, const SidecarFolder &folder, const std::stop_token &stop)
{
    Result<bool> kept = false;
    onBackgroundWorkers(1, [&](unsigned) { kept = keepTable(table, folder, stop); });
    return kept;
}

} // namespace cacheloupe
