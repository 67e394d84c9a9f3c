// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/domain/cache_entry.h"
#include "core/store/entry_document.h"
#include "core/store/entry_layout.h"
#include "core/store/raw_entry.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace cacheloupe {

/// A raw entry with its texts decoded as a layout says; both outlive it.
struct DecodedEntry {
    EntryDocument document;
    std::vector<std::pair<std::string_view, std::string>> encodings; ///< of the layout's steps: path → decoder
    std::string refusal; ///< the first value that was refused, and why
    bool fits = true; ///< everything the layout requires is there
};

/// Applies a layout's `parts`, `decode` and `require`. Never fails, any thread.
DecodedEntry decodeEntry(const EntryLayout &layout, const RawEntry &raw);

/// False when a field that the layout requires is missing, which shows before anything is decoded.
bool mayFit(const EntryLayout &layout, const RawEntry &raw);

/// Fills in all of an empty entry but its raw bytes; `now` dates what is left of a TTL. Any thread.
void mapEntry(const EntryLayout &layout, const RawEntry &raw, const DecodedEntry &decoded, Instant now, CacheEntry &entry);

/// The key, types, sizes and TTL of an entry whatever its layout; the base of mapEntry and of raw rows.
void baseEntry(const RawEntry &raw, std::string_view mainPart, Instant now, CacheEntry &entry);

/// Adds the raw bytes of the main part; the last thing done with what was read, as it is used up.
void addRawBytes(CacheEntry &entry, std::string_view mainPart, RawEntry &&raw);

/// The leading ':'-separated names of a key, up to the first number, hash or its last part; empty for a bare key. What
/// raw keys are grouped by.
std::string keyPrefix(std::string_view key);

} // namespace cacheloupe
