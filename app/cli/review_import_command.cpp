// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/review_input.h"
#include "core/base/file.h"
#include "core/workspace/verdict_bundle.h"

#include <filesystem>

namespace cacheloupe {

namespace {

Json mergeJson(const std::string &bundle, const VerdictMerge &merge)
{
    return {{"bundle", bundle}, {"added", merge.added}, {"replaced", merge.replaced}, {"known", merge.known}, {"older", merge.older}};
}

/// All bundles are read before the first is merged, so that a damaged one changes nothing.
Result<std::vector<std::vector<VerdictRecord>>> readBundles(const std::vector<std::string> &files)
{
    std::vector<std::vector<VerdictRecord>> bundles;
    for (const std::string &file : files) {
        const auto text = readWholeFile(file);
        if (!text)
            return text.error();
        auto records = parseVerdictBundle(*text, file, systemNow());
        if (!records)
            return records.error();
        bundles.push_back(std::move(*records));
    }
    return bundles;
}

ExitCode runReviewImport(CommandCall &call)
{
    const auto &words = call.arguments.positional();
    if (words.size() < 2 || std::filesystem::path(words.front()).extension() != ".cacheloupe")
        return call.refuse("Name the workspace and at least one bundle of verdicts.");
    const std::vector<std::string> files(words.begin() + 1, words.end());
    auto bundles = readBundles(files);
    if (!bundles)
        return call.fail(bundles.error());
    const bool isNew = !std::filesystem::exists(words.front());
    auto workspace = isNew ? Workspace::create(words.front(), systemNow) : Workspace::open(words.front(), systemNow);
    if (!workspace)
        return call.fail(workspace.error());
    if (isNew)
        call.say(words.front() + " is new.");
    workspace->setActor(reviewerHere());
    RecordWriter writer(call.out, call.format, {{"bundle", 40}, {"added", 8, true}, {"replaced", 8, true}, {"known", 8, true}, {"older", 8, true}});
    for (size_t i = 0; i < files.size(); ++i) {
        const auto merge = importVerdicts(*workspace, std::move((*bundles)[i]));
        if (!merge) {
            writer.finish();
            return call.fail(merge.error());
        }
        writer.write(mergeJson(files[i], *merge));
    }
    writer.finish();
    return ExitCode::fine;
}

} // namespace

Command reviewImportCommand()
{
    return {"review import",
            "WORKSPACE BUNDLE…",
            "Merges verdicts of others by hit and reviewer; the later verdict wins.",
            {},
            runReviewImport};
}

} // namespace cacheloupe
