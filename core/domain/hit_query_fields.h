// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/hit_query_term.h"

#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// One name that may stand before `:`, `<`, `>` or `~`.
struct HitFieldInfo {
    std::string_view name;
    HitQueryField field;
    HitValueKind kind;
    std::vector<std::string_view> words; ///< the allowed values of a word field
};

/// All field names for completion, the 32 key fields last, in a stable order.
const std::vector<HitFieldInfo> &hitQueryFields();
const HitFieldInfo *hitQueryField(std::string_view name);

/// Numbers, durations and dates: what `<` and `>` compare.
bool isOrdered(HitValueKind kind);
/// Whether `has:name` can be asked of the field.
bool canBeMissing(const HitFieldInfo &field);

/// The text of a value as it must be written in a query: quoted when it holds spaces or signs.
std::string quotedForQuery(std::string_view value);

} // namespace cacheloupe
