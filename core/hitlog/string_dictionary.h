// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace cacheloupe {

/// Distinct texts with small codes in order of appearance; code 0 is the empty text (absent). Any thread may read and
/// add; a returned view lives as long as the dictionary.
class StringDictionary {
public:
    StringDictionary();

    std::uint32_t code(std::string_view text);
    /// Like code(), also gives the stable view.
    std::uint32_t code(std::string_view text, std::string_view &stable);
    std::string_view name(std::uint32_t code) const;
    std::uint32_t size() const;

private:
    mutable std::shared_mutex m_mutex;
    std::deque<std::string> m_names;
    std::unordered_map<std::string_view, std::uint32_t> m_codes;
};

} // namespace cacheloupe
