// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/driver/json.h"

#include <optional>
#include <string>
#include <vector>

namespace cacheloupe {

/// Members of an object that is written for other programs: what is absent or empty is left out. Pure.
inline void putMember(Json &json, const char *name, const std::string &text)
{
    if (!text.empty())
        json[name] = text;
}

template <typename T>
void putMember(Json &json, const char *name, const std::optional<T> &value)
{
    if (value)
        json[name] = *value;
}

inline void putMember(Json &json, const char *name, const std::optional<Instant> &time)
{
    if (time)
        json[name] = formatInstant(*time);
}

inline void putMember(Json &json, const char *name, const std::vector<std::string> &texts)
{
    if (!texts.empty())
        json[name] = texts;
}

/// A part that came as JSON text goes out as JSON; what is not JSON as text.
inline void putJsonText(Json &json, const char *name, const std::string &text)
{
    if (text.empty())
        return;
    auto parsed = parseJson(text, name);
    json[name] = parsed ? std::move(*parsed) : Json(text);
}

inline void putObject(Json &json, const char *name, Json object)
{
    if (!object.empty())
        json[name] = std::move(object);
}

} // namespace cacheloupe
