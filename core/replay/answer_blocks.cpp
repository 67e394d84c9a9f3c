// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/answer_blocks.h"

#include "core/base/utf8.h"
#include "core/driver/json.h"

#include <algorithm>

namespace cacheloupe {

namespace {

struct Line {
    size_t offset = 0;
    std::string_view text;
};

std::vector<Line> linesOf(std::string_view text)
{
    std::vector<Line> out;
    for (size_t at = 0; at < text.size();) {
        const size_t end = std::min(text.find('\n', at), text.size());
        out.push_back({at, text.substr(at, end - at)});
        at = end + 1;
    }
    return out;
}

bool isJsonDocument(std::string_view text)
{
    const std::string_view inner = trimmed(text);
    return !inner.empty() && (inner[0] == '{' || inner[0] == '[') && (inner.back() == '}' || inner.back() == ']') && parseJson(inner, "answer").ok();
}

std::string_view fenceOf(std::string_view line)
{
    const std::string_view text = trimmed(line);
    return text.starts_with("```") || text.starts_with("~~~") ? text.substr(0, 3) : std::string_view();
}

bool isPipeRow(std::string_view line)
{
    const std::string_view text = trimmed(line);
    return std::count(text.begin(), text.end(), '|') >= 2 && (text.front() == '|' || text.find(" | ") != std::string_view::npos);
}

size_t marksIn(const Line &line, char mark) { return size_t(std::count(line.text.begin(), line.text.end(), mark)); }

/// Lines from `first` on that make up one table.
size_t tableLines(const std::vector<Line> &lines, size_t first)
{
    size_t end = first;
    while (end < lines.size() && isPipeRow(lines[end].text))
        ++end;
    if (end >= first + 2)
        return end - first;
    const size_t tabs = marksIn(lines[first], '\t');
    end = first;
    while (end < lines.size() && tabs > 0 && marksIn(lines[end], '\t') == tabs)
        ++end;
    if (end >= first + 2)
        return end - first;
    const size_t commas = marksIn(lines[first], ',');
    end = first;
    while (end < lines.size() && commas > 0 && marksIn(lines[end], ',') == commas && lines[end].text.find(". ") == std::string_view::npos && lines[end].text.size() < 30 * (commas + 1)
           && !lines[end].text.ends_with('.'))
        ++end;
    return end >= first + 3 ? end - first : 0;
}

class BlockSplitter {
public:
    explicit BlockSplitter(std::string_view text) : m_text(text), m_lines(linesOf(text)) {}

    std::vector<AnswerBlock> run()
    {
        for (size_t i = 0; i < m_lines.size();) {
            if (const std::string_view fence = fenceOf(m_lines[i].text); !fence.empty())
                i = takeFenced(i, fence);
            else if (const size_t rows = tableLines(m_lines, i))
                i = takeTable(i, rows);
            else
                ++i;
        }
        closeProse(m_text.size());
        return std::move(m_blocks);
    }

private:
    void closeProse(size_t end)
    {
        if (!trimmed(m_text.substr(m_proseBegin, end - m_proseBegin)).empty())
            m_blocks.push_back({BlockKind::prose, {std::uint32_t(m_proseBegin), std::uint32_t(end - m_proseBegin)}, {}});
    }

    size_t lineEnd(size_t line) const { return m_lines[line].offset + m_lines[line].text.size(); }

    size_t takeFenced(size_t first, std::string_view fence)
    {
        size_t last = first + 1;
        while (last < m_lines.size() && fenceOf(m_lines[last].text) != fence)
            ++last;
        closeProse(m_lines[first].offset);
        const size_t begin = std::min(lineEnd(first) + 1, m_text.size());
        const size_t end = last < m_lines.size() ? m_lines[last].offset : m_text.size();
        const std::string language = asciiLower(trimmed(trimmed(m_lines[first].text).substr(3)));
        const std::string_view body = m_text.substr(begin, end - begin);
        const BlockKind kind = language == "csv" || language == "tsv" ? BlockKind::table : isJsonDocument(body) ? BlockKind::json : BlockKind::code;
        m_blocks.push_back({kind, {std::uint32_t(begin), std::uint32_t(end - begin)}, language});
        m_proseBegin = last < m_lines.size() ? std::min(lineEnd(last) + 1, m_text.size()) : m_text.size();
        return std::min(last + 1, m_lines.size());
    }

    size_t takeTable(size_t first, size_t rows)
    {
        closeProse(m_lines[first].offset);
        const size_t end = lineEnd(first + rows - 1);
        m_blocks.push_back({BlockKind::table, {std::uint32_t(m_lines[first].offset), std::uint32_t(end - m_lines[first].offset)}, {}});
        m_proseBegin = std::min(end + 1, m_text.size());
        return first + rows;
    }

    std::string_view m_text;
    std::vector<Line> m_lines;
    std::vector<AnswerBlock> m_blocks;
    size_t m_proseBegin = 0;
};

} // namespace

std::vector<AnswerBlock> splitBlocks(std::string_view answer)
{
    if (isJsonDocument(answer))
        return {{BlockKind::json, {0, std::uint32_t(answer.size())}, {}}};
    return BlockSplitter(answer).run();
}

} // namespace cacheloupe
