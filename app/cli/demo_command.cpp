// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "core/demo/demo_week.h"

namespace cacheloupe {

namespace {

Json weekJson(const DemoWeek &week)
{
    const DemoCounts &counts = week.counts;
    return {{"folder", week.folder.string()},
            {"hits_file", week.hits.string()},
            {"cache_file", week.cache.string()},
            {"policy_file", week.policy.string()},
            {"answer_key_file", week.answerKey.string()},
            {"begin", formatInstant(week.begin)},
            {"end", formatInstant(week.end)},
            {"events", counts.events},
            {"hits", counts.hits},
            {"exact_hits", counts.exactHits},
            {"semantic_hits", counts.semanticHits},
            {"misses", counts.misses},
            {"entries", counts.entries},
            {"wrong_hits", counts.wrongHits},
            {"fault_kinds", counts.faultKinds}};
}

ExitCode runDemo(CommandCall &call)
{
    if (call.arguments.positional().size() != 1)
        return call.refuse("Name one folder for the sample week.");
    DemoOptions options;
    std::string problem;
    if (const auto seed = call.arguments.count("--seed", problem))
        options.seed = *seed;
    if (const auto events = call.arguments.count("--events", problem))
        options.events = *events;
    if (!problem.empty())
        return call.refuse(problem);
    options.replaceChanged = call.arguments.has("--replace");
    const auto week = writeDemoWeek(call.arguments.positional().front(), options);
    if (!week)
        return call.fail(week.error());
    RecordWriter writer(call.out, call.format,
                        {{"folder", 60}, {"begin", 24}, {"events", 9, true}, {"hits", 9, true}, {"misses", 9, true},
                         {"entries", 9, true}, {"wrong_hits", 10, true}, {"fault_kinds", 11, true}});
    writer.write(weekJson(*week));
    writer.finish();
    return ExitCode::fine;
}

} // namespace

Command demoCommand()
{
    return {"demo",
            "FOLDER [--seed N] [--events N] [--replace]",
            "Writes the sample week: hit log, SQLite cache, policy and answer key.",
            {{"--seed", "N", "another week; the same seed gives the same bytes"},
             {"--events", "N", "about so many log lines; default 20000"},
             {"--replace", "", "also replace a demo file that was changed since it was written"}},
            runDemo};
}

} // namespace cacheloupe
