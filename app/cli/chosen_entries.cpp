// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/chosen_entries.h"

#include "core/store/cache_store.h"
#include "core/store/entry_query.h"

namespace cacheloupe {

namespace {

std::vector<std::string> wantedKeys(const CommandCall &call)
{
    const auto &words = call.arguments.positional();
    std::vector<std::string> keys(words.begin() + 1, words.end());
    if (call.arguments.has("--key"))
        keys.push_back(call.arguments.value("--key"));
    return keys;
}

} // namespace

const std::vector<OptionSpec> &entryChoiceOptions()
{
    static const std::vector<OptionSpec> options = {
        {"--key", "KEY", "the entry of this key; more keys may stand behind the address of the store"},
        {"--where", "QUERY", "all entries that fit, for instance 'call_site:billing age>7d' or 'prompt.system_version:v3' or 'key:ns:*'"},
        {"--all", "", "all entries of the store"},
    };
    return options;
}

std::variant<std::vector<CacheEntry>, ExitCode> chosenEntries(CommandCall &call, const Connection &connection, const std::stop_token &stop)
{
    const auto keys = wantedKeys(call);
    const int ways = int(!keys.empty()) + int(call.arguments.has("--where")) + int(call.arguments.has("--all"));
    if (ways != 1)
        return call.refuse("Say which entries: keys, or --where QUERY, or --all.");
    const auto query = EntryQuery::parse(call.arguments.value("--where"));
    if (!query)
        return call.fail(query.error());
    auto store = CacheStore::open(connection, resolveSecret, stop);
    if (!store)
        return call.fail(store.error());
    std::vector<CacheEntry> chosen;
    for (const std::string &key : keys) {
        auto entry = (*store)->entry(key, stop);
        if (!entry)
            return call.fail(entry.error());
        chosen.push_back(std::move(*entry));
    }
    if (!keys.empty())
        return chosen;
    const Instant now = systemNow();
    const Status listed = (*store)->list(
        [&](std::vector<CacheEntry> page, const ListProgress &) {
            for (CacheEntry &entry : page)
                if (query->fits(entry, now))
                    chosen.push_back(std::move(entry));
            return true;
        },
        stop);
    if (!listed)
        return call.fail(listed.error());
    return chosen;
}

std::string choiceText(const CommandCall &call)
{
    if (call.arguments.has("--where"))
        return call.arguments.value("--where");
    if (call.arguments.has("--all"))
        return "*";
    std::string text;
    for (const std::string &key : wantedKeys(call))
        text += (text.empty() ? "" : " ") + quotedForQuery(key);
    return text;
}

} // namespace cacheloupe
