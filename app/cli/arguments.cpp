// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace cacheloupe {

namespace {

/// Refuses "nan", "inf", hexadecimal and trailing letters.
std::optional<double> readNumber(const std::string &text)
{
    double number = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (code != std::errc() || end != text.data() + text.size() || !std::isfinite(number))
        return {};
    return number;
}

} // namespace

std::variant<Arguments, std::string> Arguments::parse(std::span<const std::string> words, std::span<const OptionSpec> options)
{
    Arguments arguments;
    bool optionsEnded = false;
    for (size_t i = 0; i < words.size(); ++i) {
        const std::string &word = words[i];
        if (optionsEnded || word.size() < 2 || word[0] != '-') {
            arguments.m_positional.push_back(word);
            continue;
        }
        if (word == "--") {
            optionsEnded = true;
            continue;
        }
        const size_t equals = word.starts_with("--") ? word.find('=') : std::string::npos;
        const std::string name = word.substr(0, equals);
        const auto spec = std::find_if(options.begin(), options.end(), [&](const OptionSpec &o) { return o.name == name; });
        if (spec == options.end())
            return "There is no option " + name + ".";
        if (arguments.has(name))
            return "The option " + name + " is given twice.";
        std::string value;
        if (equals != std::string::npos) {
            if (spec->valueName.empty())
                return "The option " + name + " takes no value.";
            value = word.substr(equals + 1);
        } else if (!spec->valueName.empty()) {
            if (++i == words.size())
                return "The option " + name + " needs a value: " + name + " " + std::string(spec->valueName) + ".";
            value = words[i];
        }
        arguments.m_values.emplace(name, std::move(value));
    }
    return arguments;
}

std::string Arguments::value(std::string_view name) const
{
    const auto it = m_values.find(name);
    return it == m_values.end() ? std::string() : it->second;
}

std::optional<double> Arguments::number(std::string_view name, double least, double most, std::string &problem) const
{
    if (!has(name))
        return {};
    const auto number = readNumber(value(name));
    if (!number || *number < least || *number > most) {
        problem = std::string(name) + " takes a number" + (least == 0 ? " of 0 or more" : "") + ", not \"" + value(name) + "\".";
        return {};
    }
    return number;
}

std::optional<size_t> Arguments::count(std::string_view name, std::string &problem) const
{
    const auto number = this->number(name, 0, 1e15, problem);
    if (number && *number != std::floor(*number)) {
        problem = std::string(name) + " takes a whole number, not \"" + value(name) + "\".";
        return {};
    }
    return number ? std::optional<size_t>(size_t(*number)) : std::nullopt;
}

} // namespace cacheloupe
