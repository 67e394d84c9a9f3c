// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf8.h"
#include "core/store/bytes_json.h"
#include "core/store/entry_mapper.h"
#include "core/store/layout_path.h"
#include "core/store/value_decoder.h"

#include <algorithm>

namespace cacheloupe {

namespace {

constexpr std::string_view kOnlyText = "?string";

Json *mutableAt(Json &json, std::string_view path)
{
    return const_cast<Json *>(jsonAt(json, path));
}

/// What was read for the whole of a part (`value`) or one of its fields (`hash.response`).
const std::string *bytesAt(const RawEntry &raw, std::string_view path)
{
    for (const auto &part : raw.parts) {
        if (path == part.name)
            return &part.value;
        if (path.starts_with(part.name) && path.substr(part.name.size()).starts_with('.'))
            for (const auto &[name, value] : part.fields)
                if (name == path.substr(part.name.size() + 1))
                    return &value;
    }
    return nullptr;
}

Json documentOf(const EntryLayout &layout, const RawEntry &raw)
{
    Json out = {{"key", Json::object()}};
    for (const auto &[name, value] : raw.captures)
        out["key"][name] = toValidUtf8(value);
    for (const auto &part : raw.parts) {
        if (part.unsupported)
            continue;
        Json &into = out[part.name];
        if (part.fields.empty() && part.type != "hash" && part.type != "table") {
            into = bytesJson(part.value);
            continue;
        }
        into = Json::object();
        for (const auto &[name, value] : part.fields) {
            // An embedding is only measured: nobody reads its bytes as text.
            const bool isVector = layout.vectorField == part.name + '.' + name && !isValidUtf8(value);
            into[toValidUtf8(name)] = isVector ? Json{{"b64", ""}} : bytesJson(value);
        }
    }
    for (const auto &[name, rows] : raw.children)
        out[name] = rows;
    return out;
}

} // namespace

const Json *found(const Json &document, std::string_view path)
{
    const bool onlyText = path.ends_with(kOnlyText);
    if (onlyText)
        path.remove_suffix(kOnlyText.size());
    const Json *at = jsonAt(document, path);
    const bool isThere = at && !at->is_null() && !(at->is_array() && at->empty());
    return isThere && (!onlyText || at->is_string()) ? at : nullptr;
}

const Json *firstOf(const Json &document, const LayoutPaths &paths)
{
    for (const auto &path : paths)
        if (const Json *at = found(document, path))
            return at;
    return nullptr;
}

bool isBinary(const Json &value)
{
    return value.is_object() && value.size() == 1 && value.contains("b64");
}

DecodedEntry decodeEntry(const EntryLayout &layout, const RawEntry &raw)
{
    DecodedEntry out;
    out.document = documentOf(layout, raw);
    for (const auto &step : layout.decode) {
        Json *at = mutableAt(out.document, step.path);
        if (!at || (!at->is_string() && !isBinary(*at)))
            continue;
        const std::string *bytes = at->is_string() ? &at->get_ref<const std::string &>() : bytesAt(raw, step.path);
        if (!bytes) {
            out.encodings[step.path] = "bytes";
            continue;
        }
        auto decoded = decodeValue(*bytes, step.decoders);
        out.encodings[step.path] = decoded.encoding;
        if (out.refusal.empty())
            out.refusal = std::move(decoded.refusal);
        *at = std::move(decoded.value);
    }
    out.fits = std::all_of(layout.require.begin(), layout.require.end(),
                           [&](const auto &path) { return found(out.document, path) != nullptr; });
    return out;
}

bool mayFit(const EntryLayout &layout, const RawEntry &raw)
{
    const auto isThere = [&](std::string_view path) {
        for (const auto &part : raw.parts) {
            if (part.fields.empty() || !path.starts_with(part.name + '.'))
                continue;
            const auto field = path.substr(part.name.size() + 1);
            const auto first = field.substr(0, field.find('.'));
            return std::any_of(part.fields.begin(), part.fields.end(), [&](const auto &f) { return f.first == first; });
        }
        return true;
    };
    return std::all_of(layout.require.begin(), layout.require.end(), isThere);
}

} // namespace cacheloupe
