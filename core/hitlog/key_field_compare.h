// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/key_fields.h"

#include <array>
#include <cstdint>
#include <string_view>

namespace cacheloupe {

/// The JSON tokens of one side's key fields while a line is parsed; `null` counts as absent. Views into the line.
class KeyFieldTokens {
public:
    void clear() { m_mask = 0; }
    void set(KeyField field, std::string_view token);
    std::uint32_t mask() const { return m_mask; }
    bool has(KeyField field) const { return (m_mask >> unsigned(field)) & 1u; }
    /// Empty when absent.
    std::string_view token(KeyField field) const { return has(field) ? m_tokens[size_t(field)] : std::string_view(); }

private:
    std::array<std::string_view, kKeyFieldCount> m_tokens;
    std::uint32_t m_mask = 0;
};

/// Fields that both sides have with different values. Texts compare decoded, so `"é"` equals `"\u00e9"`.
std::uint32_t mismatches(const KeyFieldTokens &request, const KeyFieldTokens &entry);

} // namespace cacheloupe
