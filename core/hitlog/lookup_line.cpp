// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/lookup_line.h"

#include "core/base/hash.h"
#include "core/base/instant.h"
#include "core/hitlog/json_text.h"
#include "core/hitlog/key_field_compare.h"
#include "core/hitlog/line_token.h"

#include <simdjson.h>

#include <cmath>
#include <optional>
#include <string>

namespace cacheloupe {

namespace {

using simdjson::ondemand::object;
using simdjson::ondemand::value;

/// The few members that are looked at; told apart by their lengths first.
enum class LookupMember : std::uint8_t { other, key, query, model, entry, params, provider, cacheable, keyEpoch, similarity, cachedQuery };

LookupMember lookupMember(std::string_view name)
{
    const auto is = [name](std::string_view wanted, LookupMember member) { return name == wanted ? member : LookupMember::other; };
    switch (name.size()) {
    case 3: return is("key", LookupMember::key);
    case 5: return name[0] == 'q' ? is("query", LookupMember::query) : name[0] == 'm' ? is("model", LookupMember::model) : is("entry", LookupMember::entry);
    case 6: return is("params", LookupMember::params);
    case 8: return is("provider", LookupMember::provider);
    case 9: return name[0] == 'c' ? is("cacheable", LookupMember::cacheable) : is("key_epoch", LookupMember::keyEpoch);
    case 10: return is("similarity", LookupMember::similarity);
    case 12: return is("cached_query", LookupMember::cachedQuery);
    default: return LookupMember::other;
    }
}

constexpr std::uint32_t routeBit(KeyField field)
{
    return 1u << unsigned(field);
}

/// What record() takes for no text.
bool isBlankToken(std::string_view token)
{
    return token.empty() || token == "null" || token == "\"\"";
}

std::string tokenText(std::string_view token)
{
    return token.size() >= 2 && token.front() == '"' ? jsonTextOf(token.substr(1, token.size() - 2)) : std::string(token);
}

bool isPlainToken(std::string_view token)
{
    return token.front() == '"' && std::memchr(token.data(), '\\', token.size()) == nullptr;
}

/// Both tokens are not empty.
bool isSameTokenText(std::string_view a, std::string_view b)
{
    if (isPlainToken(a) && isPlainToken(b))
        return a == b;
    return tokenText(a) == tokenText(b);
}

std::optional<std::int64_t> tokenTime(std::string_view token)
{
    if (token.size() < 2 || token.front() != '"')
        return std::nullopt;
    const auto time = parseInstant(tokenText(token));
    return time ? std::optional(unixMs(*time)) : std::nullopt;
}

/// Never 0, which means absent.
std::uint64_t tokenHash(std::string_view token)
{
    if (isBlankToken(token))
        return 0;
    return hash128(isPlainToken(token) ? token.substr(1, token.size() - 2) : std::string_view(tokenText(token))).low | 1;
}

/// A numeric text counts too, as it does for the record.
double tokenTemperature(value v)
{
    if (const auto number = lineNumber(v))
        return *number;
    const auto json = parseJson(lineToken(v), {});
    return json ? jsonNumber(Json{{"t", *json}}, "t").value_or(LookupLine::kNone) : LookupLine::kNone;
}

/// What the members of `entry` say.
struct EntryTokens {
    std::string_view id;
    double ageS = LookupLine::kNone;
    double keyEpoch = LookupLine::kNone;
    std::optional<std::int64_t> createdMs;
    std::string_view generatedAt;
    KeyFieldTokens fields; ///< of the route only

    void readFields(value v)
    {
        object members;
        if (v.get_object().get(members) != simdjson::SUCCESS)
            return;
        fields.clear();
        generatedAt = {};
        for (auto member : members) {
            const auto name = memberName(member.key().value());
            if (name != "route.model" && name != "route.provider" && name != "freshness.generated_at")
                continue;
            value inner = member.value().value();
            if (name.front() == 'f')
                generatedAt = wholeLineToken(inner);
            else
                fields.set(name == "route.model" ? KeyField::routeModel : KeyField::routeProvider, wholeLineToken(inner));
        }
    }

