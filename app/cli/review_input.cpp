// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/review_input.h"

#include "core/workspace/workspace.h"

#include <cstdlib>
#include <filesystem>

namespace cacheloupe {

Result<ReviewInput> reviewInput(const Arguments &arguments)
{
    ReviewInput input;
    input.workspace = arguments.value("--workspace");
    for (const std::string &word : arguments.positional()) {
        if (std::filesystem::path(word).extension() == ".cacheloupe")
            input.workspace = word;
        else
            input.logs.push_back(word);
    }
    if (!input.logs.empty() || input.workspace.empty())
        return input;
    auto workspace = Workspace::open(input.workspace, systemNow);
    if (!workspace)
        return workspace.error();
    const auto sources = workspace->sources();
    if (!sources)
        return sources.error();
    for (const SourceRecord &source : *sources)
        input.logs.push_back(source.location);
    return input;
}

std::string reviewerHere()
{
    const char *user = std::getenv("USER");
    return user && *user ? user : "reviewer";
}

} // namespace cacheloupe
