// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/line_facts.h"

#include "core/base/utf8.h"
#include "core/hitlog/hit_members.h"
#include "core/hitlog/json_text.h"
#include "core/hitlog/line_token.h"

#include <simdjson.h>

#include <cstring>
#include <string>

namespace cacheloupe {

namespace {

using simdjson::ondemand::object;
using simdjson::ondemand::value;

bool isJsonBlank(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

void foldQuestion(std::string_view text, std::string &out)
{
    out.clear();
    for (const char c : text) {
        if (!isJsonBlank(c))
            out += c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    while (!out.empty() && std::strchr(" ?!.", out.back()) != nullptr)
        out.pop_back();
}

/// Never 0, which means absent.
std::uint64_t hashOf(std::string_view bytes)
{
    return hash128(bytes).low | 1;
}

} // namespace

struct LineFactsReader::State {
    simdjson::ondemand::parser parser;
    std::string decoded;
    std::string folded;

    LineFacts read(std::string_view line)
    {
        LineFacts out;
        try {
            auto document = parser.iterate(line.data(), line.size(), line.size() + simdjson::SIMDJSON_PADDING);
            // A variable: the object of a result that is gone is gone with it.
            object members = document.get_object();
            for (auto member : members)
                readMember(out, memberName(member.key().value()), member.value().value());
        } catch (const simdjson::simdjson_error &e) {
            if (e.error() != simdjson::UTF8_ERROR)
                return out;
            std::string valid = toValidUtf8(line);
            const size_t length = valid.size();
            valid.resize(length + simdjson::SIMDJSON_PADDING);
            return read(std::string_view(valid).substr(0, length));
        }
        return out;
    }

    /// The text behind a token; empty for null. Valid until the next call.
    std::string_view textOf(std::string_view token)
    {
        if (token == "null")
            return {};
        if (token.size() < 2 || token.front() != '"')
            return token;
        token = token.substr(1, token.size() - 2);
        if (std::memchr(token.data(), '\\', token.size()) == nullptr)
            return token;
        decoded.clear();
        appendJsonText(token, decoded);
        return decoded;
    }

    std::uint64_t text(value v)
    {
        const std::string_view found = textOf(wholeLineToken(v));
        return found.empty() ? 0 : hashOf(found);
    }

    std::uint64_t question(value v)
    {
        const std::string_view found = textOf(wholeLineToken(v));
        if (found.empty())
            return 0;
        foldQuestion(found, folded);
        return hashOf(folded);
    }

    void readFields(FieldHashes &out, value v)
    {
        object members;
        if (v.get_object().get(members) != simdjson::SUCCESS)
            return;
        for (auto member : members) {
            const std::string_view name = memberName(member.key().value());
            const std::uint64_t hash = text(member.value().value());
            if (hash == 0)
                continue;
            // A sum, so that the order of the members does not matter.
            out.all += (hash ^ hashOf(name)) * 0x9E3779B97F4A7C15ULL;
            if (const auto field = keyFieldFromName(name))
                out.set(*field, std::uint32_t(hash >> 32) | 1u);
        }
    }

    void readEntry(LineFacts &out, value v)
    {
        object members;
        if (v.get_object().get(members) != simdjson::SUCCESS)
            return;
        for (auto member : members) {
            const std::string_view name = memberName(member.key().value());
            if (name == "id")
                out.entry = text(member.value().value());
            else if (name == "fields")
                readFields(out.stored, member.value().value());
        }
    }

    void readParams(LineFacts &out, value v)
    {
        const std::string_view token = wholeLineToken(v);
        if (token == "null")
            return;
        out.rest += hashOf(token);
        const size_t at = token.find("\"temperature\"");
        const size_t colon = at == std::string_view::npos ? at : token.find(':', at);
        if (colon == std::string_view::npos)
            return;
        const std::string number(trimmed(token.substr(colon + 1, 24)));
        char *end = nullptr;
        const double temperature = std::strtod(number.c_str(), &end);
        if (end != number.c_str())
            out.temperature = float(temperature);
    }

    void standIn(LineFacts &out, KeyField field, value v)
    {
        const std::uint64_t hash = text(v);
        if (hash != 0 && out.asked.of(field) == 0)
            out.asked.set(field, std::uint32_t(hash >> 32) | 1u);
    }

    void readMember(LineFacts &out, std::string_view name, value v)
    {
        switch (hitMemberFromName(name)) {
        case HitMember::key: out.key = text(v); break;
        case HitMember::user: out.user = text(v); break;
        case HitMember::session: out.session = text(v); break;
        case HitMember::query: out.question = question(v); break;
        case HitMember::cachedQuery: out.answered = question(v); break;
        case HitMember::answer: out.answer = text(v); break;
        case HitMember::messages: out.rest += text(v) * 3; break;
        case HitMember::params: readParams(out, v); break;
        case HitMember::entry: readEntry(out, v); break;
        case HitMember::model: standIn(out, KeyField::routeModel, v); break;
        case HitMember::provider: standIn(out, KeyField::routeProvider, v); break;
        case HitMember::fields: readFields(out.asked, v); break;
        case HitMember::unknown:
            if (name == "cacheable")
                out.caller = trimmed(v.raw_json_token()) == "false" ? CallerSays::notCacheable : CallerSays::cacheable;
            break;
        default: break;
        }
    }
};

LineFactsReader::LineFactsReader() : m_state(std::make_unique<State>()) {}
LineFactsReader::~LineFactsReader() = default;

LineFacts LineFactsReader::read(std::string_view line)
{
    return m_state->read(line);
}

std::uint32_t fieldValueHash(std::string_view value)
{
    return value.empty() ? 0 : std::uint32_t(hashOf(value) >> 32) | 1u;
}

std::uint64_t questionHash(std::string_view question)
{
    std::string folded;
    foldQuestion(question, folded);
    return hashOf(folded);
}

} // namespace cacheloupe
