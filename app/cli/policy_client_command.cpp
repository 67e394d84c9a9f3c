// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "core/policy/policy_clients.h"

#include <algorithm>

namespace cacheloupe
{

namespace
{

ExitCode runPolicyClient(CommandCall &call)
{
    const auto &clients = policyClients();
    std::string languages;
    for (const PolicyClient &client : clients)
        languages += (languages.empty() ? "" : ", ") + std::string(client.language);
    const auto &words = call.arguments.positional();
    if (words.size() != 1)
        return call.refuse("Name one language: " + languages + ".");
    const auto it
        = std::find_if(clients.begin(), clients.end(), [&](const PolicyClient &client) { return client.language == words.front(); });
    if (it == clients.end())
        return call.refuse("There is no client for \"" + words.front() + "\", only for " + languages + ".");
    if (call.format == RecordFormat::table) {
        call.out << it->code;
        call.say("Save it as " + std::string(it->file) + ". It needs the emitter beside it: cacheloupe-cli log snippet " + words.front()
            + " > " + std::string(it->emitterFile));
        return ExitCode::fine;
    }
    RecordWriter writer(call.out, call.format, {{"language"}, {"file"}, {"emitter_file"}, {"code"}});
    writer.write({{"language", it->language}, {"file", it->file}, {"emitter_file", it->emitterFile}, {"code", it->code}});
    writer.finish();
    return ExitCode::fine;
}

} // namespace

Command policyClientCommand()
{
    return {"policy client", "LANG", "Prints the code an application copies to obey a published policy: python, typescript or cpp.", {},
        runPolicyClient};
}

} // namespace cacheloupe
