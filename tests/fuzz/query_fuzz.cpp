// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/fuzz_target.h"

#include "core/base/utf8.h"
#include "core/domain/hit_query.h"
#include "core/domain/hit_query_text.h"

using namespace cacheloupe;

namespace {

/// Equal but for the columns, which count in the text it was read from.
void forgetColumns(HitQuery &query)
{
    query.term.columnNumber = 1;
    for (auto &child : query.children)
        forgetColumns(child);
}

} // namespace

/// Any bytes are a query or an error that points into them; a query written as text reads back as itself.
void cacheloupe::fuzzOne(std::string_view bytes)
{
    auto parsed = HitQuery::parse(bytes);
    if (const auto *error = std::get_if<HitQueryError>(&parsed)) {
        FUZZ_VERIFY(error->columnNumber >= 1 && error->columnNumber <= bytes.size() + 1);
        FUZZ_VERIFY(isValidUtf8(error->found));
        return;
    }
    auto query = std::get<HitQuery>(std::move(parsed));
    const std::string text = hitQueryText(query);
    auto again = HitQuery::parse(text);
    FUZZ_VERIFY(std::holds_alternative<HitQuery>(again));
    auto &read = std::get<HitQuery>(again);
    FUZZ_VERIFY(hitQueryText(read) == text);
    forgetColumns(query);
    forgetColumns(read);
    FUZZ_VERIFY(query == read);
}
