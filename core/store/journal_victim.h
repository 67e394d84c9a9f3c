// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/change_plan.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace cacheloupe {

/// The new answer of a victim as the journal keeps it: sealed with the key of a number. No bytes: there is none.
struct SealedAnswer {
    std::int64_t key = 0;
    std::string bytes;
};

/// A victim as it is stored: CBOR, as keys may be any bytes. Its answer stands in the sealed one only. Any thread.
struct StoredVictim {
    ChangeVictim victim;
    SealedAnswer answer;
};
std::string packVictim(const ChangeVictim &victim, const SealedAnswer &answer);
/// Fails with schema when the bytes are no victim.
Result<StoredVictim> unpackVictim(std::string_view bytes, const std::string &where);

/// What is sealed.
std::string packAnswer(const AnswerChange &change);
Result<AnswerChange> unpackAnswer(std::string_view bytes, const std::string &where);

} // namespace cacheloupe
