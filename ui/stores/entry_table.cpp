// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stores/entry_table.h"

#include "core/base/utf8.h"
#include "core/store/entry_mapper.h"

#include <utility>

namespace cacheloupe {

namespace {

constexpr size_t kLongestText = 16 * 1024;

/// Takes the text away unless the entry is kept whole.
std::string shortened(std::string &text, bool keepWhole)
{
    if (text.size() > kLongestText)
        return toValidUtf8(std::string_view(text).substr(0, kLongestText));
    return keepWhole ? text : std::move(text);
}

} // namespace

EntryRow entryRowOf(CacheEntry entry, bool keepWhole)
{
    EntryRow row;
    row.key = entry.key;
    // A table may hold several rows of one key (generations); the row's place is unique.
    row.address = entry.table.empty() ? entry.key : entry.table + ':' + std::to_string(entry.rowId);
    row.query = shortened(entry.query, keepWhole);
    row.answer = shortened(entry.answer, keepWhole);
    row.model = entry.model;
    row.group = entry.group;
    row.layout = entry.layout;
    row.prefix = keyPrefix(entry.key);
    row.createdAt = entry.createdAt;
    row.ttlS = entry.ttlS;
    row.ttlLeftS = entry.ttlLeftS;
    row.state = entry.state;
    if (keepWhole)
        row.whole = std::make_shared<const CacheEntry>(std::move(entry));
    return row;
}

EntryTable::EntryTable()
{
    m_blocks.reserve(kMaxBlocks);
}

bool EntryTable::append(EntryRow row)
{
    if (m_size % kBlock == 0) {
        if (m_blocks.size() == kMaxBlocks)
            return false;
        m_blocks.push_back(std::make_unique<Block>());
        m_blocks.back()->reserve(kBlock);
    }
    m_blocks.back()->push_back(std::move(row));
    ++m_size;
    return true;
}

} // namespace cacheloupe
