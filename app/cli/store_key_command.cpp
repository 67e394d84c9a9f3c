// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/key_json.h"
#include "core/base/file.h"

#include <iostream>
#include <iterator>

namespace cacheloupe {

namespace {

ExitCode runStoreKey(CommandCall &call)
{
    if (call.arguments.positional().size() != 1)
        return call.refuse("Name one file with a request, or - for standard input.");
    const std::string &path = call.arguments.positional().front();
    std::string text;
    if (path == "-") {
        text.assign(std::istreambuf_iterator<char>(std::cin), {});
    } else {
        auto read = readWholeFile(path);
        if (!read)
            return call.fail(read.error());
        text = std::move(*read);
    }
    const auto request = parseKeyRequest(text, path);
    if (!request)
        return call.fail(request.error());
    const auto made = recomputeKey(*request, call.arguments.value("--key"), call.arguments.value("--recipe"));
    if (made.empty())
        return call.refuse("No recipe makes such a key. Recipes are named in the handbook: seed-001-redis, langchain-py-redis, …");
    RecordWriter writer(call.out, call.format, {{"recipe", 24}, {"match", 8}, {"computed", 80}, {"missing", 40}});
    for (const KeyRecomputation &one : made)
        writer.write(recomputationJson(one));
    writer.finish();
    const bool differs = call.arguments.has("--key") && made.front().match != KeyMatch::matches;
    return differs ? ExitCode::findings : ExitCode::fine;
}

} // namespace

Command storeKeyCommand()
{
    return {"store key",
            "REQUEST.json|- [--key KEY] [--recipe NAME]",
            "Makes the key of a request as known caches do, and compares it.",
            {{"--key", "KEY", "the stored key to compare with"}, {"--recipe", "NAME", "only as this cache does, for instance seed-001-redis"}},
            runStoreKey};
}

} // namespace cacheloupe
