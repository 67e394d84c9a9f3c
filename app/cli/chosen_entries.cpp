// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/chosen_entries.h"

#include "core/base/file.h"
#include "core/base/utf8.h"
#include "core/driver/json.h"
#include "core/store/cache_store.h"
#include "core/store/entry_query.h"

#include <algorithm>
#include <set>

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

/// The keys of a file of --keys: lines of JSON with a member "key", each once.
Result<std::vector<std::string>> listedKeys(const std::string &file)
{
    const auto text = readWholeFile(file);
    if (!text)
        return text.error();
    std::vector<std::string> keys;
    std::set<std::string> seen;
    size_t number = 0;
    for (std::string_view rest = *text; !rest.empty();) {
        const auto end = std::min(rest.find('\n'), rest.size());
        const std::string where = file + ':' + std::to_string(++number);
        const auto line = trimmed(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (line.empty())
            continue;
        const auto json = parseJson(line, where);
        if (!json)
            return json.error();
        const Json *key = jsonAt(*json, "key");
        if (!key || !key->is_string())
            return Error{ErrorCode::schema, ErrorReason::missingField, where, "$.key"};
        if (seen.insert(key->get<std::string>()).second)
            keys.push_back(key->get<std::string>());
    }
    return keys;
}

} // namespace

const std::vector<OptionSpec> &entryChoiceOptions()
{
    static const std::vector<OptionSpec> options = {
        {"--key", "KEY", "the entry of this key; more keys may stand behind the address of the store"},
        {"--where", "QUERY", "all entries that fit, for instance 'call_site:billing age>7d' or 'prompt.system_version:v3' or 'key:ns:*'"},
        {"--keys", "FILE", "the entries of these keys: lines of JSON with a member key, as store ls --format jsonl and store sources --purge-plan write them"},
        {"--all", "", "all entries of the store"},
    };
    return options;
}

std::variant<std::vector<CacheEntry>, ExitCode> chosenEntries(CommandCall &call, const Connection &connection, const std::stop_token &stop)
{
    auto keys = wantedKeys(call);
    const bool isListed = call.arguments.has("--keys");
    const int ways = int(!keys.empty()) + int(isListed) + int(call.arguments.has("--where")) + int(call.arguments.has("--all"));
    if (ways != 1)
        return call.refuse("Say which entries: keys, or --keys FILE, or --where QUERY, or --all.");
    if (isListed) {
        auto listed = listedKeys(call.arguments.value("--keys"));
        if (!listed)
            return call.fail(listed.error());
        keys = std::move(*listed);
    }
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
    if (isListed || !keys.empty())
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
    if (call.arguments.has("--keys"))
        return "@" + call.arguments.value("--keys");
    std::string text;
    for (const std::string &key : wantedKeys(call))
        text += (text.empty() ? "" : " ") + quotedForQuery(key);
    return text;
}

} // namespace cacheloupe
