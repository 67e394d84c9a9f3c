// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/domain/cache_entry.h"
#include "core/domain/connection.h"
#include "core/domain/key_fields.h"
#include "core/driver/json.h"
#include "core/store/entry_member.h"
#include "core/store/key_pattern.h"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cacheloupe {

/// Paths into a decoded entry, tried in order; `path?string` accepts only text.
using LayoutPaths = std::vector<std::string>;

/// One store key an entry consists of; most layouts have one part.
struct LayoutPart {
    std::string name;
    std::vector<KeyPattern> keys;
};

/// Replaces the text at `path` by what the first fitting decoder reads (value_decoder.h).
struct DecodeStep {
    std::string path;
    std::vector<std::string> decoders;
};

struct TtlRule {
    std::optional<double> seconds;         ///< the whole TTL, where the layout fixes it
    std::string byPath;                    ///< the TTL depends on the text here …
    std::map<std::string, double> byValue; ///< … like this
    bool sliding = false;
    bool atRead = false; ///< not enforced by the store: an entry is expired when created_at + TTL has passed
};

struct StateRule {
    std::string path;
    std::string unless; ///< the rule holds when the text at `path` is there and differs from this …
    std::optional<std::string> is; ///< … or, when given, is this
    EntryState state = EntryState::live;
};

/// Rows of another table that belong to an entry; decoded as the array `name`.
struct ChildTable {
    std::string name;
    std::string table;
    std::string column;       ///< in the child, refers to …
    std::string parentColumn; ///< … this one
};

/// How one product lays its cache entries out: data from `resources/layouts`, see the README there. A plain value.
struct EntryLayout {
    std::string id;
    std::string system;
    StoreKind store = StoreKind::redis;
    int priority = 0; ///< higher is tried first
    bool isLog = false; ///< what was asked and answered, kept for ever on purpose
    std::string rawType;
    std::vector<LayoutPart> parts;
    std::string mainPart;
    std::optional<KeyPattern> table;
    std::vector<std::string> columns;
    bool exactColumns = false;
    std::string keyColumn;
    std::vector<ChildTable> children;
    std::string fileColumn; ///< names a file below the table's folder that holds …
    std::string fileInto;   ///< … the value of this column
    std::string each;       ///< folders: every member of this object is an entry of its own …
    std::string eachHas;    ///< … once it has this member; objects without it are looked into
    std::vector<DecodeStep> decode;
    LayoutPaths require;
    std::array<LayoutPaths, kEntryMemberCount> map; ///< by EntryMember, where it stands; see pathsOf()
    std::map<std::string, std::string> objects; ///< `params.temperature` → path: members of params and metadata
    std::map<std::string, std::string, std::less<>> timeFormats; ///< member → `local`, `uuid1`; else automatic
    std::vector<std::pair<KeyField, LayoutPaths>> fields;
    std::vector<std::pair<std::string, std::string>> scope;
    std::string scopeRest; ///< every member of this object that is not in `known` is a scope part
    std::vector<std::string> known;
    LayoutPaths group; ///< `=text` is a literal
    std::string vectorField;
    std::string encodingOf; ///< path whose decoder gives the entry's encoding
    TtlRule ttl;
    std::vector<StateRule> states;

    const LayoutPaths &pathsOf(EntryMember member) const { return map[size_t(member)]; }
    LayoutPaths &pathsOf(EntryMember member) { return map[size_t(member)]; }
};

/// Reads one layout; fails with schema naming `where` and the member.
Result<EntryLayout> parseEntryLayout(const Json &json, const std::string &where);

/// The built-in layouts of a kind of store, highest priority first.
Result<std::vector<EntryLayout>> builtInLayouts(StoreKind kind);

} // namespace cacheloupe
