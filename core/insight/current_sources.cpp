// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/current_sources.h"

#include "core/base/utf8.h"
#include "core/driver/json.h"

#include <algorithm>
#include <array>
#include <vector>

namespace cacheloupe
{

namespace
{

constexpr std::array<std::string_view, 11> kSourceNames
    = {"source", "source_id", "id", "document", "document_id", "doc_id", "corpus", "name", "path", "url", "file"};
constexpr std::array<std::string_view, 11> kRevisionNames
    = {"revision", "version", "checksum", "hash", "sha256", "sha", "etag", "commit", "corpus_version", "source_revision", "rev"};

struct SourceRow {
    std::string source;
    std::string revision;
    size_t line = 0; ///< 0: not known (JSON)
};

std::string placeOf(std::string_view file, size_t line)
{
    return std::string(file) + (line > 0 ? ':' + std::to_string(line) : std::string());
}

/// The first of the names that a header has, in the order of the names: `id` beside `name` is the source.
template <typename Names>
std::optional<size_t> columnOf(const std::vector<std::string> &header, const Names &names)
{
    for (const auto name : names)
        for (size_t i = 0; i < header.size(); ++i)
            if (asciiLower(trimmed(header[i])) == name)
                return i;
    return std::nullopt;
}

/// Rows as RFC 4180 says, with the line each begins in.
class CsvRows
{
public:
    CsvRows(std::string_view text, char separator)
        : m_text(text)
        , m_separator(separator)
    {
    }

    bool next(std::vector<std::string> &cells)
    {
        while (m_at < m_text.size() && (m_text[m_at] == '\n' || m_text[m_at] == '\r'))
            step();
        if (m_at >= m_text.size())
            return false;
        m_begin = m_line;
        cells.assign(1, {});
        while (m_at < m_text.size() && m_text[m_at] != '\n' && m_text[m_at] != '\r') {
            if (m_text[m_at] == '"' && cells.back().empty()) {
                readQuoted(cells.back());
            } else if (m_text[m_at] == m_separator) {
                cells.emplace_back();
                step();
            } else {
                cells.back() += step();
            }
        }
        return true;
    }
    size_t line() const { return m_begin; }
    bool isOpen() const { return m_isOpen; } ///< a quote was never closed

private:
    char step()
    {
        m_line += m_text[m_at] == '\n';
        return m_text[m_at++];
    }
    void readQuoted(std::string &cell)
    {
        step();
        while (m_at < m_text.size()) {
            const char c = step();
            if (c != '"')
                cell += c;
            else if (m_at < m_text.size() && m_text[m_at] == '"')
                cell += step();
            else
                return;
        }
        m_isOpen = true;
    }

    std::string_view m_text;
    char m_separator;
    size_t m_at = 0;
    size_t m_line = 1;
    size_t m_begin = 1;
    bool m_isOpen = false;
};

char separatorOf(std::string_view text)
{
    const auto header = text.substr(0, text.find_first_of("\r\n"));
    char best = ',';
    for (const char one : {';', '\t', '|'})
        if (std::count(header.begin(), header.end(), one) > std::count(header.begin(), header.end(), best))
            best = one;
    return best;
}

template <typename Names>
std::string listed(const Names &names)
{
    std::string list;
    for (const auto &name : names)
        list += (list.empty() ? "" : ", ") + std::string(name);
    return list;
}

Result<std::vector<SourceRow>> csvRows(std::string_view text, std::string_view file)
{
    CsvRows rows(text, separatorOf(text));
    std::vector<std::string> cells;
    if (!rows.next(cells))
        return Error{ErrorCode::schema, ErrorReason::missingField, placeOf(file, 1), "expected a header line with a source and a revision"};
    const auto header = cells;
    const auto source = columnOf(header, kSourceNames);
    const auto revision = columnOf(header, kRevisionNames);
    if (!source || !revision)
        return Error{ErrorCode::schema, ErrorReason::missingField, placeOf(file, 1),
            "no column for the " + std::string(source ? "revision" : "source") + ": expected one of "
                + (source ? listed(kRevisionNames) : listed(kSourceNames)) + "; found " + listed(header)};
    std::vector<SourceRow> all;
    while (rows.next(cells)) {
        if (rows.isOpen())
            return Error{ErrorCode::parse, ErrorReason::none, placeOf(file, rows.line()), "a quote is never closed"};
        for (const size_t column : {*source, *revision})
            if (column >= cells.size() || trimmed(cells[column]).empty())
                return Error{ErrorCode::schema, ErrorReason::missingField, placeOf(file, rows.line()),
                    "column " + std::to_string(column + 1) + " (" + std::string(trimmed(header[column])) + ") is empty"};
        all.push_back({std::string(trimmed(cells[*source])), std::string(trimmed(cells[*revision])), rows.line()});
    }
    return all;
}

/// Text, numbers and booleans; nullopt for what is no revision.
std::optional<std::string> wordOf(const Json &json)
{
    if (json.is_null() || json.is_structured())
        return std::nullopt;
    const std::string text = json.is_string() ? json.get<std::string>() : dumpJson(json);
    return trimmed(text).empty() ? std::nullopt : std::optional(std::string(trimmed(text)));
}

/// The member that one of the names stands for; case does not matter.
template <typename Names>
std::optional<std::string> memberWord(const Json &object, const Names &names)
{
    for (const auto name : names)
        for (const auto &[member, value] : object.items())
            if (asciiLower(member) == name)
                return wordOf(value);
    return std::nullopt;
}

Result<std::vector<SourceRow>> jsonRows(std::string_view text, std::string_view file)
{
    const auto json = parseJson(text, std::string(file));
    if (!json)
        return json.error();
    if (!json->is_structured())
        return Error{ErrorCode::schema, ErrorReason::wrongType, std::string(file), "expected an object or a list of objects"};
    std::vector<SourceRow> all;
    size_t index = 0;
    for (const auto &[name, value] : json->items()) {
        const std::string path = json->is_array() ? "$[" + std::to_string(index++) + ']' : "$." + name;
        const auto source = json->is_object() ? std::optional(name) : value.is_object() ? memberWord(value, kSourceNames) : std::nullopt;
        const auto revision = value.is_object() ? memberWord(value, kRevisionNames) : json->is_object() ? wordOf(value) : std::nullopt;
        if (!source || !revision)
            return Error{ErrorCode::schema, ErrorReason::missingField, std::string(file),
                path + ": expected " + (source ? "a revision (" + listed(kRevisionNames) : "a source (" + listed(kSourceNames)) + ')'};
        all.push_back({*source, *revision, 0});
    }
    return all;
}

} // namespace

Result<CurrentSources> CurrentSources::parse(std::string_view text, std::string_view file)
{
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    const auto start = trimmed(text);
    const bool isJson = start.starts_with('{') || start.starts_with('[');
    const auto rows = isJson ? jsonRows(text, file) : csvRows(text, file);
    if (!rows)
        return rows.error();
    CurrentSources sources;
    for (const SourceRow &row : *rows) {
        const auto [it, isNew] = sources.m_revisions.emplace(toValidUtf8(row.source), toValidUtf8(row.revision));
        if (!isNew && it->second != row.revision)
            return Error{ErrorCode::parse, ErrorReason::none, placeOf(file, row.line),
                "source \"" + row.source + "\" has the revisions " + it->second + " and " + row.revision};
    }
    return sources;
}

const std::string *CurrentSources::find(std::string_view source) const
{
    const auto it = m_revisions.find(source);
    return it == m_revisions.end() ? nullptr : &it->second;
}

} // namespace cacheloupe
