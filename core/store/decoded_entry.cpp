// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/entry_mapper.h"
#include "core/store/value_decoder.h"

#include <algorithm>

namespace cacheloupe {

DecodedEntry decodeEntry(const EntryLayout &layout, const RawEntry &raw)
{
    DecodedEntry out{EntryDocument(raw), {}, {}, true};
    for (const auto &step : layout.decode) {
        const EntryValue at = out.document.at(step.path);
        const bool isNestedBinary = at.json() && at.isBinary();
        if (!at || (at.json() && !at.isText() && !isNestedBinary))
            continue;
        if (isNestedBinary) {
            out.encodings.emplace_back(step.path, "bytes");
            continue;
        }
        auto decoded = decodeValue(at.bytes(), step.decoders);
        out.encodings.emplace_back(step.path, std::move(decoded.encoding));
        if (out.refusal.empty())
            out.refusal = std::move(decoded.refusal);
        if (decoded.value)
            out.document.put(step.path, std::move(*decoded.value));
    }
    out.fits = std::all_of(layout.require.begin(), layout.require.end(), [&](const auto &path) { return bool(out.document.found(path)); });
    return out;
}

bool mayFit(const EntryLayout &layout, const RawEntry &raw)
{
    const auto isThere = [&](std::string_view path) {
        for (const auto &part : raw.parts) {
            if (part.fields.empty() || path.size() <= part.name.size() || !path.starts_with(part.name) || path[part.name.size()] != '.')
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
