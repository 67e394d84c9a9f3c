// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace cacheloupe {

/// Numbers and texts one behind the other. A value.
class SidecarSink {
public:
    void number(std::uint64_t value) { m_bytes.append(reinterpret_cast<const char *>(&value), sizeof value); }
    void text(std::string_view text)
    {
        number(text.size());
        m_bytes.append(text);
    }
    std::string take() { return std::move(m_bytes); }

private:
    std::string m_bytes;
};

/// Reads what a SidecarSink wrote; behind the first thing that does not fit isFine() is false and all else is empty.
class SidecarSource {
public:
    explicit SidecarSource(std::string_view bytes) : m_bytes(bytes) {}

    std::uint64_t number()
    {
        std::uint64_t value = 0;
        const auto part = bytes(sizeof value);
        if (m_isFine)
            std::memcpy(&value, part.data(), sizeof value);
        return value;
    }
    std::string_view text() { return bytes(number()); }
    /// A number of things that take at least `eachBytes` bytes behind it.
    std::uint64_t count(std::uint64_t eachBytes)
    {
        const auto value = number();
        m_isFine = m_isFine && value <= m_bytes.size() / eachBytes;
        return m_isFine ? value : 0;
    }
    bool isFine() const { return m_isFine; }
    bool isAtEnd() const { return m_isFine && m_bytes.empty(); }

private:
    std::string_view bytes(std::uint64_t length)
    {
        m_isFine = m_isFine && length <= m_bytes.size();
        if (!m_isFine)
            return {};
        const auto part = m_bytes.substr(0, size_t(length));
        m_bytes.remove_prefix(size_t(length));
        return part;
    }

    std::string_view m_bytes;
    bool m_isFine = true;
};

} // namespace cacheloupe
