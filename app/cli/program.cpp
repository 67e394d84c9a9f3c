// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/program.h"

#include "app/cli/commands.h"
#include "app/cli/error_line.h"
#include "app/cli/plain_text.h"

#include <algorithm>

namespace cacheloupe {

namespace {

constexpr OptionSpec kFormatOption{"--format", "FORMAT", "table, json, jsonl or csv; default table"};
constexpr OptionSpec kHelpOption{"--help", "", "this text"};

std::vector<Command> allCommands()
{
    std::vector<Command> commands = {logCheckCommand(),   logValidateCommand(), logSnippetCommand(),    hitsCommand(),       statsCommand(),
                                     storeLsCommand(),    storeGetCommand(),   storeDoctorCommand(),    reviewRankCommand(),    reviewReportCommand(),
                                     policyLintCommand(), policyExplainCommand(), policySimulateCommand(), replayCommand(), demoCommand()};
    for (auto command : {storeNearestCommand, storePurgeCommand, storeTtlCommand, storeRefreshCommand, storeRestoreCommand, auditVerifyCommand, reviewProveCommand,
                         reviewScanCommand, storeKeyCommand, reviewExportCommand, reviewImportCommand, policyClientCommand, policyKeyCommand, storeSourcesCommand,
                         policyDiffCommand, policyPublishCommand, policyHistoryCommand, policyRollbackCommand, policyRulesCommand, policyDriftCommand, replayStubCommand, replayBatchWriteCommand,
                         replayBatchReadCommand, replayWarmCommand})
        commands.push_back(command());
    for (Command &command : commands) {
        command.options.push_back(kFormatOption);
        command.options.push_back(kHelpOption);
    }
    return commands;
}

std::string padded(std::string text, size_t cells)
{
    const size_t width = cellWidth(text);
    return width < cells ? text.append(cells - width, ' ') : text;
}

void printHelp(const std::vector<Command> &commands, OutputStream &out)
{
    out << "Usage: cacheloupe-cli COMMAND … [--format table|json|jsonl|csv]\n"
           "Reviews, governs and replays what LLM response caches serve.\n\n";
    for (const Command &command : commands)
        out << "  " << padded(std::string(command.name), 16) << command.summary << "\n";
    out << "\nEach command explains itself with --help. Data goes to standard output, messages to standard error.\n"
           "Exit codes: 0 fine, 1 findings, 2 wrong usage, 3 something could not be read or reached.\n";
}

void printCommandHelp(const Command &command, OutputStream &out)
{
    out << "Usage: cacheloupe-cli " << command.name << " " << command.usage << "\n" << command.summary << "\n\n";
    for (const OptionSpec &option : command.options)
        out << "  " << padded(std::string(option.name) + (option.valueName.empty() ? "" : " ") + std::string(option.valueName), 22)
            << option.help << "\n";
}

/// The command that the first one to three words name; `used` tells how many.
const Command *findCommand(const std::vector<Command> &commands, const std::vector<std::string> &words, size_t &used)
{
    for (used = std::min<size_t>(3, words.size()); used > 0; --used) {
        std::string name = words[0];
        for (size_t i = 1; i < used; ++i)
            name += " " + words[i];
        const auto it = std::find_if(commands.begin(), commands.end(), [&](const Command &c) { return c.name == name; });
        if (it != commands.end())
            return &*it;
    }
    return nullptr;
}

ExitCode runCommand(const Command &command, const std::vector<std::string> &words, OutputStream &out, OutputStream &messages)
{
    const std::string usage = std::string(command.name) + " " + std::string(command.usage);
    auto parsed = Arguments::parse(words, command.options);
    if (const auto *problem = std::get_if<std::string>(&parsed))
        return CommandCall({}, RecordFormat::table, out, messages, usage).refuse(*problem);
    auto &arguments = std::get<Arguments>(parsed);
    if (arguments.has("--help")) {
        printCommandHelp(command, out);
        return ExitCode::fine;
    }
    const auto format = arguments.has("--format") ? recordFormatFromName(arguments.value("--format")) : RecordFormat::table;
    CommandCall call(std::move(arguments), format.value_or(RecordFormat::table), out, messages, usage);
    if (!format)
        return call.refuse("--format takes table, json, jsonl or csv, not \"" + call.arguments.value("--format") + "\".");
    const ExitCode result = command.run(call);
    const ExitCode code = call.failedBefore() && result != ExitCode::usage ? ExitCode::unreadable : result;
    out.flush();
    return out.status().ok() ? code : call.fail(out.status().error());
}

} // namespace

ExitCode runProgram(const std::vector<std::string> &words, OutputStream &out, OutputStream &messages)
{
    const std::vector<Command> commands = allCommands();
    const std::string first = words.empty() ? std::string() : words.front();
    if (first == "--version") {
        out << "cacheloupe-cli " CACHELOUPE_VERSION "\n";
        return ExitCode::fine;
    }
    if (first == "--help" || first == "-h" || first == "help") {
        printHelp(commands, out);
        return ExitCode::fine;
    }
    size_t used = 0;
    if (const Command *command = findCommand(commands, words, used))
        return runCommand(*command, {words.begin() + std::ptrdiff_t(used), words.end()}, out, messages);
    if (first.empty())
        printHelp(commands, messages);
    else
        messages << "cacheloupe-cli: There is no command \"" << singleLine(first) << "\". See cacheloupe-cli --help.\n";
    return ExitCode::usage;
}

} // namespace cacheloupe
