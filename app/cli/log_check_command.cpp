// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/error_line.h"
#include "app/cli/gap_sentence.h"
#include "app/cli/loaded_logs.h"
#include "app/cli/log_files.h"
#include "app/cli/plain_text.h"
#include "core/hitlog/emitter_snippets.h"
#include "core/hitlog/hit_log_reader.h"
#include "core/hitlog/log_check.h"

namespace cacheloupe {

namespace {

constexpr std::string_view kUsualLanguage = "python";

/// The code that fills gaps, in the language that was asked for.
struct Remedy {
    EmitterSnippets snippets;
    std::string language;
};

std::string joined(const std::vector<std::string> &texts)
{
    std::string line;
    for (const std::string &text : texts)
        line += (line.empty() ? "" : ", ") + text;
    return line;
}

Json presenceJson(const std::vector<MemberPresence> &members)
{
    Json json = Json::array();
    for (const MemberPresence &member : members)
        json.push_back({{"name", member.name}, {"events", member.events}, {"hits", member.hits}});
    return json;
}

Json keyFieldsJson(const std::vector<KeyFieldPresence> &fields)
{
    Json json = Json::array();
    for (const KeyFieldPresence &field : fields) {
        Json one = {{"name", keyFieldName(field.field)},
                    {"in_request", field.inRequest},
                    {"in_entry", field.inEntry},
                    {"mismatches", field.mismatches}};
        if (field.constantValue)
            one["constant"] = *field.constantValue;
        json.push_back(std::move(one));
    }
    return json;
}

Json gapJson(const LogGapCount &gap, const Remedy &remedy)
{
    return {{"gap", logGapName(gap.gap)},
            {"hits", gap.hits},
            {"message", gapSentence(gap.gap)},
            {"member", remedy.snippets.member(gap.gap)},
            {"language", remedy.language},
            {"code", remedy.snippets.line(gap.gap, remedy.language)}};
}

Json checkJson(const LogCheck &check, const Remedy &remedy)
{
    Json json = {{"path", check.path},
                 {"dialect", check.dialect.name},
                 {"reasons", check.dialect.reasonParts},
                 {"events", check.events},
                 {"malformed_lines", check.state.malformedRows},
                 {"last_line_truncated", check.state.lastLineTruncated},
                 {"kinds", Json::object()}};
    for (const auto &[kind, count] : check.kinds)
        json["kinds"][std::string(eventKindName(kind))] = count;
    json["members"] = presenceJson(check.members);
    json["key_fields"] = keyFieldsJson(check.keyFields);
    json["inferred"] = check.inferred;
    json["unknown_members"] = presenceJson(check.unknownMembers);
    json["malformed"] = Json::array();
    for (const MalformedLine &line : check.malformed)
        json["malformed"].push_back({{"line", line.line}, {"message", errorLine(line.error)}});
    json["gaps"] = Json::array();
    for (const LogGapCount &gap : check.gaps)
        json["gaps"].push_back(gapJson(gap, remedy));
    return json;
}

/// What is missing, each with the code that brings it.
void printGaps(const LogCheck &check, const Remedy &remedy, OutputStream &out)
{
    for (const LogGapCount &gap : check.gaps) {
        const std::string hits = gap.gap == LogGap::noHits ? std::string() : std::to_string(gap.hits) + (gap.hits == 1 ? " hit: " : " hits: ");
        out << singleLine("  " + hits + gapSentence(gap.gap)) << "\n"
            << "      " << remedy.snippets.line(gap.gap, remedy.language) << "\n";
    }
    if (!check.gaps.empty())
        out << "  The lines are " << remedy.language << " for the emitter that cacheloupe-cli log snippet " << remedy.language
            << " prints; --lang gives another language.\n";
}

/// The lines that a person reads.
void printCheck(const LogCheck &check, const Remedy &remedy, OutputStream &out)
{
    const auto line = [&out](const std::string &text) { out << singleLine(text) << "\n"; };
    line(check.path + ": " + check.dialect.name + " (" + joined(check.dialect.reasonParts) + ")");
    std::vector<std::string> kinds;
    for (const auto &[kind, count] : check.kinds)
        kinds.push_back(std::to_string(count) + " " + std::string(eventKindName(kind)));
    line("  Events: " + std::to_string(check.events) + (kinds.empty() ? "" : " — " + joined(kinds)));

    std::vector<std::string> absent;
    for (const KeyFieldPresence &field : check.keyFields) {
        const std::string name(keyFieldName(field.field));
        if (field.inRequest == 0 && field.inEntry == 0) {
            absent.push_back(name);
            continue;
        }
        line("  Key field " + name + ": in " + std::to_string(field.inRequest) + " requests, " + std::to_string(field.inEntry)
             + " entries, differs in " + std::to_string(field.mismatches) + " hits"
             + (field.constantValue ? ", always \"" + fitted(*field.constantValue, 40) + "\"" : ""));
    }
    if (!absent.empty())
        line("  Never present: " + joined(absent));
    if (!check.inferred.empty())
        line("  Inferred, not logged: " + joined(check.inferred));
    for (const MalformedLine &malformed : check.malformed)
        line("  Line " + std::to_string(malformed.line) + ": " + errorLine(malformed.error));
    if (check.state.malformedRows > check.malformed.size())
        line("  … and " + std::to_string(check.state.malformedRows - check.malformed.size()) + " more lines that could not be read");
    printGaps(check, remedy, out);
    if (check.malformed.empty() && check.gaps.empty())
        line("  Nothing is missing to review it well.");
}

ExitCode run(CommandCall &call)
{
    if (call.arguments.positional().empty())
        return call.refuse("Name at least one hit log.");
    auto snippets = EmitterSnippets::load();
    if (!snippets)
        return call.fail(snippets.error());
    const Remedy remedy{std::move(*snippets), call.arguments.has("--lang") ? call.arguments.value("--lang") : std::string(kUsualLanguage)};
    if (!remedy.snippets.hasLanguage(remedy.language))
        return call.refuse("--lang takes " + joined(remedy.snippets.languages()) + ", not \"" + remedy.language + "\".");
    RecordWriter writer(call.out, call.format,
                        {{"path"}, {"dialect"}, {"events"}, {"malformed_lines"}, {"last_line_truncated"}, {"kinds"}, {"gaps"}});
    const auto files = logFiles(call.arguments.positional(), call);
    if (!files)
        return call.fail(files.error());
    ExitCode code = ExitCode::fine;
    auto dialect = chosenDialect(call);
    if (!dialect)
        return call.fail(dialect.error());
    HitLogLoad options;
    options.dialect = std::move(*dialect);
    const auto checkOne = [&](const LogPath &log) -> Result<HitSourceState> {
        HitTable table;
        auto state = HitLogReader(table).load(log.path, options);
        if (!state)
            return state;
        const auto check = checkLog(table, 0);
        if (!check)
            return check.error();
        if (call.format == RecordFormat::table)
            printCheck(*check, remedy, call.out);
        else
            writer.write(checkJson(*check, remedy));
        if (check->state.malformedRows > 0 || !check->gaps.empty())
            code = ExitCode::findings;
        // The malformed lines are in the check.
        state->malformedRows = 0;
        return state;
    };
    if (const Status status = readLogs(*files, checkOne, call); !status)
        return call.fail(status.error());
    if (call.format != RecordFormat::table)
        writer.finish();
    return code;
}

} // namespace

Command logCheckCommand()
{
    return {"log check", "FILE… [--lang LANG]", "Says which format a log has, which lines cannot be read and what is missing to review it well.",
            {kDialectOption, {"--lang", "LANG", "language of the code that adds what is missing: python, typescript, go, java or cpp; default python"}}, run};
}

} // namespace cacheloupe
