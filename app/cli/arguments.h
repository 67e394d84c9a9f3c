// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace cacheloupe {

/// One option of a command. Without `valueName` it is a switch.
struct OptionSpec {
    std::string_view name; ///< with its dashes: `--where`, `-o`
    std::string_view valueName;
    std::string_view help;
};

/// What stands behind a command: positional words and options, `--name value` or `--name=value`; `--` ends the options.
/// A plain value. Unknown options, missing values and repeated options are refused.
class Arguments {
public:
    /// The arguments, or an English sentence saying what is wrong.
    static std::variant<Arguments, std::string> parse(std::span<const std::string> words, std::span<const OptionSpec> options);

    const std::vector<std::string> &positional() const { return m_positional; }
    bool has(std::string_view name) const { return m_values.find(name) != m_values.end(); }
    /// Empty when the option was not given.
    std::string value(std::string_view name) const;

    /// A number of the option, nullopt when it was not given; `problem` gets a sentence when it is no number in range.
    std::optional<double> number(std::string_view name, double least, double most, std::string &problem) const;
    std::optional<size_t> count(std::string_view name, std::string &problem) const;

private:
    std::vector<std::string> m_positional;
    std::map<std::string, std::string, std::less<>> m_values;
};

} // namespace cacheloupe
