// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/hit_log_reader.h"

#include "core/hitlog/log_load.h"
#include "core/hitlog/sqlite_log.h"

namespace cacheloupe {

namespace {

/// Another handle on the same file: one for the rows' texts, one for the load.
Result<ReadFile> openAgain(const ReadFile &file)
{
    return ReadFile::open(file.path());
}

} // namespace

Result<HitSourceState> HitLogReader::load(const std::filesystem::path &path, const HitLogLoad &options)
{
    auto file = ReadFile::open(path);
    if (!file)
        return file.error();
    const auto dialects = builtInDialects();
    if (!dialects)
        return dialects.error();
    const auto log = recogniseLog(*file, *dialects);
    if (!log)
        return log.error();
    const bool isNative = log->dialect->isNative();
    std::optional<SpoolFile> spool;
    if (!isNative) {
        auto created = SpoolFile::create();
        if (!created)
            return created.error();
        spool.emplace(std::move(*created));
    }
    const bool isTable = log->dialect->container() == Dialect::Container::sqliteTable;
    if (isTable)
        if (auto status = spoolSqliteTable(path, log->table, *log->dialect, *spool, options.stop); !status)
            return status.error();
    auto lines = isTable ? Result<ReadFile>(spool->takeReader()) : openAgain(*file);
    if (!lines)
        return lines.error();
    // A converted table is its spool: the same handle serves the load and, later, the texts.
    ReadFile text = isTable ? std::move(*lines) : isNative ? std::move(*file) : spool->takeReader();
    const auto source = m_table.addSource(std::make_unique<HitSource>(path, log->match, std::move(text), !isNative));
    if (!source)
        return source.error();
    LogLoad load(m_table, *source, isTable ? m_table.source(*source).text() : *lines, options);
    if (!isNative && !isTable)
        load.convertWith(*log->dialect, *spool);
    return load.run();
}

} // namespace cacheloupe
