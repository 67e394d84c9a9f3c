// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/json_string.h"

#include "core/driver/json.h"

#include <simdjson.h>

#include <algorithm>
#include <charconv>

namespace cacheloupe {

namespace {

using simdjson::ondemand::json_type;
using simdjson::ondemand::value;

/// Goes to the member or item that the next step of the path names.
simdjson::error_code enter(value &at, std::string_view step)
{
    json_type type{};
    if (const auto failure = at.type().get(type))
        return failure;
    if (type == json_type::object)
        return at.find_field_unordered(step).get(at);
    size_t index = 0;
    const auto [end, failed] = std::from_chars(step.data(), step.data() + step.size(), index);
    if (type != json_type::array || failed != std::errc() || end != step.data() + step.size())
        return simdjson::NO_SUCH_FIELD;
    simdjson::ondemand::array items;
    if (const auto failure = at.get_array().get(items))
        return failure;
    return items.at(index).get(at);
}

Error failure(simdjson::error_code code, std::string where, std::string_view path)
{
    if (code == simdjson::NO_SUCH_FIELD || code == simdjson::INDEX_OUT_OF_BOUNDS)
        return {ErrorCode::notFound, ErrorReason::none, std::move(where), std::string(path)};
    if (code == simdjson::INCORRECT_TYPE)
        return {ErrorCode::schema, ErrorReason::wrongType, std::move(where), std::string(path)};
    return {ErrorCode::parse, ErrorReason::malformedJson, std::move(where), simdjson::error_message(code)};
}

/// The token of a string as it stands in `json`; `token` may be followed by white space.
Result<JsonString> stringOf(std::string_view json, std::string_view token, size_t at, std::string where, std::string_view path)
{
    token = token.substr(0, token.find_last_not_of(" \t\r\n") + 1);
    if (!token.starts_with('"'))
        return failure(simdjson::INCORRECT_TYPE, std::move(where), path);
    const auto text = at + token.size() <= json.size() ? parseJson(token, where) : Result<Json>(failure(simdjson::TAPE_ERROR, where, path));
    if (!text)
        return text.error();
    return JsonString{at, token.size(), text->get<std::string>()};
}

} // namespace

Result<JsonString> findJsonString(std::string_view json, std::string_view dottedPath, std::string where)
{
    if (dottedPath.empty()) {
        const size_t at = std::min(json.find_first_not_of(" \t\r\n"), json.size());
        return stringOf(json, json.substr(at), at, std::move(where), dottedPath);
    }
    const simdjson::padded_string text(json);
    simdjson::ondemand::parser parser;
    simdjson::ondemand::document document;
    value at;
    if (const auto bad = parser.iterate(text).get(document))
        return failure(bad, std::move(where), dottedPath);
    if (const auto bad = document.get_value().get(at))
        return failure(bad, std::move(where), dottedPath);
    for (std::string_view rest = dottedPath; !rest.empty();) {
        const auto dot = rest.find('.');
        if (const auto bad = enter(at, rest.substr(0, dot)))
            return failure(bad, std::move(where), dottedPath);
        rest = dot == std::string_view::npos ? std::string_view() : rest.substr(dot + 1);
    }
    const std::string_view token = at.raw_json_token();
    return stringOf(json, token, size_t(token.data() - text.data()), std::move(where), dottedPath);
}

std::string withJsonString(std::string_view json, const JsonString &place, std::string_view text)
{
    const bool isAscii = std::all_of(json.begin(), json.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    std::string out(json.substr(0, place.at));
    out += Json(std::string(text)).dump(-1, ' ', isAscii, Json::error_handler_t::replace);
    return out += json.substr(place.at + place.sizeBytes);
}

} // namespace cacheloupe
