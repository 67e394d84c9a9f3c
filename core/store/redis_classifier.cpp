// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/redis_classifier.h"

#include "core/store/entry_mapper.h"

#include <algorithm>
#include <optional>

namespace cacheloupe {

namespace {

/// Fewer fixed letters than this do not tie a key to a product.
constexpr size_t kTellingLetters = 4;

struct KeyFit {
    KeyCaptures captures;
    size_t literalLength = 0;
};

std::optional<KeyFit> fitOf(const LayoutPart &part, std::string_view key)
{
    for (const auto &pattern : part.keys)
        if (auto captures = pattern.match(key))
            return KeyFit{std::move(*captures), pattern.literalLength()};
    return std::nullopt;
}

} // namespace

RedisUnit RedisClassifier::unitOf(std::string key, std::vector<WantedKey> &keys) const
{
    for (const auto &layout : m_layouts) {
        if (layout.parts.size() < 2)
            continue;
        for (const auto &part : layout.parts) {
            auto fit = fitOf(part, key);
            if (!fit)
                continue;
            RedisUnit unit{&layout, std::move(fit->captures)};
            for (const auto &sibling : layout.parts)
                if (auto other = sibling.keys.front().fill(unit.captures))
                    keys.push_back({std::move(*other), sibling.name});
            return unit;
        }
    }
    keys.push_back({std::move(key), {}});
    return {};
}

CacheEntry RedisClassifier::entryFrom(const RedisUnit &unit, std::vector<RawPart> parts, Instant now) const
{
    const bool isPair = unit.pair
        && std::all_of(parts.begin(), parts.end(), [&](const RawPart &part) { return part.type == unit.pair->rawType; });
    if (!isPair) {
        parts.resize(1);
        parts.front().name = parts.front().type == "hash" ? "hash" : "value";
        return single(std::move(parts), now);
    }
    RawEntry raw;
    raw.captures = unit.captures;
    raw.parts = std::move(parts);
    CacheEntry entry;
    mapEntry(*unit.pair, raw, decodeEntry(*unit.pair, raw), now, entry);
    addRawBytes(entry, unit.pair->mainPart, std::move(raw));
    return entry;
}

CacheEntry RedisClassifier::single(std::vector<RawPart> part, Instant now) const
{
    RawEntry raw;
    raw.parts = std::move(part);
    CacheEntry entry = bestOf(raw, now);
    addRawBytes(entry, {}, std::move(raw));
    return entry;
}

CacheEntry RedisClassifier::bestOf(RawEntry &raw, Instant now) const
{
    const RawPart &only = raw.parts.front();
    std::optional<CacheEntry> byKeyAlone;
    for (const auto &layout : m_layouts) {
        if (layout.parts.size() != 1 || layout.rawType != only.type || only.unsupported)
            continue;
        auto fit = fitOf(layout.parts.front(), only.key);
        if (!fit)
            continue;
        // Most hashes fit the key patterns of many products; their fields tell without decoding anything.
        const bool keyTells = fit->literalLength >= kTellingLetters;
        if (!keyTells && !mayFit(layout, raw))
            continue;
        raw.captures = std::move(fit->captures);
        const auto decoded = decodeEntry(layout, raw);
        if (!keyTells && !decoded.fits)
            continue;
        CacheEntry entry;
        mapEntry(layout, raw, decoded, now, entry);
        if (decoded.fits && (entry.state != EntryState::undecodable || layout.priority < 0)) {
            if (entry.state == EntryState::undecodable && byKeyAlone)
                return std::move(*byKeyAlone);
            return entry;
        }
        if (!byKeyAlone && keyTells)
            byKeyAlone = std::move(entry);
    }
    if (byKeyAlone)
        return std::move(*byKeyAlone);
    CacheEntry entry;
    baseEntry(raw, {}, now, entry);
    entry.layout = "raw";
    entry.group = keyPrefix(entry.key);
    entry.state = EntryState::undecodable;
    entry.findings.emplace_back(only.denied ? "no_permission" : only.unsupported ? "unsupported_type" : "undecodable");
    return entry;
}

const EntryLayout *RedisClassifier::layout(std::string_view id) const
{
    const auto it = std::find_if(m_layouts.begin(), m_layouts.end(), [&](const auto &l) { return l.id == id; });
    return it == m_layouts.end() ? nullptr : &*it;
}

std::string RedisClassifier::patternText(const EntryLayout &layout)
{
    std::string out;
    for (const auto &part : layout.parts)
        for (const auto &pattern : part.keys)
            out += out.empty() ? pattern.text() : " | " + pattern.text();
    return out;
}

} // namespace cacheloupe
