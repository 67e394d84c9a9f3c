// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file.h"

#include <string>

namespace cacheloupe {

/// The bytes of a file one after another, through a buffer. One thread; a read error ends it and stands in status().
class FileReader {
public:
    explicit FileReader(const ReadFile &file) : m_file(file), m_buffer(kBufferBytes, '\0') {}

    /// The next byte, or -1 at the end.
    int peek() { return m_at < m_length || fill() ? static_cast<unsigned char>(m_buffer[m_at]) : -1; }
    int get()
    {
        const int byte = peek();
        m_at += byte >= 0;
        return byte;
    }
    const Status &status() const { return m_status; }

private:
    static constexpr size_t kBufferBytes = 256 * 1024;
    bool fill()
    {
        const auto got = m_file.readAt(m_offset, m_buffer);
        if (!got)
            m_status = got.error();
        m_length = got ? *got : 0;
        m_offset += m_length;
        m_at = 0;
        return m_length > 0;
    }

    const ReadFile &m_file;
    std::string m_buffer;
    size_t m_at = 0;
    size_t m_length = 0;
    std::uint64_t m_offset = 0;
    Status m_status;
};

} // namespace cacheloupe