    void read(value v)
    {
        *this = {};
        object members;
        if (v.get_object().get(members) != simdjson::SUCCESS)
            return;
        for (auto member : members) {
            const auto name = memberName(member.key().value());
            value inner = member.value().value();
            if (name == "id")
                id = wholeLineToken(inner);
            else if (name == "age_s")
                ageS = lineNumber(inner).value_or(LookupLine::kNone);
            else if (name == "created_at")
                createdMs = tokenTime(lineToken(inner));
            else if (name == "key_epoch")
                keyEpoch = lineNumber(inner).value_or(LookupLine::kNone);
            else if (name == "fields")
                readFields(inner);
        }
    }

    double age(std::int64_t timeMs) const
    {
        if (!std::isnan(ageS))
            return ageS;
        const auto created = createdMs ? createdMs : tokenTime(generatedAt);
        return created && timeMs != kAbsentTime ? double(timeMs - *created) / 1000.0 : LookupLine::kNone;
    }
};

/// One line while it is read.
struct LineBeingRead {
    LookupLine out;
    EntryTokens entry;
    std::string_view key, query, cachedQuery, model, provider;
    double keyEpoch = LookupLine::kNone;

    void readParams(value v)
    {
        out.temperature = LookupLine::kNone;
        object members;
        if (v.get_object().get(members) != simdjson::SUCCESS)
            return;
        for (auto member : members)
            if (memberName(member.key().value()) == "temperature")
                out.temperature = tokenTemperature(member.value().value());
    }

    void readMember(LookupMember member, value v)
    {
        switch (member) {
        case LookupMember::key: key = wholeLineToken(v); break;
        case LookupMember::query: query = wholeLineToken(v); break;
        case LookupMember::cachedQuery: cachedQuery = wholeLineToken(v); break;
        case LookupMember::model: model = wholeLineToken(v); break;
        case LookupMember::provider: provider = wholeLineToken(v); break;
        case LookupMember::cacheable: out.notCacheable = lineToken(v) == "false"; break;
        case LookupMember::keyEpoch: keyEpoch = lineNumber(v).value_or(LookupLine::kNone); break;
        case LookupMember::similarity: out.similarity = lineNumber(v).value_or(LookupLine::kNone); break;
        case LookupMember::params: readParams(v); break;
        case LookupMember::entry: entry.read(v); break;
        case LookupMember::other: break;
        }
    }

    void standIn(KeyField field, std::string_view token)
    {
        if (isBlankToken(token))
            return;
        out.standIns |= routeBit(field);
        KeyFieldTokens asked;
        asked.set(field, token);
        out.standInsDiffer |= mismatches(asked, entry.fields);
    }

    LookupLine finish(std::int64_t timeMs)
    {
        out.ageS = entry.age(timeMs);
        out.keyEpoch = std::isnan(entry.keyEpoch) ? keyEpoch : entry.keyEpoch;
        out.key = tokenHash(key);
        out.entry = tokenHash(entry.id);
        out.namesEntry = !isBlankToken(entry.id) || !isBlankToken(cachedQuery);
        out.hasCreation = entry.createdMs.has_value();
        out.sameQuestion = !isBlankToken(query) && !isBlankToken(cachedQuery) && isSameTokenText(query, cachedQuery);
        standIn(KeyField::routeModel, model);
        standIn(KeyField::routeProvider, provider);
        return out;
    }
};

} // namespace

struct LookupLineReader::State {
    simdjson::ondemand::parser parser;
};

LookupLineReader::LookupLineReader() : m_state(std::make_unique<State>()) {}
LookupLineReader::~LookupLineReader() = default;

LookupLine LookupLineReader::read(std::string_view line, std::int64_t timeMs)
{
    LineBeingRead reading;
    try {
        auto document = m_state->parser.iterate(line.data(), line.size(), line.size() + simdjson::SIMDJSON_PADDING);
        object members = document.get_object();
        for (auto member : members) {
            if (const auto known = lookupMember(memberName(member.key().value())); known != LookupMember::other)
                reading.readMember(known, member.value().value());
        }
        return reading.finish(timeMs);
    } catch (const simdjson::simdjson_error &e) {
        if (e.error() != simdjson::UTF8_ERROR)
            return {};
    }
    std::string valid = toValidUtf8(line);
    const size_t length = valid.size();
    valid.resize(length + simdjson::SIMDJSON_PADDING);
    return read(std::string_view(valid).substr(0, length), timeMs);
}

} // namespace cacheloupe
