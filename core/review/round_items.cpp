// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/round_items.h"

#include "core/driver/json.h"

namespace cacheloupe {

std::string roundItemsJson(const std::vector<RoundItem> &items)
{
    Json out = Json::array();
    for (const RoundItem &item : items) {
        Json row = {{"id", item.hitId}, {"stratum", std::string(reviewStratumName(item.stratum))}};
        if (!item.drawn.empty())
            row["drawn"] = item.drawn;
        out.push_back(std::move(row));
    }
    return dumpJson(out);
}

Result<std::vector<RoundItem>> parseRoundItems(std::string_view json, std::string where)
{
    const auto rows = parseJson(json, where);
    if (!rows)
        return rows.error();
    if (!rows->is_array())
        return Error{ErrorCode::schema, ErrorReason::missingField, std::move(where), "items"};
    std::vector<RoundItem> items;
    for (const Json &row : *rows) {
        const auto id = jsonText(row, "id");
        const auto stratum = reviewStratumFromName(jsonText(row, "stratum").value_or("suspicious"));
        if (!id || !stratum)
            return Error{ErrorCode::schema, ErrorReason::missingField, std::move(where), "item " + std::to_string(items.size() + 1)};
        RoundItem item{*id, *stratum, {}};
        if (const Json *drawn = jsonAt(row, "drawn"); drawn && drawn->is_array()) {
            for (const Json &other : *drawn) {
                if (other.is_string())
                    item.drawn.push_back(other.get<std::string>());
            }
        }
        items.push_back(std::move(item));
    }
    return items;
}

} // namespace cacheloupe
