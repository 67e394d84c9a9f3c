// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/string_dictionary.h"

#include <mutex>

namespace cacheloupe {

StringDictionary::StringDictionary()
{
    std::string_view stable;
    code({}, stable);
}

std::uint32_t StringDictionary::code(std::string_view text)
{
    std::string_view stable;
    return code(text, stable);
}

std::uint32_t StringDictionary::code(std::string_view text, std::string_view &stable)
{
    const std::unique_lock lock(m_mutex);
    if (const auto it = m_codes.find(text); it != m_codes.end()) {
        stable = it->first;
        return it->second;
    }
    stable = m_names.emplace_back(text);
    return m_codes.emplace(stable, std::uint32_t(m_names.size() - 1)).first->second;
}

std::string_view StringDictionary::name(std::uint32_t code) const
{
    const std::shared_lock lock(m_mutex);
    return code < m_names.size() ? std::string_view(m_names[code]) : std::string_view();
}

std::uint32_t StringDictionary::size() const
{
    const std::shared_lock lock(m_mutex);
    return std::uint32_t(m_names.size());
}

} // namespace cacheloupe
