// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/key_field_compare.h"

#include "core/driver/json.h"
#include "core/hitlog/json_text.h"

namespace cacheloupe {

namespace {

/// The value as KeyFields holds it: a string's text, anything else as compact JSON.
std::string valueText(std::string_view token)
{
    if (token.size() >= 2 && token.front() == '"')
        return jsonTextOf(token.substr(1, token.size() - 2));
    const auto value = parseJson(token, {});
    return value ? dumpJson(*value) : std::string(token);
}

} // namespace

void KeyFieldTokens::set(KeyField field, std::string_view token)
{
    const auto bit = 1u << unsigned(field);
    if (token == "null") {
        m_mask &= ~bit;
        return;
    }
    m_mask |= bit;
    m_tokens[size_t(field)] = token;
}

std::uint32_t mismatches(const KeyFieldTokens &request, const KeyFieldTokens &entry)
{
    std::uint32_t different = 0;
    for (std::uint32_t both = request.mask() & entry.mask(); both != 0; both &= both - 1) {
        const auto field = KeyField(__builtin_ctz(both));
        const auto a = request.token(field);
        const auto b = entry.token(field);
        if (a != b && valueText(a) != valueText(b))
            different |= 1u << unsigned(field);
    }
    return different;
}

} // namespace cacheloupe
