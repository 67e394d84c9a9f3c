// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "core/hitlog/emitter_snippets.h"

namespace cacheloupe {

namespace {

ExitCode runLogSnippet(CommandCall &call)
{
    const auto snippets = EmitterSnippets::load();
    if (!snippets)
        return call.fail(snippets.error());
    std::string languages;
    for (const std::string &language : snippets->languages())
        languages += (languages.empty() ? "" : ", ") + language;
    const auto &words = call.arguments.positional();
    if (words.size() != 1)
        return call.refuse("Name one language: " + languages + ".");
    if (!snippets->hasLanguage(words.front()))
        return call.refuse("There is no snippet for \"" + words.front() + "\", only for " + languages + ".");
    if (call.format == RecordFormat::table) {
        call.out << snippets->code(words.front());
        return ExitCode::fine;
    }
    RecordWriter writer(call.out, call.format, {{"language"}, {"file"}, {"code"}});
    writer.write({{"language", words.front()}, {"file", snippets->fileName(words.front())}, {"code", snippets->code(words.front())}});
    writer.finish();
    return ExitCode::fine;
}

} // namespace

Command logSnippetCommand()
{
    return {"log snippet", "LANG", "Prints the code an application copies to write hit logs: python, typescript, go, java or cpp.", {}, runLogSnippet};
}

} // namespace cacheloupe
