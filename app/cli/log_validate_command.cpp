// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/log_files.h"
#include "app/cli/plain_text.h"
#include "core/hitlog/log_validation.h"
#include "core/hitlog/open_log.h"

#include <algorithm>
#include <limits>

namespace cacheloupe {

namespace {

constexpr size_t kUsualLimit = 100;

/// What should stand there, as the end of "expected …".
std::string expectation(const SchemaFinding &finding)
{
    switch (finding.kind) {
    case SchemaFinding::Kind::notJson: return "a JSON object on one line";
    case SchemaFinding::Kind::type: return finding.expected;
    case SchemaFinding::Kind::oneOf: return "one of " + finding.expected;
    case SchemaFinding::Kind::atLeast: return "at least " + finding.expected;
    case SchemaFinding::Kind::above: return "more than " + finding.expected;
    case SchemaFinding::Kind::atMost: return "at most " + finding.expected;
    case SchemaFinding::Kind::below: return "less than " + finding.expected;
    case SchemaFinding::Kind::minLength: return "a text that is not shorter than " + finding.expected;
    case SchemaFinding::Kind::format: return finding.expected == "date" ? "a date like 2026-11-02" : "an RFC 3339 time like 2026-11-02T09:30:00Z";
    case SchemaFinding::Kind::missing: return "a value, it is required";
    case SchemaFinding::Kind::notAllowed: return "no such member";
    }
    return {};
}

Json findingJson(const SchemaFinding &finding)
{
    Json json = {{"member", finding.path}, {"rule", schemaFindingName(finding.kind)}, {"expected", expectation(finding)}};
    if (!finding.found.empty())
        json["found"] = finding.found;
    return json;
}

std::string sentence(const SchemaFinding &finding)
{
    return (finding.path.empty() ? "the line" : finding.path) + ": expected " + expectation(finding)
        + (finding.found.empty() ? "" : ", found " + finding.found);
}

std::string counted(std::uint64_t count, const char *one, const char *many)
{
    return std::to_string(count) + " " + (count == 1 ? one : many);
}

/// One call of the command: what to show and what was found so far.
struct Validating {
    CommandCall &call;
    const JsonSchema &schema;
    size_t limit;
    bool summarises;
    RecordWriter writer;
    LogValidation all = {};
    size_t files = 0;

    Result<HitSourceState> validate(const LogPath &file);
    void writeFinding(const std::string &path, const LineFinding &at);
    void writeProblem(const std::string &path, const ValidationProblem &problem);
    void sayResult(const std::string &path, const LogValidation &found) const;
};

void Validating::writeFinding(const std::string &path, const LineFinding &at)
{
    if (call.format == RecordFormat::table) {
        call.out << singleLine(path + ":" + std::to_string(at.line) + ": " + sentence(at.finding)) << "\n";
        return;
    }
    Json json = {{"path", path}, {"line", at.line}};
    json.update(findingJson(at.finding));
    writer.write(json);
}

void Validating::writeProblem(const std::string &path, const ValidationProblem &problem)
{
    const SchemaFinding finding{problem.kind, problem.path, problem.expected, problem.found};
    if (call.format == RecordFormat::table) {
        call.out << singleLine("  " + counted(problem.lines, "line", "lines") + ", first " + std::to_string(problem.firstLine) + ": " + sentence(finding)) << "\n";
        return;
    }
    Json json = {{"path", path}};
    json.update(findingJson(finding));
    json["lines"] = problem.lines;
    json["first_line"] = problem.firstLine;
    writer.write(json);
}

void Validating::sayResult(const std::string &path, const LogValidation &found) const
{
    const std::string lines = path + ": " + counted(found.lines, "line", "lines");
    if (found.faultyLines == 0) {
        call.say(lines + (found.lines == 1 ? " keeps" : " keep") + " to cacheloupe.hit/1.");
        return;
    }
    const std::uint64_t shown = std::min<std::uint64_t>(found.findingCount, limit);
    call.say(lines + ", " + std::to_string(found.faultyLines) + (found.faultyLines == 1 ? " of them does" : " of them do") + " not keep to cacheloupe.hit/1 ("
             + counted(found.findingCount, "finding", "findings") + (summarises ? "" : ", " + std::to_string(shown) + " shown") + ")."
             + (found.faultyLines == found.lines ? " For logs of another shape see cacheloupe-cli log check." : ""));
}

Result<HitSourceState> Validating::validate(const LogPath &file)
{
    const std::string path = file.path.string();
    // A folder may hold other things than logs; a file that is named is checked whatever it holds.
    if (!file.isNamed)
        if (const auto dialect = probeLog(file.path, {}); !dialect)
            return dialect.error();
    LogValidationRun run;
    run.maxFindings = limit;
    if (!summarises)
        run.onFinding = [&](const LineFinding &at) { writeFinding(path, at); };
    const auto found = validateLog(file.path, schema, run);
    if (!found)
        return found.error();
    ++files;
    all.lines += found->lines;
    all.faultyLines += found->faultyLines;
    all.findingCount += found->findingCount;
    sayResult(path, *found);
    if (summarises && call.format == RecordFormat::table && !found->problems.empty())
        call.out << singleLine(path) << ":\n";
    if (summarises)
        for (const auto &problem : found->problems)
            writeProblem(path, problem);
    HitSourceState state;
    state.error = found->error;
    return state;
}

std::vector<RecordColumn> columns(bool summarises)
{
    if (summarises)
        return {{"path"}, {"member"}, {"rule"}, {"expected"}, {"found"}, {"lines"}, {"first_line"}};
    return {{"path"}, {"line"}, {"member"}, {"rule"}, {"expected"}, {"found"}};
}

ExitCode runLogValidate(CommandCall &call)
{
    if (call.arguments.positional().empty())
        return call.refuse("Name at least one hit log.");
    std::string problem;
    const auto given = call.arguments.count("--limit", problem);
    if (!problem.empty())
        return call.refuse(problem);
    const bool summarises = call.arguments.has("--summary");
    if (summarises && given)
        return call.refuse("--summary shows every problem once and takes no --limit.");
    const size_t limit = given ? (*given == 0 ? std::numeric_limits<size_t>::max() : *given) : kUsualLimit;
    const auto schema = hitLineSchema();
    if (!schema)
        return call.fail(schema.error());
    const auto files = logFiles(call.arguments.positional(), call);
    if (!files)
        return call.fail(files.error());
    Validating validating{call, *schema, limit, summarises, RecordWriter(call.out, call.format, columns(summarises))};
    const auto status = readLogs(*files, [&](const LogPath &file) { return validating.validate(file); }, call);
    if (call.format != RecordFormat::table)
        validating.writer.finish();
    if (!status)
        return call.fail(status.error());
    const auto &all = validating.all;
    if (validating.files > 1)
        call.say(std::to_string(validating.files) + " files, " + counted(all.lines, "line", "lines") + ": " + std::to_string(all.faultyLines)
                 + " do not keep to cacheloupe.hit/1 (" + counted(all.findingCount, "finding", "findings") + ").");
    return all.faultyLines > 0 ? ExitCode::findings : ExitCode::fine;
}

} // namespace

Command logValidateCommand()
{
    return {"log validate", "FILE… [--limit N] [--summary]",
            "Checks every line against the schema of cacheloupe.hit/1 and names line, member and what was expected: files, folders or patterns, plain, gzip or zstd.",
            {{"--limit", "N", "findings to show per file; 0 means all; default 100"},
             {"--summary", "", "each problem once: in how many lines, and the first one"}},
            runLogValidate};
}

} // namespace cacheloupe
