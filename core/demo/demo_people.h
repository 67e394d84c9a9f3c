// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/base/random.h"
#include "core/demo/demo_world.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// An invented user of an invented tenant, with the values that personal answers mention.
struct DemoUser {
    size_t tenant = 0;
    std::string hashedId; ///< what a log may hold
    std::string role;     ///< viewer, agent, admin
    std::map<std::string, std::string, std::less<>> slots;
};

/// Everybody who uses the help desk in the demo week. Every tenant has at least one viewer, agent and admin.
class DemoPeople {
public:
    DemoPeople(const DemoWorld &world, Instant weekStart, std::uint64_t seed);

    const DemoUser &any(Random &random) const;
    /// One of the three people of a tenant who look in most often.
    const DemoUser &regular(Random &random) const;
    const DemoUser &ofTenant(size_t tenant, Random &random) const;
    const DemoUser &withRole(size_t tenant, std::string_view role, Random &random) const;
    const std::vector<DemoUser> &all() const { return m_users; }

private:
    std::vector<DemoUser> m_users;
    std::vector<size_t> m_firstOfTenant; ///< one more than there are tenants
    std::vector<double> m_tenantWeights;
};

/// An index with a chance that follows its weight.
size_t weightedIndex(const std::vector<double> &weights, Random &random);

} // namespace cacheloupe
