// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace cacheloupe {

struct EntryLayout;
struct RawEntry;

/// Other bytes for one stored value: a Redis string, a field of a Redis hash or a column of a row.
struct ValueEdit {
    std::string place; ///< the Redis key, or the table: the entry's own or one of rows that belong to it
    std::string field; ///< of a hash, or the column; empty for a string
    std::string seen;  ///< valueDigest() of the bytes that are replaced: the edit holds for no others
    std::string bytes;
    bool operator==(const ValueEdit &) const = default;
};

/// Another answer for an entry, and the bytes that say it in the entry's own layout.
struct AnswerChange {
    std::string was;
    std::string answer;
    ValueEdit edit;
    bool operator==(const AnswerChange &) const = default;
};

std::string valueDigest(std::string_view bytes);

/// The edit that makes `raw` say `answer` (UTF-8 text) and nothing else new: of JSON only the answer's text is replaced,
/// wherever it stands twice in both places. Decodes the result to prove it. The parts of `raw` need no names. Fails with
/// unsupported where that cannot be done: other encodings, several generations, an answer that is no text, logs. Any thread.
Result<AnswerChange> answerChange(const EntryLayout &layout, RawEntry raw, std::string_view answer);

} // namespace cacheloupe
