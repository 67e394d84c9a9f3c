// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/string_dictionary.h"

#include <string_view>
#include <unordered_map>

namespace cacheloupe {

/// A thread's own view of a shared dictionary: known texts cost no lock. One thread.
class CodeCache {
public:
    explicit CodeCache(StringDictionary &dictionary) : m_dictionary(dictionary) {}

    std::uint32_t code(std::string_view text)
    {
        if (text == m_lastText)
            return m_lastCode;
        if (const auto it = m_known.find(text); it != m_known.end()) {
            m_lastText = it->first;
            return m_lastCode = it->second;
        }
        const auto code = m_dictionary.code(text, m_lastText);
        m_known.emplace(m_lastText, code);
        return m_lastCode = code;
    }

private:
    StringDictionary &m_dictionary;
    std::unordered_map<std::string_view, std::uint32_t> m_known;
    std::string_view m_lastText;
    std::uint32_t m_lastCode = 0;
};

} // namespace cacheloupe
