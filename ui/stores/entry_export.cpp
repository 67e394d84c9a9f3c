// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stores/entry_export.h"

#include "core/store/entry_json.h"

#include <array>
#include <charconv>

namespace cacheloupe {

namespace {

constexpr std::array kNames = {"key",        "layout",     "group", "state",      "model",     "query",          "answer",
                               "created_at", "expires_at", "ttl_s", "ttl_left_s", "hit_count", "raw_size_bytes", "findings"};
constexpr size_t kFlushBytes = 1u << 20;

std::string number(const std::optional<double> &value)
{
    if (!value)
        return {};
    char buffer[32];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, *value);
    return {buffer, end.ptr};
}

std::string time(const std::optional<Instant> &value)
{
    return value ? formatInstant(*value) : std::string();
}

std::string joined(const std::vector<std::string> &texts)
{
    std::string out;
    for (const auto &text : texts)
        out += out.empty() ? text : ' ' + text;
    return out;
}

} // namespace

std::string entryLine(const CacheEntry &entry, ExportFormat format)
{
    if (format == ExportFormat::jsonl)
        return dumpJson(entryDetailJson(entry)) + '\n';
    return tableLine({entry.key, entry.layout, entry.group, std::string(entryStateName(entry.state)), entry.model, entry.query, entry.answer,
                      time(entry.createdAt), time(entry.expiresAt), number(entry.ttlS), number(entry.ttlLeftS),
                      entry.hitCount ? std::to_string(*entry.hitCount) : std::string(), std::to_string(entry.rawSizeBytes), joined(entry.findings)},
                     format);
}

std::string entryTableHead(ExportFormat format)
{
    return tableHead({kNames.begin(), kNames.end()}, format);
}

Status EntryExport::open()
{
    m_buffer = entryTableHead(m_format);
    return m_file.open();
}

Status EntryExport::add(const CacheEntry &entry)
{
    m_buffer += entryLine(entry, m_format);
    return m_buffer.size() < kFlushBytes ? Status() : flush();
}

Status EntryExport::flush()
{
    Status written = m_file.append(m_buffer);
    m_buffer.clear();
    return written;
}

Status EntryExport::commit()
{
    if (Status written = flush(); !written)
        return written;
    return m_file.commit();
}

} // namespace cacheloupe
