// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/string_dictionary.h"

#include <cstring>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace cacheloupe {

/// A thread's own view of a shared dictionary: known texts cost no lock. One thread.
class CodeCache {
public:
    explicit CodeCache(StringDictionary &dictionary) : m_dictionary(dictionary) {}

    std::uint32_t code(std::string_view text)
    {
        if (m_recent.empty())
            m_recent.resize(kRecent);
        auto &recent = m_recent[placeOf(text)];
        if (recent.text != text)
            recent = find(text);
        return recent.code;
    }

private:
    struct Known {
        std::string_view text;
        std::uint32_t code = 0;
    };
    static constexpr size_t kRecent = 512;

    /// By length and both ends, which is where names differ.
    static size_t placeOf(std::string_view text)
    {
        std::uint64_t head = 0;
        std::uint64_t tail = 0;
        if (text.size() >= 8) {
            std::memcpy(&head, text.data(), 8);
            std::memcpy(&tail, text.data() + text.size() - 8, 8);
        } else {
            for (const char c : text)
                head = head << 8 | static_cast<unsigned char>(c);
        }
        return size_t(((head ^ tail * 3) + text.size()) * 0x9E3779B97F4A7C15ULL >> 55);
    }

    Known find(std::string_view text)
    {
        if (const auto it = m_known.find(text); it != m_known.end())
            return {it->first, it->second};
        Known known;
        known.code = m_dictionary.code(text, known.text);
        m_known.emplace(known.text, known.code);
        return known;
    }

    StringDictionary &m_dictionary;
    std::unordered_map<std::string_view, std::uint32_t> m_known;
    std::vector<Known> m_recent; ///< by placeOf(): the last of each place
};

} // namespace cacheloupe
