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

#include <algorithm>

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

std::string countOf(std::uint64_t count, std::uint64_t all, const char *what)
{
    return std::to_string(count) + " of " + std::to_string(all) + " " + what;
}

std::uint64_t countOf(const LogCheck &check, EventKind kind)
{
    const auto found = check.kinds.find(kind);
    return found == check.kinds.end() ? 0 : found->second;
}

/// `recognised by query, ts; 16 of 16 records looked at fit`: the last part of the reason is a figure.
std::string reasonText(const std::vector<std::string> &parts)
{
    if (parts.empty() || parts.back() == "0/0")
        return "no record tells its format";
    if (parts.back().find('/') == std::string::npos)
        return "recognised by " + joined(parts);
    const auto slash = parts.back().find('/');
    const std::string members = joined({parts.begin(), parts.end() - 1});
    return (members.empty() ? "" : "recognised by " + members + "; ") + parts.back().substr(0, slash) + " of " + parts.back().substr(slash + 1) + " records looked at fit";
}

/// True for what the entry in the store tells when the log does not.
bool isInStore(LogGap gap)
{
    return gap == LogGap::noCachedQuery || gap == LogGap::noEntryAge || gap == LogGap::noEntryTtl || gap == LogGap::noEntryFields;
}

/// What is missing, each with the code that brings it.
void printGaps(const LogCheck &check, const Remedy &remedy, OutputStream &out)
{
    if (check.gaps.empty())
        return;
    const std::uint64_t all = countOf(check, EventKind::hit);
    out << "  Missing for a good review, what is missed most first:\n";
    for (const LogGapCount &gap : check.gaps) {
        const std::string hits = gap.gap == LogGap::noHits ? std::string() : countOf(gap.hits, all, all == 1 ? "hit: " : "hits: ");
        out << singleLine("    " + hits + gapSentence(gap.gap)) << "\n"
            << "        " << remedy.snippets.line(gap.gap, remedy.language) << "\n";
    }
    out << "  The code is " << remedy.language << " for the emitter that cacheloupe-cli log snippet " << remedy.language
        << " prints; --lang gives another language.\n";
    if (std::any_of(check.gaps.begin(), check.gaps.end(), [](const LogGapCount &gap) { return isInStore(gap.gap); }))
        out << "  What the log does not tell of an entry, the cache store may: cacheloupe-cli hits FILE --join sqlite:PATH or redis://HOST.\n";
}

/// Which of the 32 fields that prove a reuse right are there, on which side.
void printKeyFields(const LogCheck &check, OutputStream &out)
{
    std::vector<std::string> absent;
    std::string present;
    for (const KeyFieldPresence &field : check.keyFields) {
        const std::string name(keyFieldName(field.field));
        if (field.inRequest == 0 && field.inEntry == 0) {
            absent.push_back(name);
            continue;
        }
        present += singleLine("    " + name + ": " + countOf(field.inRequest, check.events, "requests") + ", "
                              + countOf(field.inEntry, countOf(check, EventKind::hit), "entries served")
                              + (field.mismatches > 0 ? ", differs in " + std::to_string(field.mismatches) + (field.mismatches == 1 ? " hit" : " hits") : "")
                              + (field.constantValue ? ", always \"" + fitted(*field.constantValue, 40) + "\"" : ""))
            + "\n";
    }
    out << "  Key fields, which prove a reuse right (" << std::to_string(kKeyFieldCount - absent.size()) << " of " << std::to_string(kKeyFieldCount)
        << " are logged):\n"
        << present;
    if (!absent.empty())
        out << singleLine("    never logged: " + joined(absent)) << "\n";
}

void printMalformed(const LogCheck &check, OutputStream &out)
{
    for (const MalformedLine &malformed : check.malformed)
        out << singleLine("  Line " + std::to_string(malformed.line) + ": " + errorLine(malformed.error)) << "\n";
    if (check.state.malformedRows > check.malformed.size())
        out << "  … and " << std::to_string(check.state.malformedRows - check.malformed.size()) << " more lines that could not be read\n";
}

/// The lines that a person reads.
void printCheck(const LogCheck &check, const Remedy &remedy, OutputStream &out)
{
    const auto line = [&out](const std::string &text) { out << singleLine(text) << "\n"; };
    line(check.path + ": " + check.dialect.name + " (" + reasonText(check.dialect.reasonParts) + ")");
    std::vector<std::string> kinds;
    for (const auto &[kind, count] : check.kinds)
        if (count > 0)
            kinds.push_back(std::to_string(count) + " " + std::string(eventKindName(kind)));
    line("  " + std::to_string(check.events) + (check.events == 1 ? " event" : " events") + (kinds.empty() ? "" : ": " + joined(kinds)));
    printMalformed(check, out);
    printKeyFields(check, out);
    if (!check.inferred.empty())
        line("  Inferred, not logged: " + joined(check.inferred));
    printGaps(check, remedy, out);
    if (check.malformed.empty() && check.gaps.empty())
        line("  Nothing is missing to review it well.");
}

ExitCode runLogCheck(CommandCall &call)
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
            {kDialectOption, {"--lang", "LANG", "language of the code that adds what is missing: python, typescript, go, java or cpp; default python"}}, runLogCheck};
}

} // namespace cacheloupe
