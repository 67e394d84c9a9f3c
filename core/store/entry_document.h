// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/entry_layout.h"
#include "core/store/entry_value.h"
#include "core/store/raw_entry.h"

#include <memory>
#include <string_view>
#include <utility>
#include <vector>

namespace cacheloupe {

/// A raw entry as the tree that a layout's paths lead into: `key.NAME` for a capture, `PART` or `PART.FIELD` for what
/// was read, `CHILD.0.COLUMN` for rows of another table, and further down where a text was decoded. Reads from the raw
/// entry, which outlives it and stays where it is; only decoded values are its own. One thread at a time.
class EntryDocument {
public:
    explicit EntryDocument(const RawEntry &raw) : m_raw(raw) {}
    EntryDocument(EntryDocument &&) noexcept = default;

    /// A path's beginning that was read as one piece, and what follows.
    struct Place {
        const std::string *bytes = nullptr; ///< of a capture, value or field
        const Json *rows = nullptr;         ///< of a child table
        const RawPart *part = nullptr;      ///< with fields, named as a whole
        std::string_view rest;
        const void *id() const { return bytes ? static_cast<const void *>(bytes) : rows; }
    };
    Place placeOf(std::string_view path) const;

    EntryValue at(std::string_view path) const;
    /// What the path leads to when it says something; `path?string` takes texts alone.
    EntryValue found(std::string_view path) const;
    /// The first path that leads to something.
    EntryValue firstOf(const LayoutPaths &paths) const;

    /// Puts a decoded value where a text stood; nothing when the path leads nowhere.
    void put(std::string_view path, Json value);

private:
    const Json *decodedAt(const void *id) const;
    /// A part with fields as one object, decoded where they were.
    const Json *whole(const RawPart &part) const;

    const RawEntry &m_raw;
    std::vector<std::pair<const void *, Json>> m_decoded; ///< by what was decoded
    mutable std::vector<std::pair<const RawPart *, std::unique_ptr<const Json>>> m_wholes; ///< made when asked for
};

} // namespace cacheloupe
