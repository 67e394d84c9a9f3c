// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/cache_entry.h"
#include "ui/support/export_file.h"
#include "ui/support/table_text.h"

namespace cacheloupe {

/// One entry as a line: all that is known of it as a JSON object, or the columns of entryTableHead(). Pure.
std::string entryLine(const CacheEntry &entry, ExportFormat format);
std::string entryTableHead(ExportFormat format);

/// Entries on their way into a file, which takes its place at commit(). One thread at a time. Fails as ExportFile does.
class EntryExport {
public:
    explicit EntryExport(const QString &path) : m_file(path), m_format(exportFormatOf(path)) {}

    Status open();
    Status add(const CacheEntry &entry);
    Status commit();

private:
    Status flush();

    ExportFile m_file;
    ExportFormat m_format;
    std::string m_buffer;
};

} // namespace cacheloupe
