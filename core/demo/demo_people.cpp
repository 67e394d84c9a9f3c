// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/demo_people.h"

#include "core/base/hash.h"
#include "core/base/utf8.h"
#include "core/demo/demo_format.h"

namespace cacheloupe {

namespace {

std::string roleOf(size_t number, Random &random)
{
    // The first three make sure that every tenant has all roles.
    if (number < 3)
        return number == 0 ? "admin" : number == 1 ? "agent" : "viewer";
    const double share = random.unit();
    return share < 0.55 ? "agent" : share < 0.88 ? "viewer" : "admin";
}

struct Account {
    std::string plan;
    long seats = 0;
    long usedSeats = 0;
    std::string renewal;
    std::string usage;
};

Account accountOf(const DemoTenant &tenant, Instant weekStart, Random &random)
{
    Account account;
    account.plan = random.chance(0.5) ? "Team" : "Business";
    account.usedSeats = long(tenant.userCount);
    account.seats = account.usedSeats + long(1 + random.below(9));
    account.renewal = demoDate(weekStart + std::chrono::days(20 + random.below(300)), tenant.locale);
    account.usage = std::to_string(20 + random.below(180));
    return account;
}

DemoUser makeUser(const DemoWorld &world, size_t tenantIndex, size_t number, const Account &account, Instant weekStart, Random &random)
{
    const DemoTenant &tenant = world.tenants[tenantIndex];
    DemoUser user;
    user.tenant = tenantIndex;
    user.hashedId = "u-" + sha256Hex(tenant.id + "/" + std::to_string(number)).substr(0, 12);
    user.role = roleOf(number, random);
    const auto date = [&](long firstDay, std::uint64_t span) {
        return demoDate(weekStart + std::chrono::days(firstDay + long(random.below(span))), tenant.locale);
    };
    const std::string first = world.firstNames[random.below(world.firstNames.size())];
    const std::string last = world.lastNames[random.below(world.lastNames.size())];
    user.slots = {{"first_name", first},
                  {"last_name", last},
                  {"email", asciiLower(first) + "." + asciiLower(last) + "@" + tenant.id + ".example"},
                  {"tenant_name", tenant.name},
                  {"plan", account.plan},
                  {"seats", std::to_string(account.seats)},
                  {"seats_used", std::to_string(account.usedSeats)},
                  {"renewal", account.renewal},
                  {"usage", account.usage},
                  {"invoice", "INV-2026-" + std::to_string(10000 + random.below(89999))},
                  {"amount", demoAmount(long(4000 + random.below(290000)), tenant.locale)},
                  {"due", date(8, 20)},
                  {"since", date(-9, 8)},
                  {"order", "FD-" + std::to_string(100000 + random.below(899999))},
                  {"ticket", "#" + std::to_string(40000 + random.below(19999))},
                  {"card", std::to_string(1000 + random.below(8999))},
                  {"open", std::to_string(2 + random.below(17))},
                  {"score", std::to_string(82 + random.below(17))},
                  {"ratings", std::to_string(15 + random.below(140))}};
    return user;
}

} // namespace

size_t weightedIndex(const std::vector<double> &weights, Random &random)
{
    double total = 0;
    for (const double weight : weights)
        total += weight;
    double rest = random.unit() * total;
    for (size_t i = 0; i + 1 < weights.size(); ++i) {
        rest -= weights[i];
        if (rest < 0)
            return i;
    }
    return weights.size() - 1;
}

DemoPeople::DemoPeople(const DemoWorld &world, Instant weekStart, std::uint64_t seed)
{
    Random random(seed ^ 0x70656F706C65ULL);
    for (size_t t = 0; t < world.tenants.size(); ++t) {
        m_firstOfTenant.push_back(m_users.size());
        m_tenantWeights.push_back(world.tenants[t].weight);
        const Account account = accountOf(world.tenants[t], weekStart, random);
        for (size_t n = 0; n < world.tenants[t].userCount; ++n)
            m_users.push_back(makeUser(world, t, n, account, weekStart, random));
    }
    m_firstOfTenant.push_back(m_users.size());
}

const DemoUser &DemoPeople::any(Random &random) const
{
    return ofTenant(weightedIndex(m_tenantWeights, random), random);
}

const DemoUser &DemoPeople::regular(Random &random) const
{
    return m_users[m_firstOfTenant[weightedIndex(m_tenantWeights, random)] + random.below(3)];
}

const DemoUser &DemoPeople::ofTenant(size_t tenant, Random &random) const
{
    const size_t first = m_firstOfTenant[tenant];
    return m_users[first + random.below(m_firstOfTenant[tenant + 1] - first)];
}

const DemoUser &DemoPeople::withRole(size_t tenant, std::string_view role, Random &random) const
{
    const size_t first = m_firstOfTenant[tenant];
    const size_t count = m_firstOfTenant[tenant + 1] - first;
    const size_t offset = random.below(count);
    for (size_t i = 0; i < count; ++i) {
        const DemoUser &user = m_users[first + (offset + i) % count];
        if (user.role == role)
            return user;
    }
    return m_users[first];
}

} // namespace cacheloupe
