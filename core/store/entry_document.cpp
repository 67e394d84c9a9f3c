// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/entry_document.h"

#include "core/base/utf8.h"

#include <algorithm>

namespace cacheloupe {

namespace {

/// Takes the first step off a dotted path.
std::string_view takeStep(std::string_view &path)
{
    const auto dot = path.find('.');
    const auto step = path.substr(0, dot);
    path = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
    return step;
}

template <typename Pairs>
auto *secondOf(Pairs &pairs, std::string_view name)
{
    const auto it = std::find_if(pairs.begin(), pairs.end(), [&](const auto &pair) { return pair.first == name; });
    return it == pairs.end() ? nullptr : &it->second;
}

} // namespace

EntryDocument::Place EntryDocument::placeOf(std::string_view path) const
{
    Place out;
    out.rest = path;
    const auto first = takeStep(out.rest);
    if (first == "key") {
        out.bytes = secondOf(m_raw.captures, takeStep(out.rest));
        return out;
    }
    for (const auto &part : m_raw.parts) {
        if (part.name != first || part.unsupported)
            continue;
        if (part.fields.empty() && part.type != "hash" && part.type != "table")
            out.bytes = &part.value;
        else if (out.rest.empty())
            out.part = &part;
        else
            out.bytes = secondOf(part.fields, takeStep(out.rest));
        return out;
    }
    out.rows = secondOf(m_raw.children, first);
    return out;
}

const Json *EntryDocument::decodedAt(const void *id) const
{
    const auto it = std::find_if(m_decoded.begin(), m_decoded.end(), [&](const auto &decoded) { return decoded.first == id; });
    return it == m_decoded.end() ? nullptr : &it->second;
}

const Json *EntryDocument::whole(const RawPart &part) const
{
    for (const auto &[of, made] : m_wholes)
        if (of == &part)
            return made.get();
    Json out = Json::object();
    for (const auto &[name, value] : part.fields) {
        const Json *decoded = decodedAt(&value);
        // Nobody reads an embedding's bytes as text: they are only marked.
        out[toValidUtf8(name)] = decoded ? *decoded : isValidUtf8(value) ? Json(value) : Json{{"b64", ""}};
    }
    return m_wholes.emplace_back(&part, std::make_unique<const Json>(std::move(out))).second.get();
}

EntryValue EntryDocument::at(std::string_view path) const
{
    const Place place = placeOf(path);
    if (place.part)
        return EntryValue::ofJson(whole(*place.part));
    if (!place.id())
        return {};
    if (const Json *decoded = decodedAt(place.id()))
        return EntryValue::ofJson(jsonAt(*decoded, place.rest));
    if (place.rows)
        return EntryValue::ofJson(jsonAt(*place.rows, place.rest));
    return place.rest.empty() ? EntryValue::ofBytes(*place.bytes) : EntryValue();
}

EntryValue EntryDocument::found(std::string_view path) const
{
    constexpr std::string_view kOnlyText = "?string";
    const bool onlyText = path.ends_with(kOnlyText);
    if (onlyText)
        path.remove_suffix(kOnlyText.size());
    const EntryValue value = at(path);
    return value.saysSomething() && (!onlyText || value.isText()) ? value : EntryValue();
}

EntryValue EntryDocument::firstOf(const LayoutPaths &paths) const
{
    for (const auto &path : paths)
        if (const EntryValue value = found(path))
            return value;
    return {};
}

void EntryDocument::put(std::string_view path, Json value)
{
    const Place place = placeOf(path);
    if (!place.id())
        return;
    Json *own = const_cast<Json *>(decodedAt(place.id()));
    if (!own)
        own = &m_decoded.emplace_back(place.id(), place.rows ? *place.rows : Json()).second;
    if (const Json *at = jsonAt(*own, place.rest))
        *const_cast<Json *>(at) = std::move(value);
    m_wholes.clear();
}

} // namespace cacheloupe
