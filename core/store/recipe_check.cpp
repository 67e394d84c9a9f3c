// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/recipe_check.h"

#include "core/base/utf8.h"

#include <algorithm>

namespace cacheloupe {

namespace {

constexpr size_t kMostPlaces = 200;
constexpr size_t kMostShapes = 16;
constexpr size_t kShortestHash = 16;

bool isAllOf(std::string_view text, std::string_view allowed)
{
    return !text.empty() && text.find_first_not_of(allowed) == std::string_view::npos;
}

bool isUuid(std::string_view text)
{
    constexpr size_t kLength = 36;
    return text.size() == kLength && text[8] == '-' && text[13] == '-' && text[18] == '-' && text[23] == '-' && isAllOf(text, "0123456789abcdefABCDEF-");
}

struct Shaped {
    std::string text;
    bool hasId = false;
};

/// `keepsWords`: words behind the first are names, not values.
Shaped shaped(std::string_view key, bool keepsWords)
{
    Shaped out;
    for (size_t at = 0; at <= key.size();) {
        const auto colon = std::min(key.find(':', at), key.size());
        const auto segment = key.substr(at, colon - at);
        out.text += at > 0 ? ":" : "";
        if (segment.size() >= kShortestHash && isAllOf(segment, "0123456789abcdefABCDEF")) {
            out.text += "{hex" + std::to_string(segment.size()) + '}';
            out.hasId = true;
        } else if (isUuid(segment)) {
            out.text += "{uuid}";
            out.hasId = true;
        } else if (isAllOf(segment, "0123456789")) {
            out.text += "{number}";
        } else {
            out.text += at == 0 || keepsWords ? toValidUtf8(segment) : "{word}";
        }
        at = colon + 1;
    }
    return out;
}

/// Where keys must be made alike: a table and the first name in the key, or a layout where keys have no name.
std::string placeOf(const CacheEntry &entry)
{
    const auto colon = entry.key.find(':');
    const bool isBare = colon == std::string::npos || shaped(std::string_view(entry.key).substr(0, colon), true).hasId;
    const std::string name = isBare ? entry.layout : toValidUtf8(entry.key.substr(0, colon));
    return entry.table.empty() ? name : entry.table + ' ' + name;
}

} // namespace

std::optional<std::string> keyShape(const CacheEntry &entry)
{
    // Half of a pair looks like another recipe and is none.
    if (entry.state == EntryState::orphan)
        return std::nullopt;
    if (entry.partKeys.size() < 2) {
        auto shape = shaped(entry.key, false);
        return shape.hasId ? std::optional(std::move(shape.text)) : std::nullopt;
    }
    std::vector<std::string> shapes;
    for (const auto &key : entry.partKeys)
        shapes.push_back(shaped(key, true).text);
    std::sort(shapes.begin(), shapes.end());
    std::string out;
    for (const auto &shape : shapes)
        out += out.empty() ? shape : " + " + shape;
    return out;
}

void RecipeCheck::see(const CacheEntry &entry)
{
    const auto shape = keyShape(entry);
    if (!shape)
        return;
    const std::string place = placeOf(entry);
    auto at = m_byPlace.find(place);
    if (at == m_byPlace.end() && m_byPlace.size() < kMostPlaces)
        at = m_byPlace.try_emplace(place).first;
    if (at == m_byPlace.end() || (at->second.size() >= kMostShapes && at->second.count(*shape) == 0))
        return;
    Shape &sum = at->second[*shape];
    if (sum.count++ == 0)
        sum.example = toValidUtf8(entry.key);
}

void RecipeCheck::report(std::vector<StoreFinding> &findings) const
{
    constexpr size_t kMostShown = 4;
    for (const auto &[place, shapes] : m_byPlace) {
        if (shapes.size() < 2)
            continue;
        std::map<std::string, std::uint64_t, std::less<>> counts;
        StoreFinding found{"two-recipes", place, {}, {}};
        for (const auto &[shape, sum] : shapes) {
            counts[shape] = sum.count;
            if (found.examples.size() < StoreFinding::kMostExamples)
                found.examples.push_back(sum.example);
        }
        found.facts = {{"recipes_n", std::to_string(shapes.size())}, {"recipes", countsText(counts, kMostShown)}};
        findings.push_back(std::move(found));
    }
}

} // namespace cacheloupe
