// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/plain_text.h"
#include "core/hitlog/log_validation.h"

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

Json findingJson(const std::string &file, const LineFinding &at)
{
    Json json = {{"path", file},
                 {"line", at.line},
                 {"member", at.finding.path},
                 {"rule", schemaFindingName(at.finding.kind)},
                 {"expected", expectation(at.finding)}};
    if (!at.finding.found.empty())
        json["found"] = at.finding.found;
    return json;
}

void printFinding(const std::string &file, const LineFinding &at, OutputStream &out)
{
    const auto &finding = at.finding;
    out << singleLine(file + ":" + std::to_string(at.line) + ": " + (finding.path.empty() ? "the line" : finding.path) + ": expected " + expectation(finding)
                      + (finding.found.empty() ? "" : ", found " + finding.found))
        << "\n";
}

std::string summary(const std::string &file, const LogValidation &found)
{
    const std::string lines = file + ": " + std::to_string(found.lines) + " lines";
    if (found.faultyLines == 0)
        return lines + " keep to cacheloupe.hit/1.";
    return lines + ", " + std::to_string(found.faultyLines) + " of them do not keep to cacheloupe.hit/1 (" + std::to_string(found.findingCount)
        + " findings, " + std::to_string(found.findings.size()) + " shown). For logs of another shape see cacheloupe-cli log check.";
}

ExitCode run(CommandCall &call)
{
    if (call.arguments.positional().empty())
        return call.refuse("Name at least one hit log.");
    std::string problem;
    const auto given = call.arguments.count("--limit", problem);
    if (!problem.empty())
        return call.refuse(problem);
    const size_t limit = given ? (*given == 0 ? std::numeric_limits<size_t>::max() : *given) : kUsualLimit;
    const auto schema = hitLineSchema();
    if (!schema)
        return call.fail(schema.error());
    RecordWriter writer(call.out, call.format, {{"path"}, {"line"}, {"member"}, {"rule"}, {"expected"}, {"found"}});
    ExitCode code = ExitCode::fine;
    for (const std::string &file : call.arguments.positional()) {
        const auto found = validateLog(file, *schema, limit);
        if (!found)
            return call.fail(found.error());
        for (const LineFinding &at : found->findings) {
            if (call.format == RecordFormat::table)
                printFinding(file, at, call.out);
            else
                writer.write(findingJson(file, at));
        }
        call.say(summary(file, *found));
        if (found->faultyLines > 0)
            code = ExitCode::findings;
    }
    if (call.format != RecordFormat::table)
        writer.finish();
    return code;
}

} // namespace

Command logValidateCommand()
{
    return {"log validate", "FILE… [--limit N]", "Checks every line against the schema of cacheloupe.hit/1 and names line, member and what was expected.",
            {{"--limit", "N", "findings to show per file; 0 means all; default 100"}}, run};
}

} // namespace cacheloupe
