// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/log_sidecar.h"

#include "core/hitlog/kept_table.h"
#include "core/hitlog/log_follow.h"
#include "core/hitlog/sidecar_header.h"
#include "core/hitlog/text_index.h"

namespace cacheloupe {

namespace {

/// What was found of a table, mapped and looked through, before anything of it is used.
struct Found {
    KeptTable table;
    std::unique_ptr<MappedBlocks> blocks;
    std::vector<std::shared_ptr<const BlockTexts>> texts;
};

std::optional<KeptTable> factsOf(const FileMapping &mapping)
{
    const auto bytes = mapping.bytes();
    SidecarHeader header;
    if (bytes.size() < kSidecarColumns)
        return std::nullopt;
    std::memcpy(&header, bytes.data(), sizeof header);
    if (!header.fits(bytes.size()))
        return std::nullopt;
    const auto facts = bytes.substr(size_t(header.factsOffset));
    if (hash128(facts) != header.factsHash)
        return std::nullopt;
    auto kept = KeptTable::fromBytes(facts, header.factsOffset);
    if (!kept || kSidecarColumns + kept->blockCount() * sizeof(HitColumns) > header.factsOffset)
        return std::nullopt;
    return kept;
}

bool areThese(const std::vector<KeptLog> &kept, const std::vector<std::filesystem::path> &logs)
{
    return std::equal(kept.begin(), kept.end(), logs.begin(), logs.end(), [](const KeptLog &log, const std::filesystem::path &path) { return log.isAt(path) && log.isStillThere(); });
}

std::optional<Found> find(const ReadFile &file, const std::vector<std::filesystem::path> &logs)
{
    auto mapping = FileMapping::of(file);
    if (!mapping)
        return std::nullopt;
    auto kept = factsOf(*mapping);
    if (!kept || !areThese(kept->logs, logs))
        return std::nullopt;
    auto blocks = MappedBlocks::of(file, kSidecarColumns, kept->blockCount());
    if (!blocks || !kept->areCodesKnown(**blocks))
        return std::nullopt;
    const auto texts = std::make_shared<const FileMapping>(std::move(*mapping));
    Found found{std::move(*kept), std::move(*blocks), {}};
    for (std::uint32_t block = 0; block < found.table.blockCount(); ++block) {
        (*found.blocks)[block].traitsTable.adopt(found.table.traits[block]);
        const auto &place = found.table.texts[block];
        found.texts.push_back(place.rows > 0 ? BlockTexts::kept(texts, place.offset, place.rows) : nullptr);
    }
    return texts->isDamaged() ? std::nullopt : std::optional(std::move(found));
}

bool isEmpty(HitTable &table)
{
    const auto dictionaries = KeptTable::dictionariesOf(table.names());
    return table.rowCount() == 0 && table.sourceCount() == 0 && std::all_of(dictionaries.begin(), dictionaries.end(), [](const auto *names) { return names->size() == 1; });
}

/// False when a name stands there twice.
bool areNamesAdopted(HitTable &table, const KeptTable &kept)
{
    const auto dictionaries = KeptTable::dictionariesOf(table.names());
    for (size_t i = 0; i < dictionaries.size(); ++i)
        for (size_t name = 0; name < kept.names[i].size(); ++name)
            if (dictionaries[i]->code(kept.names[i][name]) != name + 1)
                return false;
    return true;
}

/// The log in the table now is the one that was kept, and read as it was.
bool isSame(const HitTable &table, const Result<OpenLog> &log, const KeptLog &kept)
{
    if (!log || !log->growing || log->dialect)
        return false;
    const auto &source = table.source(log->source);
    return source.identity().inode == kept.inode && source.dialect().name == kept.dialect && source.dialect().isAggregate == kept.isAggregate
        && log->growing->fileBytesTotal() >= kept.state.consumedBytes;
}

} // namespace

std::optional<std::vector<Result<FollowedLog>>> reopenLogs(HitTable &table, const std::vector<std::filesystem::path> &logs, const SidecarFolder &folder,
                                                           const HitLogLoad &options)
{
    const auto path = folder.fileFor(logs);
    const auto file = ReadFile::open(path);
    if (!file || !isEmpty(table))
        return std::nullopt;
    std::error_code ignored;
    auto found = find(*file, logs);
    if (!found) {
        std::filesystem::remove(path, ignored);
        return std::nullopt;
    }
    std::vector<Result<OpenLog>> opened;
    bool isKept = true;
    for (size_t i = 0; i < logs.size(); ++i) {
        opened.push_back(openLog(table, logs[i], options));
        isKept = isKept && isSame(table, opened.back(), found->table.logs[i]);
    }
    if (isKept && areNamesAdopted(table, found->table)) {
        table.textIndex().adopt(std::move(found->texts), found->table.answerCodes);
        table.adopt(std::move(found->blocks), found->table.rows);
        // Used now: others are older.
        std::filesystem::last_write_time(path, std::filesystem::file_time_type::clock::now(), ignored);
    } else {
        isKept = false;
        if (!options.stop.stop_requested())
            std::filesystem::remove(path, ignored);
    }
    std::vector<Result<FollowedLog>> followed;
    for (size_t i = 0; i < logs.size(); ++i)
        followed.push_back(opened[i] ? followOpened(table, std::move(*opened[i]), isKept ? found->table.logs[i].state : HitSourceState(), options)
                                     : Result<FollowedLog>(opened[i].error()));
    return followed;
}

} // namespace cacheloupe
