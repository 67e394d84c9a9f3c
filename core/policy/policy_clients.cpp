// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policy_clients.h"

#include "core/base/resource.h"

#include <string>

namespace cacheloupe
{

const std::vector<PolicyClient> &policyClients()
{
    static const std::vector<PolicyClient> clients = [] {
        std::vector<PolicyClient> all = {{"python", "cacheloupe_policy.py", "cacheloupe_hits.py", {}},
            {"typescript", "cacheloupe_policy.ts", "cacheloupe_hits.ts", {}}, {"cpp", "cacheloupe_policy.hpp", "cacheloupe_hits.hpp", {}}};
        for (auto &client : all)
            client.code = resource("clients/" + std::string(client.file)).value_or(std::string_view());
        return all;
    }();
    return clients;
}

} // namespace cacheloupe
