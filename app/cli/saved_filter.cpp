// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/saved_filter.h"

#include "core/workspace/workspace.h"

namespace cacheloupe {

std::variant<std::string, ExitCode> wantedQuery(CommandCall &call)
{
    const std::string where = call.arguments.value("--where");
    if (!call.arguments.has("--saved"))
        return where;
    if (!call.arguments.has("--workspace"))
        return call.refuse("--saved needs --workspace FILE: the workspace keeps the saved filters.");
    auto workspace = Workspace::open(call.arguments.value("--workspace"), systemNow);
    if (!workspace)
        return call.fail(workspace.error());
    const auto saved = workspace->savedQueries();
    if (!saved)
        return call.fail(saved.error());
    const std::string name = call.arguments.value("--saved");
    std::string known;
    for (const SavedQueryRecord &one : *saved) {
        if (one.name == name)
            return where.empty() || one.query.empty() ? one.query + where : "(" + one.query + ") (" + where + ")";
        known += (known.empty() ? "\"" : ", \"") + one.name + '"';
    }
    return call.refuse("No filter is saved as \"" + name + "\"; " + (known.empty() ? "none is saved there yet." : "there are " + known + "."));
}

} // namespace cacheloupe
