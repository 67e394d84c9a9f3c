// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "core/domain/connection.h"
#include "core/store/change_plan.h"

#include <filesystem>
#include <optional>
#include <variant>

namespace cacheloupe {

/// Where a change of a store goes and what it leaves behind, from the options of a command. With a workspace its rules
/// for the store hold (writable, environment) and its audit gets a row. Lives as long as the command.
class ChangeSettings {
public:
    /// The options all changing commands share, those of the store's connection included.
    static std::vector<OptionSpec> options();
    static std::variant<ChangeSettings, ExitCode> read(CommandCall &call);

    const Connection &connection() const { return m_connection; }
    const std::filesystem::path &journal() const { return m_journal; }
    std::string ticket() const { return m_call->arguments.value("--ticket"); }
    const std::string &actor() const { return m_actor; }
    bool applies() const { return m_call->arguments.has("--apply"); }

    /// Refuses when the workspace keeps the store read-only, or when a production store's phrase was not given.
    std::optional<ExitCode> refusal(const std::string &phrase) const;
    /// A row in the workspace's audit; nothing without a workspace.
    Status tell(std::string_view action, const Json &detail) const;

private:
    std::optional<ExitCode> readWorkspace();
    CommandCall *m_call = nullptr;
    Connection m_connection;
    std::filesystem::path m_journal;
    std::string m_actor;
};

} // namespace cacheloupe
