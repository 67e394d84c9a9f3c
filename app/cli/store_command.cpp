// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/plain_text.h"
#include "app/cli/store_connection.h"
#include "core/store/cache_store.h"
#include "core/store/entry_json.h"
#include "core/store/entry_query.h"
#include "core/store/key_recipe.h"

namespace cacheloupe {

namespace {

const std::vector<RecordColumn> kColumns = {
    {"key", 40},     {"layout", 24},       {"query", 40},          {"answer", 40}, {"model", 20}, {"created_at", 24},
    {"ttl_s", 9, true}, {"ttl_left_s", 10, true}, {"scope", 0}, {"raw_type", 0}, {"findings", 24},
};

constexpr size_t kLongestValue = 40; ///< of an entry, inside a sentence

std::string noteSentence(const StoreNote &note)
{
    if (note.id == "opened_copy")
        return "Read from a private copy in " + note.detail + ", because the folder of the file does not allow reading it in place.";
    if (note.id == "network_disk")
        return "The file lies on a network disk (" + note.detail + "), where the locks of SQLite cannot be trusted: it may be read while it is half written.";
    if (note.id == "no_touch_unavailable")
        return "This server (" + note.detail + ") counts reading as use: last-use times of the entries change.";
    if (note.id == "other_databases")
        return "Other databases of this server hold keys too: " + note.detail + ". Write /* behind the address to list them all.";
    if (note.id == "reads_replica")
        return "Read from a replica: " + note.detail + ".";
    if (note.id == "node_down")
        return "A node of the cluster does not answer; its share of the keys is missing: " + note.detail + ".";
    if (note.id == "slots_unserved")
        return "No node of the cluster serves this share of the keys: " + note.detail + ".";
    if (note.id == "sample_only")
        return "Only a sample was read.";
    return {};
}

ExitCode runLs(CommandCall &call)
{
    if (call.arguments.positional().size() != 1)
        return call.refuse("Name one store, for instance sqlite:cache.db, redis://localhost:6379/0 (or /* for all databases)\n"
                           "or redis+sentinel://localhost:26379/SERVICE.");
    std::string problem;
    const size_t limit = call.arguments.count("--limit", problem).value_or(0);
    if (!problem.empty())
        return call.refuse(problem);
    const auto wanted = EntryQuery::parse(call.arguments.value("--where"));
    if (!wanted)
        return call.fail(wanted.error());
    const bool whole = call.arguments.has("--whole");
    const auto opened = openStore(call, call.arguments.positional().front());
    if (const auto *failure = std::get_if<ExitCode>(&opened))
        return *failure;
    auto &store = *std::get<std::unique_ptr<CacheStore>>(opened);
    for (const StoreNote &note : store.info().notes) {
        if (const std::string sentence = noteSentence(note); !sentence.empty())
            call.say(sentence);
    }
    RecordWriter writer(call.out, call.format, kColumns);
    size_t written = 0;
    const Instant now = systemNow();
    const Status listed = store.list(
        [&](std::vector<CacheEntry> page, const ListProgress &) {
            for (const CacheEntry &entry : page) {
                if (limit > 0 && written == limit)
                    return false;
                if (!wanted->fits(entry, now))
                    continue;
                writer.write(whole ? entryDetailJson(entry) : entryJson(entry));
                ++written;
            }
            return !writer.closed();
        },
        {});
    writer.finish();
    return listed ? ExitCode::fine : call.fail(listed.error());
}

/// What is not in the key of an entry, for a person.
std::string recipeSentence(const CacheEntry &entry)
{
    const auto recipe = keyRecipeOf(entry);
    if (!recipe)
        return "How this key is made is not known, so neither is what it leaves out.";
    std::string terms;
    for (const std::string &term : recipe->leftOut) {
        const auto value = recipeTermValue(entry, term);
        terms += (terms.empty() ? "" : ", ") + recipeTermText(term) + (value && value->size() <= kLongestValue ? " (" + singleLine(*value) + ")" : "");
    }
    return terms.empty() ? "The key leaves out nothing that " + recipe->product + " answers by." : "Not in the key: " + terms + ".";
}

ExitCode runGet(CommandCall &call)
{
    if (call.arguments.positional().size() != 2)
        return call.refuse("Name one store and one key.");
    const auto opened = openStore(call, call.arguments.positional().front());
    if (const auto *failure = std::get_if<ExitCode>(&opened))
        return *failure;
    auto &store = *std::get<std::unique_ptr<CacheStore>>(opened);
    const auto entry = store.entry(call.arguments.positional()[1], {});
    if (!entry)
        return call.fail(entry.error());
    const Json json = entryDetailJson(*entry);
    if (call.format != RecordFormat::table && call.format != RecordFormat::json) {
        RecordWriter writer(call.out, call.format, kColumns);
        writer.write(json);
        writer.finish();
    } else {
        call.out << dumpJson(json, 2) << "\n";
    }
    call.say(recipeSentence(*entry));
    return ExitCode::fine;
}

} // namespace

Command storeLsCommand()
{
    std::vector<OptionSpec> options = storeConnectionOptions();
    options.push_back({"--where", "QUERY", "only entries that fit, for instance 'call_site:billing age>7d' or 'answer~refund'"});
    options.push_back({"--whole", "", "everything that is known of each entry, with --format json or jsonl"});
    options.push_back({"--limit", "N", "at most N entries, 0 = all; default all"});
    return {"store ls", "URL [--where QUERY] [--whole] [--limit N]", "Lists the entries of a cache store, decoded.", options, runLs};
}

Command storeGetCommand()
{
    return {"store get", "URL KEY [--password-ref REF]", "Shows one entry with everything that is known of it.", storeConnectionOptions(),
            runGet};
}

} // namespace cacheloupe
