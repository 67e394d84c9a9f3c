// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/line_file.h"

#include <string>

namespace cacheloupe {

namespace {

constexpr size_t kLineChunkBytes = 256u << 10;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// Gathers the bytes of a line over chunks.
class LineGatherer {
public:
    LineGatherer(size_t maxBytes, const std::function<bool(const FileLine &)> &onLine) : m_maxBytes(maxBytes), m_onLine(onLine) {}

    /// False when the receiver has had enough.
    bool take(std::string_view chunk)
    {
        while (!chunk.empty()) {
            const size_t end = chunk.find('\n');
            append(chunk.substr(0, end));
            if (end == std::string_view::npos)
                return true;
            m_length += 1;
            if (!finish())
                return false;
            chunk.remove_prefix(end + 1);
        }
        return true;
    }

    bool finish()
    {
        std::string_view bytes = m_line;
        const size_t mark = m_number == 0 && bytes.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
        bytes.remove_prefix(mark);
        if (bytes.ends_with('\r'))
            bytes.remove_suffix(1);
        const bool goOn = m_onLine({++m_number, m_offset + mark, m_overlong ? std::string_view() : bytes, m_overlong});
        m_offset += m_length;
        m_length = 0;
        m_overlong = false;
        m_line.clear();
        return goOn;
    }

    bool hasRest() const { return m_length > 0; }

private:
    void append(std::string_view bytes)
    {
        m_length += bytes.size();
        m_overlong = m_overlong || m_line.size() + bytes.size() > m_maxBytes;
        if (m_overlong)
            m_line.clear();
        else
            m_line.append(bytes);
    }

    size_t m_maxBytes;
    const std::function<bool(const FileLine &)> &m_onLine;
    std::string m_line;
    std::uint64_t m_number = 0;
    std::uint64_t m_offset = 0;
    std::uint64_t m_length = 0;
    bool m_overlong = false;
};

} // namespace

Status forEachLine(const ReadFile &file, size_t maxLineBytes, const std::function<bool(const FileLine &)> &onLine)
{
    LineGatherer lines(maxLineBytes, onLine);
    std::string chunk(kLineChunkBytes, '\0');
    for (std::uint64_t offset = 0;;) {
        const auto got = file.readAt(offset, chunk);
        if (!got)
            return got.error();
        if (*got == 0)
            break;
        offset += *got;
        if (!lines.take(std::string_view(chunk).substr(0, *got)))
            return {};
    }
    if (lines.hasRest())
        lines.finish();
    return {};
}

} // namespace cacheloupe
