// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mapping/mapping_fields.h"

#include "core/domain/hit.h"
#include "ui/support/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace cacheloupe {

namespace {

struct MappingFields {
    Q_DECLARE_TR_FUNCTIONS(MappingFields)
};

struct Words {
    std::string_view name;
    MappingGroup group;
    const char *label;
    const char *hint;
};

using G = MappingGroup;

constexpr std::array kWords = {
    Words{"ts", G::event, QT_TRANSLATE_NOOP("MappingFields", "Time of the event"), QT_TRANSLATE_NOOP("MappingFields", "needed: days, ages and drift rest on it")},
    Words{"event", G::event, QT_TRANSLATE_NOOP("MappingFields", "Hit or miss"), QT_TRANSLATE_NOOP("MappingFields", "needed: say below which value means what")},
    Words{"id", G::event, QT_TRANSLATE_NOOP("MappingFields", "Id of the event"), QT_TRANSLATE_NOOP("MappingFields", "keeps verdicts when the log moves")},
    Words{"call_site", G::place, QT_TRANSLATE_NOOP("MappingFields", "Call site"), QT_TRANSLATE_NOOP("MappingFields", "needed: the place in the application that asked")},
    Words{"layer", G::place, QT_TRANSLATE_NOOP("MappingFields", "What was cached (layer)"), ""},
    Words{"lane", G::place, QT_TRANSLATE_NOOP("MappingFields", "Lane (sync or batch)"), ""},
    Words{"provider", G::place, QT_TRANSLATE_NOOP("MappingFields", "Provider"), ""},
    Words{"model", G::place, QT_TRANSLATE_NOOP("MappingFields", "Model"), ""},
    Words{"params", G::place, QT_TRANSLATE_NOOP("MappingFields", "Sampling parameters"), ""},
    Words{"query", G::texts, QT_TRANSLATE_NOOP("MappingFields", "Question asked now"), QT_TRANSLATE_NOOP("MappingFields", "without it nobody can judge a reuse")},
    Words{"cached_query", G::texts, QT_TRANSLATE_NOOP("MappingFields", "Question answered then"), QT_TRANSLATE_NOOP("MappingFields", "what the cached answer was written for")},
    Words{"answer", G::texts, QT_TRANSLATE_NOOP("MappingFields", "Answer that was served"), ""},
    Words{"messages", G::texts, QT_TRANSLATE_NOOP("MappingFields", "Whole request"), ""},
    Words{"match", G::match, QT_TRANSLATE_NOOP("MappingFields", "Exact or semantic"), ""},
    Words{"similarity", G::match, QT_TRANSLATE_NOOP("MappingFields", "Similarity"), QT_TRANSLATE_NOOP("MappingFields", "0 to 1, 1 = the same")},
    Words{"threshold", G::match, QT_TRANSLATE_NOOP("MappingFields", "Threshold"), ""},
    Words{"runner_up", G::match, QT_TRANSLATE_NOOP("MappingFields", "Similarity of the second best"), ""},
    Words{"key", G::match, QT_TRANSLATE_NOOP("MappingFields", "Cache key"), ""},
    Words{"entry.id", G::entry, QT_TRANSLATE_NOOP("MappingFields", "Id of the entry"), ""},
    Words{"entry.created_at", G::entry, QT_TRANSLATE_NOOP("MappingFields", "Entry written at"), QT_TRANSLATE_NOOP("MappingFields", "gives the age of what was served")},
    Words{"entry.age_s", G::entry, QT_TRANSLATE_NOOP("MappingFields", "Age of the entry, seconds"), ""},
    Words{"entry.ttl_s", G::entry, QT_TRANSLATE_NOOP("MappingFields", "TTL of the entry, seconds"), ""},
    Words{"latency_ms", G::cost, QT_TRANSLATE_NOOP("MappingFields", "Latency, milliseconds"), ""},
    Words{"embedding_ms", G::cost, QT_TRANSLATE_NOOP("MappingFields", "Embedding time, milliseconds"), ""},
    Words{"cost_usd", G::cost, QT_TRANSLATE_NOOP("MappingFields", "Cost, dollars"), ""},
    Words{"saved_usd", G::cost, QT_TRANSLATE_NOOP("MappingFields", "Saved, dollars"), ""},
    Words{"usage.input_tokens", G::cost, QT_TRANSLATE_NOOP("MappingFields", "Input tokens"), ""},
    Words{"usage.output_tokens", G::cost, QT_TRANSLATE_NOOP("MappingFields", "Output tokens"), ""},
    Words{"usage.cached_input_tokens", G::cost, QT_TRANSLATE_NOOP("MappingFields", "Input tokens the provider had cached"), ""},
    Words{"usage.cache_creation_tokens", G::cost, QT_TRANSLATE_NOOP("MappingFields", "Tokens written to the provider's cache"), ""},
    Words{"user", G::people, QT_TRANSLATE_NOOP("MappingFields", "User (hashed)"), ""},
    Words{"session", G::people, QT_TRANSLATE_NOOP("MappingFields", "Conversation"), ""},
    Words{"followup", G::people, QT_TRANSLATE_NOOP("MappingFields", "What the user did next"), QT_TRANSLATE_NOOP("MappingFields", "retry, corrected or none")},
    Words{"flag", G::people, QT_TRANSLATE_NOOP("MappingFields", "Flag of the application"), ""},
};

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

} // namespace

QString mappingGroupTitle(MappingGroup group)
{
    switch (group) {
    case G::event:
        return MappingFields::tr("When and what");
    case G::place:
        return MappingFields::tr("Where");
    case G::texts:
        return MappingFields::tr("What was asked and answered");
    case G::match:
        return MappingFields::tr("How it was found");
    case G::entry:
        return MappingFields::tr("The entry that was served");
    case G::cost:
        return MappingFields::tr("Time and cost");
    case G::people:
        return MappingFields::tr("Who, and what came after");
    case G::requestFields:
        return MappingFields::tr("Key fields of the request");
    case G::entryFields:
        return MappingFields::tr("Key fields of the entry");
    }
    return {};
}

MappingField mappingField(std::string_view name)
{
    if (name.starts_with("fields."))
        return {G::requestFields, text(name.substr(7)), {}, false};
    if (name.starts_with("entry.fields."))
        return {G::entryFields, text(name.substr(13)), {}, false};
    const auto known = std::find_if(kWords.begin(), kWords.end(), [name](const Words &words) { return words.name == name; });
    if (known == kWords.end())
        return {G::people, text(name), {}, false};
    const QString hint = *known->hint ? MappingFields::tr(known->hint) : QString();
    return {known->group, MappingFields::tr(known->label), hint, name == "ts" || name == "event" || name == "call_site"};
}

std::vector<std::pair<std::string_view, QString>> mappingWords(std::string_view name)
{
    std::vector<std::pair<std::string_view, QString>> words;
    if (name == "event") {
        for (int i = 0; i < int(EventKind::malformed); ++i)
            words.emplace_back(eventKindName(EventKind(i)), eventKindText(EventKind(i)));
    } else if (name == "match") {
        for (const MatchKind kind : {MatchKind::exact, MatchKind::semantic})
            words.emplace_back(matchKindName(kind), matchKindText(kind));
    }
    return words;
}

} // namespace cacheloupe
