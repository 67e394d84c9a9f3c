// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/csv_records.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <array>

namespace cacheloupe {

namespace {

constexpr std::array<char, 4> kSeparators = {',', ';', '\t', '|'};
/// A quote that never closes must not swallow the memory.
constexpr size_t kMostRowBytes = 64u << 20;
constexpr size_t kMostNameLength = 80;

/// Names of a header line: short, without brackets and equal signs.
bool looksLikeName(std::string_view name)
{
    name = trimmed(name);
    if (name.size() >= 2 && name.front() == '"' && name.back() == '"')
        name = name.substr(1, name.size() - 2);
    return !name.empty() && name.size() <= kMostNameLength && name.find_first_of("{}[]=\"<>") == std::string_view::npos
        && (name.front() < '0' || name.front() > '9');
}

} // namespace

std::optional<char> CsvRecords::separatorOf(std::string_view text)
{
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    const auto line = text.substr(0, text.find_first_of("\r\n"));
    std::optional<char> best;
    size_t most = 1;
    for (const char separator : kSeparators) {
        size_t names = 0;
        bool allNames = true;
        for (size_t from = 0; from <= line.size(); ++names) {
            const size_t end = std::min(line.find(separator, from), line.size());
            allNames = allNames && looksLikeName(line.substr(from, end - from));
            from = end + 1;
        }
        if (allNames && names > most) {
            most = names;
            best = separator;
        }
    }
    return best;
}

void CsvRecords::readQuoted(std::string &field, std::string &text)
{
    for (int byte; (byte = m_reader.get()) >= 0 && text.size() < kMostRowBytes;) {
        text += char(byte);
        if (byte == '"') {
            if (m_reader.peek() != '"')
                return;
            text += char(m_reader.get());
        }
        field += char(byte);
    }
}

bool CsvRecords::readRow(std::vector<std::string> &fields, std::string &text)
{
    fields.clear();
    text.clear();
    std::string field;
    bool any = false;
    for (int byte; (byte = m_reader.get()) >= 0;) {
        if (byte == '\n' || byte == '\r') {
            if (byte == '\r' && m_reader.peek() == '\n')
                m_reader.get();
            if (!any)
                continue;
            break;
        }
        any = true;
        text += char(byte);
        if (byte == '"' && field.empty()) {
            readQuoted(field, text);
        } else if (byte == m_separator) {
            fields.push_back(std::move(field));
            field.clear();
        } else {
            field += char(byte);
        }
    }
    if (any)
        fields.push_back(std::move(field));
    return any;
}

Result<bool> CsvRecords::next(LogRecord &record)
{
    if (m_names.empty() && readRow(m_names, record.text)) {
        if (m_names.front().starts_with("\xEF\xBB\xBF"))
            m_names.front().erase(0, 3);
        // A quoted first name behind the mark kept its quotes.
        for (auto &name : m_names) {
            if (name.size() >= 2 && name.front() == '"' && name.back() == '"')
                name = name.substr(1, name.size() - 2);
            name = toValidUtf8(trimmed(name));
        }
    }
    const bool got = readRow(m_fields, record.text);
    if (!m_reader.status())
        return m_reader.status().error();
    if (!got)
        return false;
    record.value = Json::object();
    for (size_t i = 0; i < m_fields.size(); ++i) {
        if (m_fields[i].empty())
            continue;
        const std::string name = i < m_names.size() ? m_names[i] : "column_" + std::to_string(i + 1);
        record.value[name] = isValidUtf8(m_fields[i]) ? std::move(m_fields[i]) : toValidUtf8(m_fields[i]);
    }
    return true;
}

} // namespace cacheloupe
