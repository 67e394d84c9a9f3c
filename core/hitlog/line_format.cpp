// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/line_format.h"

#include "core/base/utf8.h"
#include "core/hitlog/member_types.h"

#include <algorithm>

namespace cacheloupe {

namespace {

constexpr std::string_view kNameLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-";

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// The longest moment that begins at the front: a date, and behind it maybe a time and a zone.
std::optional<Json> timeAtFront(std::string_view text)
{
    const size_t end = std::min(text.find_first_not_of("0123456789-/:.,+TZ UTC"), text.size());
    for (size_t length = std::min<size_t>(end, 40); length >= 10; --length) {
        const char last = text[length - 1];
        if (last != 'Z' && last != 'C' && !isDigit(last))
            continue;
        if (auto time = asTime(Json(std::string(text.substr(0, length)))))
            return time;
    }
    return std::nullopt;
}

/// The first moment in the line, with four digits and a dash or slash at its front.
std::optional<Json> firstTime(std::string_view line)
{
    for (size_t i = 0; i + 10 <= line.size(); ++i)
        if (isDigit(line[i]) && (i == 0 || !isDigit(line[i - 1])) && (line[i + 4] == '-' || line[i + 4] == '/') && line[i + 7] == line[i + 4])
            if (auto time = timeAtFront(line.substr(i)))
                return time;
    return std::nullopt;
}

/// One value behind `=`: quoted (quotes doubled or behind a backslash), or up to the next space or comma.
std::string takeValue(std::string_view &text)
{
    std::string value;
    if (text.empty() || (text.front() != '"' && text.front() != '\'')) {
        const size_t end = std::min(text.find_first_of(" \t,;|)"), text.size());
        value = text.substr(0, end);
        text.remove_prefix(end);
        return value;
    }
    const char quote = text.front();
    text.remove_prefix(1);
    while (!text.empty() && text.front() != quote) {
        if (text.front() == '\\' && text.size() > 1)
            text.remove_prefix(1);
        value += text.front();
        text.remove_prefix(1);
    }
    if (!text.empty())
        text.remove_prefix(1);
    return value;
}

/// `name=value` pairs anywhere in the text.
Json pairsIn(std::string_view text)
{
    Json pairs = Json::object();
    for (size_t equals; (equals = text.find('=')) != std::string_view::npos;) {
        const size_t before = equals == 0 ? std::string_view::npos : text.find_last_not_of(kNameLetters, equals - 1);
        const size_t begin = before == std::string_view::npos ? 0 : before + 1;
        const std::string name(text.substr(begin, equals - begin));
        text.remove_prefix(equals + 1);
        if (!name.empty() && equals > 0)
            pairs[name] = takeValue(text);
    }
    return pairs;
}

std::optional<double> numberOf(std::string_view text)
{
    const auto number = asNumber(Json(std::string(text)));
    return number ? std::optional(number->get<double>()) : std::nullopt;
}

std::optional<Json> statsd(std::string_view line)
{
    const auto bar = line.find('|');
    const auto colon = line.substr(0, bar).find(':');
    if (bar == std::string_view::npos || colon == std::string_view::npos || colon == 0 || line.find_first_not_of(kNameLetters) != colon)
        return std::nullopt;
    const auto value = numberOf(line.substr(colon + 1, bar - colon - 1));
    if (!value)
        return std::nullopt;
    Json record = {{"metric", std::string(line.substr(0, colon))}, {"value", *value}};
    auto rest = line.substr(bar + 1);
    record["type"] = std::string(rest.substr(0, rest.find('|')));
    for (size_t at; (at = rest.find('|')) != std::string_view::npos;) {
        rest.remove_prefix(at + 1);
        const auto part = rest.substr(0, rest.find('|'));
        if (part.starts_with('@'))
            record["rate"] = std::string(part.substr(1));
        if (!part.starts_with('#'))
            continue;
        Json tags = Json::object();
        for (auto list = part.substr(1); !list.empty();) {
            const auto one = list.substr(0, list.find(','));
            list.remove_prefix(std::min(one.size() + 1, list.size()));
            const auto split = one.find(':');
            tags[std::string(one.substr(0, split))] = split == std::string_view::npos ? std::string() : std::string(one.substr(split + 1));
        }
        record["tags"] = std::move(tags);
    }
    return record;
}

std::optional<Json> prometheus(std::string_view line)
{
    const size_t nameEnd = std::min(line.find_first_of("{ \t"), line.size());
    const auto name = line.substr(0, nameEnd);
    if (name.empty() || isDigit(name.front()) || name.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_:") != std::string_view::npos)
        return std::nullopt;
    Json tags = Json::object();
    auto rest = line.substr(nameEnd);
    if (rest.starts_with('{')) {
        const auto end = rest.rfind('}');
        if (end == std::string_view::npos)
            return std::nullopt;
        tags = pairsIn(rest.substr(1, end - 1));
        rest.remove_prefix(end + 1);
    }
    rest = trimmed(rest);
    const size_t valueEnd = std::min(rest.find_first_of(" \t"), rest.size());
    const auto value = numberOf(rest.substr(0, valueEnd));
    const auto time = trimmed(rest.substr(valueEnd));
    if (!value || (!time.empty() && !numberOf(time)))
        return std::nullopt;
    Json record = {{"metric", std::string(name)}, {"value", *value}};
    if (!tags.empty())
        record["tags"] = std::move(tags);
    if (!time.empty())
        record["time"] = std::string(time);
    return record;
}

} // namespace

std::optional<LineFormat> LineFormat::from(const std::string &name, const std::vector<std::string> &marks)
{
    LineFormat format;
    if (name != "marks" && name != "statsd" && name != "prometheus")
        return std::nullopt;
    format.m_kind = name == "marks" ? Kind::marks : name == "statsd" ? Kind::statsd : Kind::prometheus;
    if (format.m_kind == Kind::marks && marks.empty())
        return std::nullopt;
    for (const auto &mark : marks)
        format.m_marks.push_back(asciiLower(mark));
    return format;
}

std::optional<Json> LineFormat::record(std::string_view line) const
{
    line = trimmed(line);
    if (line.empty() || line.front() == '{')
        return std::nullopt;
    switch (m_kind) {
    case Kind::statsd:
        return statsd(line);
    case Kind::prometheus:
        return line.front() == '#' ? std::nullopt : prometheus(line);
    case Kind::marks:
        break;
    }
    return marked(line);
}

std::optional<Json> LineFormat::marked(std::string_view line) const
{
    const std::string lower = asciiLower(line);
    size_t at = std::string::npos;
    const std::string *found = nullptr;
    for (const auto &mark : m_marks)
        if (const size_t here = lower.find(mark); here < at) {
            at = here;
            found = &mark;
        }
    if (!found)
        return std::nullopt;
    const auto after = trimmed(line.substr(at + found->size()));
    Json record = {{"mark", *found}, {"before", std::string(trimmed(line.substr(0, at)))}};
    if (auto time = firstTime(line))
        record["time"] = std::move(*time);
    const auto brace = after.find('{');
    auto json = brace == std::string_view::npos ? Result<Json>(Json()) : parseJson(after.substr(brace), {});
    if (json && json->is_object()) {
        record["json"] = std::move(*json);
    } else if (Json pairs = pairsIn(after); !pairs.empty()) {
        record["pairs"] = std::move(pairs);
        record["text"] = std::string(after);
    } else {
        record["after"] = std::string(trimmed(after.substr(std::min(after.find_first_not_of(":-> "), after.size()))));
    }
    return record;
}

} // namespace cacheloupe
