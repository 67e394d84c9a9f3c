// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/entry_value.h"

#include "core/base/utf8.h"
#include "core/store/bytes_json.h"
#include "core/store/lc_json.h"

#include <charconv>

namespace cacheloupe {

EntryValue EntryValue::ofBytes(std::string_view bytes)
{
    EntryValue out;
    out.m_kind = Kind::bytes;
    out.m_bytes = bytes;
    return out;
}

EntryValue EntryValue::ofJson(const Json *json)
{
    EntryValue out;
    out.m_kind = json ? Kind::json : Kind::none;
    out.m_json = json;
    return out;
}

bool EntryValue::isText() const
{
    return m_kind == Kind::bytes ? isValidUtf8(m_bytes) : m_json && m_json->is_string();
}

bool EntryValue::isBinary() const
{
    if (m_kind == Kind::bytes)
        return !isValidUtf8(m_bytes);
    return m_json && m_json->is_object() && m_json->size() == 1 && m_json->contains("b64");
}

bool EntryValue::saysSomething() const
{
    return m_json ? !m_json->is_null() && !(m_json->is_array() && m_json->empty()) : m_kind == Kind::bytes;
}

std::string_view EntryValue::bytes() const
{
    return m_json && m_json->is_string() ? std::string_view(m_json->get_ref<const std::string &>()) : m_bytes;
}

std::string EntryValue::plain() const
{
    if (m_json)
        return plainContent(*m_json);
    return isText() ? std::string(m_bytes) : m_kind == Kind::none ? std::string() : dumpJson(toJson());
}

std::optional<std::string> EntryValue::text() const
{
    if (m_json)
        return jsonText(*m_json, {});
    return m_kind == Kind::none ? std::nullopt : std::optional(plain());
}

std::optional<double> EntryValue::number() const
{
    if (m_json)
        return jsonNumber(*m_json, {});
    double value = 0;
    const auto [end, failure] = std::from_chars(m_bytes.data(), m_bytes.data() + m_bytes.size(), value);
    return failure == std::errc() && end == m_bytes.data() + m_bytes.size() ? std::optional(value) : std::nullopt;
}

Json EntryValue::toJson() const
{
    return m_json ? *m_json : m_kind == Kind::none ? Json() : bytesJson(m_bytes);
}

} // namespace cacheloupe
