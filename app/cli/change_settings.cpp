// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/change_settings.h"

#include "app/cli/store_connection.h"
#include "core/workspace/told_action.h"
#include "core/workspace/workspace.h"

#include <cstdlib>

namespace cacheloupe {

namespace {

std::string environmentVariable(const char *name)
{
    const char *value = std::getenv(name);
    return value ? value : "";
}

/// `$XDG_STATE_HOME/cacheloupe/changes.journal`, the folder made when it is not there.
std::filesystem::path usualJournal()
{
    const std::string state = environmentVariable("XDG_STATE_HOME");
    const auto base = state.empty() ? std::filesystem::path(environmentVariable("HOME")) / ".local/state" : std::filesystem::path(state);
    std::error_code failure;
    std::filesystem::create_directories(base / "cacheloupe", failure);
    return base / "cacheloupe" / "changes.journal";
}

} // namespace

std::vector<OptionSpec> ChangeSettings::options()
{
    std::vector<OptionSpec> all = {
        {"--apply", "", "do it; without, nothing is written and only what would be done is shown"},
        {"--workspace", "FILE", "a .cacheloupe file (made when missing): its rules for the store hold, its audit tells of the change, the journal stands beside it"},
        {"--journal", "FILE", "where the images for undoing are kept; default: beside the workspace, else in the state folder of the user"},
        {"--ticket", "TEXT", "why, for the journal and the audit"},
        {"--environment", "NAME", "development, staging or production; default: what the workspace says of the store"},
        {"--confirm", "PHRASE", "what a production store asks for, for instance \"purge 1240\""},
    };
    for (const OptionSpec &option : storeConnectionOptions())
        all.push_back(option);
    return all;
}

std::variant<ChangeSettings, ExitCode> ChangeSettings::read(CommandCall &call)
{
    ChangeSettings settings;
    settings.m_call = &call;
    auto connection = storeConnection(call, call.arguments.positional().front());
    if (!connection)
        return ExitCode::usage;
    settings.m_connection = std::move(*connection);
    // The journal knows a store by its address, wherever the command is run.
    if (settings.m_connection.kind == StoreKind::sqlite)
        settings.m_connection.path = std::filesystem::absolute(settings.m_connection.path).lexically_normal();
    settings.m_connection.writable = true;
    settings.m_actor = environmentVariable("USER");
    if (const auto failed = settings.readWorkspace())
        return *failed;
    if (call.arguments.has("--environment")) {
        const auto environment = environmentFromName(call.arguments.value("--environment"));
        if (!environment)
            return call.refuse("--environment takes development, staging or production.");
        settings.m_connection.environment = *environment;
    }
    if (call.arguments.has("--journal"))
        settings.m_journal = call.arguments.value("--journal");
    else if (settings.m_journal.empty())
        settings.m_journal = usualJournal();
    return settings;
}

std::optional<ExitCode> ChangeSettings::readWorkspace()
{
    const std::string path = m_call->arguments.value("--workspace");
    if (path.empty())
        return {};
    m_journal = path + ".changes";
    std::error_code failure;
    if (!std::filesystem::exists(path, failure))
        return {};
    auto workspace = Workspace::open(path, systemNow);
    const auto listed = workspace ? workspace->connections() : Result<std::vector<ConnectionRecord>>(workspace.error());
    if (!listed)
        return m_call->fail(listed.error());
    for (const ConnectionRecord &record : *listed) {
        if (record.url != connectionUrl(m_connection))
            continue;
        m_connection.writable = record.writable;
        m_connection.environment = environmentFromName(record.environment).value_or(Environment::development);
    }
    return {};
}

std::optional<ExitCode> ChangeSettings::refusal(const std::string &phrase) const
{
    if (!m_connection.writable) {
        m_call->say("The workspace keeps this store read-only. Allow changes for the connection there, then try again.");
        return ExitCode::unreadable;
    }
    if (m_connection.environment == Environment::production && m_call->arguments.value("--confirm") != phrase)
        return m_call->refuse("This is a production store. Add --confirm \"" + phrase + "\" to apply the change.");
    return {};
}

Status ChangeSettings::tell(std::string_view action, const Json &detail) const
{
    if (!m_call->arguments.has("--workspace"))
        return {};
    return tellAction(m_call->arguments.value("--workspace"), systemNow(), m_actor, action, connectionUrl(m_connection), dumpJson(detail));
}

} // namespace cacheloupe
