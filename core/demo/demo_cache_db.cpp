// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/demo_cache_db.h"

#include "core/driver/json.h"
#include "core/driver/sqlite_database.h"

#include <algorithm>

namespace cacheloupe {

namespace {

constexpr std::string_view kSchema = R"(
CREATE TABLE llm_cache(
    key TEXT PRIMARY KEY,
    entry_id TEXT NOT NULL UNIQUE,
    call_site TEXT NOT NULL,
    query TEXT NOT NULL,
    response TEXT NOT NULL,
    provider TEXT NOT NULL,
    model TEXT NOT NULL,
    tenant TEXT,
    params TEXT,
    key_fields TEXT NOT NULL,
    input_tokens INTEGER,
    output_tokens INTEGER,
    created_at TEXT NOT NULL,
    ttl_s INTEGER NOT NULL,
    expires_at TEXT NOT NULL,
    hit_count INTEGER NOT NULL,
    last_hit_at TEXT NOT NULL);
CREATE INDEX llm_cache_by_site ON llm_cache(call_site, created_at);
)";

/// `access.tenant` becomes {"access":{"tenant":…}}, so that a dotted path finds it.
std::string nestedFields(const KeyFields &fields)
{
    Json nested = Json::object();
    for (const auto &[field, value] : fields.values()) {
        const std::string_view name = keyFieldName(field);
        const auto dot = name.find('.');
        nested[std::string(name.substr(0, dot))][std::string(name.substr(dot + 1))] = value;
    }
    return dumpJson(nested);
}

Status insertRow(SqliteStatement &insert, const DemoScene &scene, const DemoEntry &entry)
{
    const DemoSite &site = scene.site(entry.asked.site);
    const std::string provider = scene.world().models.find(site.model)->second.provider;
    const std::string fields = nestedFields(entry.fields);
    const std::string params = dumpJson(Json{{"temperature", entry.asked.temperature}, {"max_tokens", site.maxTokens}});
    const std::string createdAt = formatInstant(entry.createdAt);
    const std::string expiresAt = formatInstant(entry.createdAt + std::chrono::seconds(site.ttlS));
    const std::string lastHitAt = formatInstant(entry.lastHitAt);
    insert.bind(1, std::string_view(entry.key)).bind(2, std::string_view(entry.id)).bind(3, std::string_view(site.id));
    insert.bind(4, std::string_view(entry.asked.query)).bind(5, std::string_view(entry.answer));
    insert.bind(6, std::string_view(provider)).bind(7, std::string_view(site.model));
    const std::string *tenant = entry.fields.find(KeyField::accessTenant);
    if (tenant)
        insert.bind(8, std::string_view(*tenant));
    else
        insert.bindNull(8);
    insert.bind(9, std::string_view(params)).bind(10, std::string_view(fields));
    insert.bind(11, std::int64_t(entry.inputTokens)).bind(12, std::int64_t(entry.outputTokens));
    insert.bind(13, std::string_view(createdAt)).bind(14, std::int64_t(site.ttlS)).bind(15, std::string_view(expiresAt));
    insert.bind(16, std::int64_t(entry.hitCount)).bind(17, std::string_view(lastHitAt));
    return insert.run();
}

} // namespace

Result<size_t> writeDemoCache(const std::filesystem::path &path, const DemoScene &scene, const std::vector<DemoEntry> &entries)
{
    std::vector<const DemoEntry *> served;
    for (const DemoEntry &entry : entries) {
        if (entry.hitCount > 0)
            served.push_back(&entry);
    }
    std::stable_sort(served.begin(), served.end(), [](const DemoEntry *a, const DemoEntry *b) { return a->createdAt < b->createdAt; });

    auto database = SqliteDatabase::open(path, SqliteDatabase::Mode::create);
    if (!database)
        return database.error();
    if (const auto made = database->execute(kSchema); !made)
        return made.error();
    auto insert = database->prepare("INSERT INTO llm_cache VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17)");
    if (!insert)
        return insert.error();
    const auto written = database->transaction([&]() -> Status {
        for (const DemoEntry *entry : served) {
            if (auto row = insertRow(*insert, scene, *entry); !row)
                return row;
        }
        return {};
    });
    if (!written)
        return written.error();
    return served.size();
}

} // namespace cacheloupe
