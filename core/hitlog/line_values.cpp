// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/line_values.h"

#include "core/base/utf8.h"
#include "core/driver/json.h"
#include "core/hitlog/json_text.h"

#include <simdjson.h>

#include <cstring>
#include <optional>

namespace cacheloupe {

struct LineValues::State {
    simdjson::ondemand::parser parser;

    /// The name as it is written, as the loader takes it.
    static std::string_view keyOf(simdjson::ondemand::raw_json_string key)
    {
        return {key.raw(), size_t(std::strchr(key.raw(), '"') - key.raw())};
    }

    /// The last member of that name, as record() takes it: walks all members.
    static std::string last(simdjson::ondemand::object object, std::string_view name)
    {
        std::string out;
        for (auto member : object) {
            if (keyOf(member.key().value()) == name)
                out = text(member.value());
        }
        return out;
    }

    static std::string text(simdjson::ondemand::value value)
    {
        const auto token = trimmed(value.raw_json_token());
        if (token.size() >= 2 && token.front() == '"' && token.back() == '"')
            return jsonTextOf(token.substr(1, token.size() - 2));
        if (token == "null" || token.empty())
            return {};
        std::string_view all = token;
        const auto failure = token.front() != '[' && token.front() != '{' ? simdjson::SUCCESS
            : token.front() == '[' ? value.get_array().value().raw_json().get(all) : value.get_object().value().raw_json().get(all);
        const auto json = failure ? Result<Json>(Json()) : parseJson(all, {});
        return json ? dumpJson(*json) : std::string();
    }

    /// Nothing when the value is no object.
    static std::optional<std::string> memberOf(simdjson::simdjson_result<simdjson::ondemand::value> value, std::string_view name)
    {
        simdjson::ondemand::object object;
        return value.get_object().get(object) == simdjson::SUCCESS ? std::optional(last(object, name)) : std::nullopt;
    }

    template <typename Read>
    std::string read(std::string_view line, const Read &fromObject)
    {
        try {
            auto document = parser.iterate(line.data(), line.size(), line.size() + simdjson::SIMDJSON_PADDING).value();
            return fromObject(document.get_object().value());
        } catch (const simdjson::simdjson_error &e) {
            if (e.error() != simdjson::UTF8_ERROR)
                return {};
            std::string valid = toValidUtf8(line);
            const size_t length = valid.size();
            valid.resize(length + simdjson::SIMDJSON_PADDING);
            return read(std::string_view(valid).substr(0, length), fromObject);
        }
    }
};

LineValues::LineValues() : m_state(std::make_unique<State>()) {}
LineValues::~LineValues() = default;

std::string LineValues::member(std::string_view line, std::string_view name)
{
    return m_state->read(line, [name](simdjson::ondemand::object object) { return State::last(object, name); });
}

std::string LineValues::requestField(std::string_view line, KeyField field)
{
    return m_state->read(line, [field](simdjson::ondemand::object object) {
        std::string out;
        for (auto member : object)
            if (State::keyOf(member.key().value()) == "fields")
                out = State::memberOf(member.value(), keyFieldName(field)).value_or(out);
        return out;
    });
}

std::string LineValues::eitherField(std::string_view line, KeyField field)
{
    return m_state->read(line, [field](simdjson::ondemand::object object) {
        std::string asked;
        std::string stored;
        for (auto member : object) {
            const auto key = State::keyOf(member.key().value());
            simdjson::ondemand::object entry;
            if (key == "fields") {
                asked = State::memberOf(member.value(), keyFieldName(field)).value_or(asked);
            } else if (key == "entry" && member.value().get_object().get(entry) == simdjson::SUCCESS) {
                for (auto inner : entry)
                    if (State::keyOf(inner.key().value()) == "fields")
                        stored = State::memberOf(inner.value(), keyFieldName(field)).value_or(stored);
            }
        }
        return asked.empty() ? stored : asked;
    });
}

} // namespace cacheloupe
