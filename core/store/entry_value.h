// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/driver/json.h"

#include <optional>
#include <string>
#include <string_view>

namespace cacheloupe {

/// What stands at a place of an entry: bytes as they were read, or a decoded value; or nothing. A view, valid as long
/// as its EntryDocument is neither changed nor gone. Any thread.
class EntryValue {
public:
    EntryValue() = default;
    static EntryValue ofBytes(std::string_view bytes);
    static EntryValue ofJson(const Json *json);

    explicit operator bool() const { return m_kind != Kind::none; }
    /// Bytes that are UTF-8, or a decoded string.
    bool isText() const;
    /// Bytes that are no text, read as they are or inside a decoded value.
    bool isBinary() const;
    /// Null and empty lists say nothing.
    bool saysSomething() const;
    /// The bytes or the decoded string; empty for other values.
    std::string_view bytes() const;
    bool isBytes() const { return m_kind == Kind::bytes; }
    /// The decoded value; nullptr for bytes.
    const Json *json() const { return m_json; }

    /// A text as it is, the blocks of a message joined, everything else as JSON.
    std::string plain() const;
    /// A text as it is, everything else as JSON; nullopt for null and for nothing.
    std::optional<std::string> text() const;
    /// Numbers and texts that are one.
    std::optional<double> number() const;
    Json toJson() const;

private:
    enum class Kind { none, bytes, json };
    Kind m_kind = Kind::none;
    std::string_view m_bytes;
    const Json *m_json = nullptr;
};

} // namespace cacheloupe
