// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/member_types.h"

#include "core/base/instant.h"
#include "core/base/utf8.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace cacheloupe {

namespace {

constexpr std::array<std::string_view, 9> kNumbers = {"similarity", "threshold", "runner_up", "latency_ms", "embedding_ms",
                                                      "cost_usd",   "saved_usd", "entry.age_s", "entry.ttl_s"};
constexpr std::array<std::string_view, 6> kJson = {"messages", "params", "fields", "entry", "usage", "inferred"};

/// Years 1–9999: beyond them there is no RFC 3339 form.
std::optional<Json> timeFromMs(double ms)
{
    if (!(ms > -62135596800000.0 && ms < 253402300800000.0))
        return std::nullopt;
    return Json(formatInstant(instantFromUnixMs(std::llround(ms))));
}

double msPerUnit(double value)
{
    const double size = std::abs(value);
    return size >= 1e17 ? 1e-6 : size >= 1e14 ? 1e-3 : size >= 1e11 ? 1.0 : 1000.0;
}

} // namespace

MemberType memberType(std::string_view name)
{
    if (name == "ts" || name == "entry.created_at")
        return MemberType::time;
    if (name.starts_with("usage.") || std::find(kNumbers.begin(), kNumbers.end(), name) != kNumbers.end())
        return MemberType::number;
    return std::find(kJson.begin(), kJson.end(), name) != kJson.end() ? MemberType::json : MemberType::text;
}

std::optional<Json> asNumber(const Json &value)
{
    if (value.is_number())
        return value;
    if (!value.is_string())
        return std::nullopt;
    const auto text = trimmed(value.get_ref<const std::string &>());
    const char *end = text.data() + text.size();
    std::int64_t whole = 0;
    if (const auto read = std::from_chars(text.data(), end, whole); !text.empty() && read.ec == std::errc() && read.ptr == end)
        return Json(whole);
    double number = 0;
    const auto read = std::from_chars(text.data(), end, number);
    return !text.empty() && read.ec == std::errc() && read.ptr == end && std::isfinite(number) ? std::optional<Json>(number) : std::nullopt;
}

std::optional<Json> asTime(const Json &value, bool *assumedUtc)
{
    if (const auto number = asNumber(value)) {
        const double units = number->get<double>();
        return timeFromMs(units * msPerUnit(units));
    }
    if (!value.is_string())
        return std::nullopt;
    std::string text(trimmed(value.get_ref<const std::string &>()));
    // "2026-05-20 09:00:00,123" (Python's logging), "… UTC", "2026/05/20 09:00:00".
    std::replace(text.begin(), text.end(), ',', '.');
    if (text.size() > 10 && text[4] == '/' && text[7] == '/')
        text[4] = text[7] = '-';
    if (text.ends_with(" UTC"))
        text.replace(text.size() - 4, 4, "Z");
    bool hadZone = false;
    const auto time = parseInstant(text, &hadZone);
    if (!time)
        return std::nullopt;
    if (assumedUtc)
        *assumedUtc = !hadZone;
    return Json(formatInstant(*time));
}

} // namespace cacheloupe
