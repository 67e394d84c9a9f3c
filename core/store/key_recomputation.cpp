// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/key_recomputation.h"

#include "core/base/hash.h"
#include "core/driver/digest.h"
#include "core/driver/json.h"
#include "core/store/python_json.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace cacheloupe {

namespace {

using Texts = std::vector<std::string>;

/// What a recipe makes: hashes that may stand in the key (several where number formats are open), or what it misses.
struct Made {
    Texts hashes;
    Texts missing;
};

void need(Made &made, bool isThere, const char *name)
{
    if (!isThere)
        made.missing.emplace_back(name);
}

Json paramsOf(const KeyRequest &request)
{
    const auto json = request.paramsJson.empty() ? Result<Json>(Json::object()) : parseJson(request.paramsJson, "params");
    return json && json->is_object() ? *json : Json::object();
}

/// A log may write 0 for the 0.0 that was hashed, and the other way round.
std::vector<Json> numberForms(const Json &number)
{
    std::vector<Json> forms = {number};
    if (number.is_number_integer())
        forms.emplace_back(number.get<double>());
    else if (number.is_number_float() && number.get<double>() == std::floor(number.get<double>()) && std::abs(number.get<double>()) < 1e15)
        forms.emplace_back(std::int64_t(number.get<double>()));
    return forms;
}

std::optional<Json> messagesOf(const KeyRequest &request)
{
    const auto json = parseJson(request.messagesJson, "messages");
    return json && json->is_array() ? std::optional(*json) : std::nullopt;
}

std::string questionOf(const KeyRequest &request)
{
    if (!request.question.empty())
        return request.question;
    const auto messages = messagesOf(request);
    return messages && !messages->empty() ? jsonText(messages->back(), "content").value_or("") : std::string();
}

Made seed001Redis(const KeyRequest &request)
{
    Made made;
    const auto messages = messagesOf(request);
    const Json params = paramsOf(request);
    need(made, !request.model.empty(), "model");
    need(made, messages.has_value(), "messages");
    need(made, params.contains("temperature"), "temperature");
    if (made.missing.empty())
        for (const Json &temperature : numberForms(params["temperature"]))
            made.hashes.push_back(sha256Hex(pythonJson({{"model", request.model}, {"messages", *messages}, {"temperature", temperature}})));
    return made;
}

Made seed001Sqlite(const KeyRequest &request)
{
    Made made;
    const auto messages = messagesOf(request);
    need(made, !request.model.empty(), "model");
    need(made, messages.has_value(), "messages");
    if (made.missing.empty())
        made.hashes.push_back(sha256Hex(pythonJson({{"model", request.model}, {"messages", *messages}})));
    return made;
}

/// The article's code never hands its options over; others do.
Made seed002(const KeyRequest &request)
{
    Made made;
    const auto messages = messagesOf(request);
    need(made, !request.model.empty(), "model");
    need(made, messages.has_value(), "messages");
    if (!made.missing.empty())
        return made;
    const Json plain = {{"m", *messages}, {"model", request.model}};
    made.hashes.push_back(sha256Hex(pythonJson(plain)));
    const Json params = paramsOf(request);
    Json whole = plain;
    whole.update(params);
    made.hashes.push_back(sha256Hex(pythonJson(whole)));
    if (params.contains("temperature")) {
        for (const Json &temperature : numberForms(params["temperature"])) {
            Json with = plain;
            with["temperature"] = temperature;
            made.hashes.push_back(sha256Hex(pythonJson(with)));
        }
    }
    return made;
}

Made seed003Pairs(const KeyRequest &request)
{
    Made made;
    const std::string question = questionOf(request);
    need(made, !question.empty(), "question");
    if (made.missing.empty())
        made.hashes.push_back(sha256Hex(question).substr(0, 16));
    return made;
}

Made seed003Versioned(const KeyRequest &request)
{
    Made made;
    const std::string question = questionOf(request);
    need(made, !request.model.empty(), "model");
    need(made, !request.systemVersion.empty(), "system_version");
    need(made, !question.empty(), "question");
    if (made.missing.empty())
        made.hashes.push_back(sha256Hex(request.model + ":" + request.systemVersion + ":" + question));
    return made;
}

Made langchain(const KeyRequest &request, bool needsLlm)
{
    Made made;
    need(made, !request.prompt.empty(), "prompt");
    need(made, !needsLlm || !request.llmString.empty(), "llm_string");
    return made;
}

Made langchainPyRedis(const KeyRequest &request)
{
    Made made = langchain(request, true);
    if (made.missing.empty())
        made.hashes.push_back(md5Hex(request.prompt + request.llmString));
    return made;
}

Made langchainPyMd5(const KeyRequest &request)
{
    Made made = langchain(request, false);
    if (made.missing.empty())
        made.hashes.push_back(md5Hex(request.prompt));
    return made;
}

Made langchainRedisJson(const KeyRequest &request)
{
    Made made = langchain(request, true);
    if (made.missing.empty())
        made.hashes.push_back(md5Hex(request.prompt) + ":" + md5Hex(request.llmString));
    return made;
}

/// Which hash depends on the version, and an application may choose its own.
Made langchainJs(const KeyRequest &request, const std::string &end)
{
    Made made = langchain(request, true);
    if (!made.missing.empty())
        return made;
    const std::string text = request.prompt + "_" + request.llmString + end;
    made.hashes = {langchainJsSha256Hex(text), sha256Hex(text), sha1Hex(text)};
    return made;
}

Made langchainJsRedis(const KeyRequest &request)
{
    return langchainJs(request, "_" + std::to_string(request.index));
}

Made langchainJsFile(const KeyRequest &request)
{
    return langchainJs(request, {});
}

Made redisvl(const KeyRequest &request)
{
    Made made;
    const std::string question = questionOf(request);
    need(made, !question.empty(), "question");
    if (!made.missing.empty())
        return made;
    auto filters = request.filters;
    std::sort(filters.begin(), filters.end());
    std::string text = question;
    for (size_t i = 0; i < filters.size(); ++i)
        text += (i == 0 ? "" : " ") + filters[i].first + filters[i].second;
    made.hashes.push_back(sha256Hex(text));
    return made;
}

struct Recipe {
    std::string_view name;
    std::string_view shape; ///< `#n` is a hash of n digits
    Made (*make)(const KeyRequest &request);
};

constexpr std::array<Recipe, 11> kRecipes = {{
    {"seed-001-redis", "ai_cache:#64", seed001Redis},
    {"seed-001-sqlite", "ai:#64", seed001Sqlite},
    {"seed-002-redis", "llm:#64", seed002},
    {"seed-003-pairs", "cache:response:#16", seed003Pairs},
    {"seed-003-versioned", "cache:#64", seed003Versioned},
    {"redisvl-semantic", "llmcache:#64", redisvl},
    {"langchain-js-redis", "#64", langchainJsRedis},
    {"langchain-js-file", "#64", langchainJsFile},
    {"langchain-py-redis", "#32", langchainPyRedis},
    {"langchain-py-sqlite-md5", "#32", langchainPyMd5},
    {"langchain-redis-json", "redis:#32:#32", langchainRedisJson},
}};

bool isHexDigit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

/// A stored key: what stands before and behind its hash. Two hashes with a colon between are one.
struct KeyParts {
    std::string before;
    std::string hash;
    std::string behind;
};

std::optional<KeyParts> partsOf(std::string_view key)
{
    constexpr size_t kShortest = 16;
    for (size_t begin = 0; begin < key.size();) {
        size_t end = begin;
        while (end < key.size() && isHexDigit(key[end]))
            ++end;
        if (end - begin < kShortest) {
            begin = std::max(end, begin) + 1;
            continue;
        }
        constexpr size_t kMd5 = 32;
        const bool isDouble = end - begin == kMd5 && key.size() >= end + 1 + kMd5 && key[end] == ':'
            && std::all_of(key.begin() + std::ptrdiff_t(end) + 1, key.begin() + std::ptrdiff_t(end + 1 + kMd5), isHexDigit);
        if (isDouble)
            end += 1 + kMd5;
        return KeyParts{std::string(key.substr(0, begin)), std::string(key.substr(begin, end - begin)), std::string(key.substr(end))};
    }
    return std::nullopt;
}

/// Known beginnings belong to their recipe; an application's own may be anybody's with such hashes.
bool mayMake(const Recipe &recipe, const KeyParts &stored)
{
    const auto beginning = [](const Recipe &of) { return of.shape.substr(0, of.shape.find('#')); };
    const size_t length = recipe.shape.find("#32:#32") != recipe.shape.npos ? 65 : recipe.shape.ends_with("#16") ? 16 : recipe.shape.ends_with("#32") ? 32 : 64;
    const bool isSha1 = stored.hash.size() == 40 && recipe.name.starts_with("langchain-js");
    if (stored.hash.size() != length && !isSha1)
        return false;
    if (length == 16)
        return stored.before.ends_with("response:") || stored.before.ends_with("embedding:") || stored.before.ends_with("cache:");
    const bool isKnown = std::any_of(kRecipes.begin(), kRecipes.end(), [&](const Recipe &of) { return stored.before == beginning(of); });
    return isKnown ? stored.before == beginning(recipe) : !beginning(recipe).empty();
}

std::string defaultKey(const Recipe &recipe, const std::string &hash)
{
    return std::string(recipe.shape.substr(0, recipe.shape.find('#'))) + hash;
}

KeyRecomputation recomputed(const Recipe &recipe, const KeyRequest &request, const std::optional<KeyParts> &stored)
{
    KeyRecomputation out;
    out.recipe = recipe.name;
    Made made = recipe.make(request);
    out.missing = std::move(made.missing);
    if (made.hashes.empty())
        return out;
    const auto found = stored ? std::find(made.hashes.begin(), made.hashes.end(), stored->hash) : made.hashes.end();
    const std::string &hash = found == made.hashes.end() ? made.hashes.front() : *found;
    out.computed = stored ? stored->before + hash + stored->behind : defaultKey(recipe, hash);
    out.match = found == made.hashes.end() ? KeyMatch::differs : KeyMatch::matches;
    return out;
}

} // namespace

std::string_view keyMatchName(KeyMatch match)
{
    constexpr std::array<std::string_view, 3> names = {"matches", "differs", "cannot"};
    return names[size_t(match)];
}

std::vector<KeyRecomputation> recomputeKey(const KeyRequest &request, std::string_view storedKey, std::string_view recipe)
{
    std::vector<KeyRecomputation> results;
    const auto stored = storedKey.empty() ? std::nullopt : partsOf(storedKey);
    if (!storedKey.empty() && !stored)
        return results;
    for (const Recipe &known : kRecipes)
        if (recipe.empty() ? !stored || mayMake(known, *stored) : recipe == known.name)
            results.push_back(recomputed(known, request, stored));
    std::stable_sort(results.begin(), results.end(), [](const KeyRecomputation &a, const KeyRecomputation &b) { return a.match < b.match; });
    return results;
}

} // namespace cacheloupe
