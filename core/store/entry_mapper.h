// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/domain/cache_entry.h"
#include "core/store/entry_layout.h"
#include "core/store/raw_entry.h"

#include <map>
#include <optional>
#include <string>

namespace cacheloupe {

/// A raw entry with its texts decoded as a layout says: {"key": captures, part: value or fields, child: rows}.
struct DecodedEntry {
    Json document;
    std::map<std::string, std::string> encodings; ///< path → decoder
    std::string refusal; ///< the first value that was refused, and why
    bool fits = true; ///< everything the layout requires is there
};

/// Applies a layout's `parts`, `decode` and `require`. Never fails, any thread.
DecodedEntry decodeEntry(const EntryLayout &layout, const RawEntry &raw);

/// False when a field that the layout requires is missing, which shows before anything is decoded.
bool mayFit(const EntryLayout &layout, const RawEntry &raw);

/// Fills in a CacheEntry from a decoded one; `now` dates what is left of a TTL. Any thread.
CacheEntry mapEntry(const EntryLayout &layout, const RawEntry &raw, const DecodedEntry &decoded, Instant now);

/// The key, types, sizes, raw bytes and TTL of an entry whatever its layout; the base of mapEntry and of raw rows.
CacheEntry baseEntry(const RawEntry &raw, std::string_view mainPart, Instant now);

/// The leading ':'-separated names of a key, up to the first number, hash or its last part; empty for a bare key. What
/// raw keys are grouped by.
std::string keyPrefix(std::string_view key);

} // namespace cacheloupe
