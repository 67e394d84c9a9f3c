// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/cache_entry.h"
#include "core/domain/connection.h"
#include "core/store/cache_store.h"
#include "ui/stores/entry_arrangement.h"
#include "ui/widgets/chip.h"

#include <QString>

namespace cacheloupe {

/// The words on screen for what core says of stores and entries. GUI thread.
ChipLook environmentLook(Environment environment);
ChipLook entryStateLook(EntryState state);
/// "SQLite file", "Redis over TLS".
QString storeKindText(const Connection &connection);
/// "LiteLLM — 82 of 82 keys match litellm:{…}".
QString layoutReasonText(const LayoutReason &reason);
/// One sentence about how the store is read.
QString storeNoteText(const StoreNote &note);
/// "2 d 4 h", "expired 3 h ago", "no limit".
QString ttlLeftText(std::optional<double> ttlLeftS);
QString ttlBucketText(TtlBucket bucket);
/// What a finding of an entry means, in a sentence; an unknown id as it is.
QString findingText(const std::string &id);
/// "question" for `query`: the member's name as the detail shows it.
QString entryMemberText(const std::string &member);
QString groupText(const std::string &group);
/// Stored bytes to read: text as it is, anything else as offsets, hexadecimal digits and characters. At most 64 KB.
QString rawBytesText(const std::string &bytes, std::uint64_t sizeBytes);

} // namespace cacheloupe
