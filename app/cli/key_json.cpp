// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/key_json.h"

#include "core/driver/json_members.h"

namespace cacheloupe {

Json recomputationJson(const KeyRecomputation &made)
{
    Json json = {{"recipe", made.recipe}, {"match", std::string(keyMatchName(made.match))}};
    putMember(json, "computed", made.computed);
    putMember(json, "missing", made.missing);
    return json;
}

} // namespace cacheloupe
