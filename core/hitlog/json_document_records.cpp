// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/json_document_records.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <array>

namespace cacheloupe {

namespace {

constexpr std::array<std::string_view, 16> kWrappers = {"data",   "result",   "results", "logs",  "records",      "rows",
                                                        "items",  "events",   "hits",    "traces", "observations", "requests",
                                                        "entries", "resourceSpans", "resourceLogs", "responses"};
constexpr size_t kMostRecordBytes = 64u << 20;

bool isSpace(int byte)
{
    return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
}

} // namespace

bool JsonDocumentRecords::isWrapper(std::string_view name)
{
    return std::find(kWrappers.begin(), kWrappers.end(), name) != kWrappers.end();
}

int JsonDocumentRecords::nextToken()
{
    while (isSpace(m_reader.peek()))
        m_reader.get();
    return m_reader.peek();
}

/// Reads a string whose first quote is next. A record that grows beyond all bounds is cut; it becomes a malformed row.
bool JsonDocumentRecords::readString(std::string &text)
{
    const auto keep = [&text](int byte) {
        if (text.size() < kMostRecordBytes)
            text += char(byte);
    };
    keep(m_reader.get());
    for (int byte; (byte = m_reader.get()) >= 0;) {
        keep(byte);
        if (byte == '"')
            return true;
        if (byte == '\\' && m_reader.peek() >= 0)
            keep(m_reader.get());
    }
    return false;
}

/// Reads an object or array into `text`. False when it turned out to wrap records: then the reader stands before them.
bool JsonDocumentRecords::readValue(std::string &text, bool mayUnwrap)
{
    int depth = 0;
    std::string name;
    bool isName = false;
    for (int byte; (byte = m_reader.peek()) >= 0;) {
        if (byte == '"') {
            const size_t from = text.size();
            readString(text);
            if (depth == 1 && isName)
                name = text.substr(std::min(from + 1, text.size()), text.size() > from + 2 ? text.size() - from - 2 : 0);
            continue;
        }
        m_reader.get();
        if (text.size() < kMostRecordBytes)
            text += char(byte);
        if (byte == '[' && depth == 1 && mayUnwrap && isWrapper(name) && nextToken() == '{') {
            m_place = Place::wrappedList;
            return false;
        }
        if (byte == '{' || byte == '[')
            ++depth;
        else if ((byte == '}' || byte == ']') && --depth <= 0)
            return true;
        if (depth == 1)
            isName = byte == '{' || byte == ',' ? true : byte == ':' ? false : isName;
    }
    return true;
}

/// Between the lists of a wrapping object: another list may follow, everything else is of no interest.
void JsonDocumentRecords::skipInWrapper(int token, std::string &text)
{
    if (token == '{' || token == '[') {
        readValue(text, false);
        return;
    }
    if (token != '"') {
        m_reader.get();
        m_place = token == '}' ? Place::top : m_place;
        return;
    }
    readString(text);
    if (nextToken() != ':')
        return;
    m_reader.get();
    if (isWrapper(std::string_view(text).substr(1, text.size() - 2)) && nextToken() == '[') {
        m_reader.get();
        m_place = Place::wrappedList;
    }
}

Result<bool> JsonDocumentRecords::next(LogRecord &record)
{
    for (int token; (token = nextToken()) >= 0;) {
        record.text.clear();
        if (m_place == Place::wrapper) {
            skipInWrapper(token, record.text);
        } else if (token == '{') {
            if (!readValue(record.text, m_place == Place::top))
                continue;
            auto json = parseJson(isValidUtf8(record.text) ? record.text : toValidUtf8(record.text), {});
            record.value = json ? std::move(*json) : Json();
            return true;
        } else if (token == '"') {
            readString(record.text);
        } else if (token == '[' && m_place != Place::top) {
            readValue(record.text, false);
        } else {
            m_reader.get();
            if (token == '[')
                m_place = Place::array;
            else if (token == ']')
                m_place = m_place == Place::wrappedList ? Place::wrapper : Place::top;
        }
    }
    if (!m_reader.status())
        return m_reader.status().error();
    return false;
}

} // namespace cacheloupe
