// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/value_decoder.h"

#include "core/base/utf8.h"
#include "core/store/bytes_json.h"
#include "core/store/lc_json.h"
#include "core/store/python_literal.h"

#include <optional>

namespace cacheloupe {

namespace {

std::optional<Json> readJson(std::string_view text)
{
    const auto start = trimmed(text);
    // A bare number or word is an answer's text, not JSON.
    if (start.empty() || std::string_view("{[\"").find(start.front()) == std::string_view::npos)
        return std::nullopt;
    auto json = parseForeignJson(text, "value");
    return json ? std::optional(std::move(*json)) : std::nullopt;
}

std::optional<Json> readWith(std::string_view decoder, std::string_view text)
{
    if (decoder == "json")
        return readJson(text);
    if (decoder == "lc-json") {
        auto json = readJson(text);
        return json && json->is_object() && json->contains("lc") ? json : std::nullopt;
    }
    if (decoder == "pyrepr") {
        const auto start = trimmed(text);
        if (start.empty() || std::string_view("{[(").find(start.front()) == std::string_view::npos)
            return std::nullopt;
        auto literal = parsePythonLiteral(text, "value");
        return literal ? std::optional(std::move(*literal)) : std::nullopt;
    }
    if (!isValidUtf8(text))
        return std::nullopt;
    if (decoder == "lc-prompt")
        return decodeLcPrompt(text);
    if (decoder == "lc-llm")
        return decodeLcLlm(text);
    if (decoder == "text")
        return Json(std::string(text));
    return std::nullopt;
}

} // namespace

DecodedValue decodeValue(std::string_view text, const std::vector<std::string> &decoders)
{
    for (const auto &decoder : decoders)
        if (auto value = readWith(decoder, text))
            return {std::move(*value), decoder};
    return {bytesJson(text), "bytes"};
}

} // namespace cacheloupe
