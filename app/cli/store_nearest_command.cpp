// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/interrupt.h"
#include "app/cli/store_connection.h"
#include "core/store/nearest_vectors.h"

#include <cmath>
#include <map>

namespace cacheloupe {

namespace {

constexpr size_t kDefaultCount = 5;
constexpr size_t kMostCount = 1000;

const std::vector<RecordColumn> kColumns = {{"similarity", 10, true}, {"query", 50}, {"answer", 40}, {"same_answer", 11}, {"key", 40}, {"model", 0}, {"state", 0}};

bool isSameRow(const CacheEntry &a, const CacheEntry &b)
{
    return a.key == b.key && a.table == b.table && a.rowId == b.rowId;
}

Json recordOf(const CacheEntry &entry, const CacheEntry &asked)
{
    Json json{{"similarity", nullptr}, {"key", entry.key}};
    if (!entry.query.empty())
        json["query"] = entry.query;
    if (!entry.answer.empty())
        json["answer"] = entry.answer;
    if (!entry.answer.empty() && !asked.answer.empty())
        json["same_answer"] = entry.answer == asked.answer;
    if (!entry.model.empty())
        json["model"] = entry.model;
    json["state"] = entryStateName(entry.state);
    return json;
}

/// The nearest with their records, by id; the records of those that fell out again are dropped.
class Gathering {
public:
    Gathering(const CacheEntry &asked, const VectorView &vector, size_t count) : m_asked(asked), m_near(vector, count) {}

    void see(const CacheEntry &entry)
    {
        const std::uint64_t id = m_next++;
        const auto vector = vectorOf(entry);
        if (!vector) {
            m_unread += entry.vector.has_value();
            return;
        }
        if (isSameRow(entry, m_asked) || !m_near.see(id, *vector))
            return;
        m_records[id] = recordOf(entry, m_asked);
        if (m_records.size() <= m_near.nearest().size())
            return;
        std::map<std::uint64_t, Json> kept;
        for (const auto &near : m_near.nearest())
            kept[near.id] = std::move(m_records[near.id]);
        m_records = std::move(kept);
    }
    const NearestVectors &near() const { return m_near; }
    std::uint64_t unread() const { return m_unread; }
    Json record(const NearestVectors::Near &near) const
    {
        constexpr double kPlaces = 1e6;
        Json json = m_records.at(near.id);
        json["similarity"] = std::round(near.similarity * kPlaces) / kPlaces;
        return json;
    }

private:
    const CacheEntry &m_asked;
    NearestVectors m_near;
    std::map<std::uint64_t, Json> m_records;
    std::uint64_t m_next = 0;
    std::uint64_t m_unread = 0;
};

std::string counted(std::uint64_t count, const char *what)
{
    return count == 0 ? std::string() : " " + std::to_string(count) + " " + what;
}

void print(CommandCall &call, const Gathering &found)
{
    RecordWriter writer(call.out, call.format, kColumns);
    size_t twins = 0;
    for (const auto &near : found.near().nearest()) {
        const Json record = found.record(near);
        twins += near.similarity > kTwinSimilarity && !jsonBool(record, "same_answer").value_or(true);
        writer.write(record);
    }
    writer.finish();
    call.say("Compared with " + std::to_string(found.near().compared()) + " embeddings." + counted(found.near().ofOtherDimension(), "others have another dimension.")
             + counted(found.near().withoutDirection() + found.unread(), "others are zero, not finite or of an unknown type."));
    if (twins > 0)
        call.say("An embedding is practically the same (cosine above 0.999) and the answer another: which of them is served is chance.");
}

ExitCode runStoreNearest(CommandCall &call)
{
    if (call.arguments.positional().size() != 2)
        return call.refuse("Name one store and one key.");
    std::string problem;
    const size_t count = call.arguments.count("-k", problem).value_or(kDefaultCount);
    if (!problem.empty())
        return call.refuse(problem);
    if (count == 0 || count > kMostCount)
        return call.refuse("-k takes a number from 1 to 1000.");
    const Interrupt interrupt;
    const auto opened = openStore(call, call.arguments.positional().front(), interrupt.token());
    if (const auto *failure = std::get_if<ExitCode>(&opened))
        return *failure;
    auto &store = *std::get<std::unique_ptr<CacheStore>>(opened);
    const auto asked = store.entry(call.arguments.positional()[1], interrupt.token());
    if (!asked)
        return call.fail(asked.error());
    const auto vector = vectorOf(*asked);
    if (!vector) {
        call.say(asked->vector ? "The embedding of this entry cannot be read: its type is unknown." : "This entry has no embedding.");
        return ExitCode::unreadable;
    }
    Gathering found(*asked, *vector, count);
    if (!found.near().hasDirection()) {
        call.say("The embedding of this entry is zero or not finite: its similarity to anything is undefined.");
        return ExitCode::findings;
    }
    const Status listed = store.list(
        [&](std::vector<CacheEntry> page, const ListProgress &) {
            for (const CacheEntry &entry : page)
                found.see(entry);
            return true;
        },
        interrupt.token());
    if (!listed)
        return call.fail(listed.error());
    print(call, found);
    return ExitCode::fine;
}

} // namespace

Command storeNearestCommand()
{
    std::vector<OptionSpec> options = storeConnectionOptions();
    options.push_back({"-k", "N", "how many, 1 to 1000; default 5"});
    return {"store nearest", "URL KEY [-k N] [--password-ref REF]", "The entries whose embeddings are most similar to one entry's, by exact cosine.", options, runStoreNearest};
}

} // namespace cacheloupe
