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

RedisUnit RedisClassifier::unitOf(std::string_view key) const
{
    for (const auto &layout : m_layouts) {
        if (layout.parts.size() < 2)
            continue;
        for (const auto &part : layout.parts) {
            auto fit = fitOf(part, key);
            if (!fit)
                continue;
            RedisUnit unit{&layout, std::move(fit->captures), {}};
            for (const auto &sibling : layout.parts)
                if (auto other = sibling.keys.front().fill(unit.captures))
                    unit.keys.push_back({std::move(*other), sibling.name});
            return unit;
        }
    }
    return {nullptr, {}, {{std::string(key), {}}}};
}

CacheEntry RedisClassifier::entryFrom(const RedisUnit &unit, std::vector<RawPart> parts, Instant now) const
{
    const bool isPair = unit.pair
        && std::all_of(parts.begin(), parts.end(), [&](const RawPart &part) { return part.type == unit.pair->rawType; });
    if (!isPair) {
        RawPart part = std::move(parts.front());
        part.name = part.type == "hash" ? "hash" : "value";
        return single(std::move(part), now);
    }
    RawEntry raw;
    raw.captures = unit.captures;
    raw.parts = std::move(parts);
    return mapEntry(*unit.pair, raw, decodeEntry(*unit.pair, raw), now);
}

CacheEntry RedisClassifier::single(RawPart part, Instant now) const
{
    RawEntry raw;
    raw.parts.push_back(std::move(part));
    const RawPart &only = raw.parts.front();
    std::optional<CacheEntry> byKeyAlone;
    for (const auto &layout : m_layouts) {
        if (layout.parts.size() != 1 || layout.rawType != only.type || only.unsupported)
            continue;
        auto fit = fitOf(layout.parts.front(), only.key);
        if (!fit)
            continue;
        // Most hashes fit the key patterns of many products; their fields tell without decoding anything.
        if (fit->literalLength < kTellingLetters && !mayFit(layout, raw))
            continue;
        raw.captures = std::move(fit->captures);
        const auto decoded = decodeEntry(layout, raw);
        CacheEntry entry = mapEntry(layout, raw, decoded, now);
        if (decoded.fits && (entry.state != EntryState::undecodable || layout.priority < 0)) {
            const bool useful = entry.state != EntryState::undecodable;
            return useful || !byKeyAlone ? entry : std::move(*byKeyAlone);
        }
        if (!byKeyAlone && fit->literalLength >= kTellingLetters)
            byKeyAlone = std::move(entry);
    }
    if (byKeyAlone)
        return std::move(*byKeyAlone);
    CacheEntry entry = baseEntry(raw, {}, now);
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
