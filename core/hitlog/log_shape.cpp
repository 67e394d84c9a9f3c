// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/recognised_log.h"

#include "core/base/utf8.h"
#include "core/hitlog/csv_records.h"
#include "core/hitlog/json_document_records.h"
#include "core/hitlog/line_chunk.h"

namespace cacheloupe {

namespace {

constexpr std::string_view kSqliteHeader = "SQLite format 3";
constexpr size_t kFirstBytes = 256 * 1024;

bool wrapsRecords(const Json &object)
{
    for (const auto &[name, value] : object.items())
        if (JsonDocumentRecords::isWrapper(name) && !name.starts_with("resource") && value.is_array() && !value.empty() && value.front().is_object())
            return true;
    return false;
}

/// An object that ends behind its first line goes on there; one line that breaks off is no document.
bool isDocument(const ReadFile &file, std::string_view text)
{
    const size_t end = text.find('\n');
    const auto line = text.substr(0, end);
    if (const auto first = parseJson(isValidUtf8(line) ? std::string(line) : toValidUtf8(line), {}))
        return first->is_object() && wrapsRecords(*first);
    if (end == std::string_view::npos)
        return text.size() >= kFirstBytes;
    // A first line that is damaged does not make its neighbours parts of it.
    const auto second = trimmed(text.substr(end + 1, text.find('\n', end + 1) - end - 1));
    if (second.starts_with('{') && parseJson(second, {}))
        return false;
    JsonDocumentRecords records(file);
    LogRecord record;
    const auto got = records.next(record);
    return got && *got && record.value.is_object();
}

} // namespace

Result<LogShape> shapeOf(const ReadFile &file)
{
    std::string bytes(kFirstBytes, '\0');
    const auto got = file.readAt(0, bytes);
    if (!got)
        return got.error();
    bytes.resize(*got);
    LogShape shape;
    if (bytes.starts_with(kSqliteHeader)) {
        shape.container = LogContainer::sqlite;
        return shape;
    }
    std::string_view text = bytes;
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    const auto behind = text.empty() ? std::string_view() : trimmed(text.substr(1, 4096));
    if (text.starts_with('[') && (behind.starts_with('{') || behind.starts_with(']'))) {
        shape.container = LogContainer::jsonDocument;
    } else if (text.starts_with('{')) {
        shape.container = isDocument(file, text) ? LogContainer::jsonDocument : LogContainer::jsonLines;
    } else if (const auto separator = CsvRecords::separatorOf(text)) {
        shape.container = LogContainer::csv;
        shape.separator = *separator;
    } else if (!text.empty()) {
        shape.container = LogContainer::textLines;
    }
    return shape;
}

} // namespace cacheloupe
