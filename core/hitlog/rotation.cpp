// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/rotation.h"

#include <algorithm>
#include <limits>
#include <string>

namespace cacheloupe {

namespace {

constexpr size_t kDateDigits = 8;
constexpr size_t kMostDigits = 12;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// The digits at the end of the name, without those that are not wanted (dashes of a date).
std::string trailingDigits(std::string_view name, size_t &length)
{
    std::string digits;
    length = 0;
    while (length < name.size() && (isDigit(name[name.size() - 1 - length]) || name[name.size() - 1 - length] == '-')) {
        if (isDigit(name[name.size() - 1 - length]))
            digits.insert(digits.begin(), name[name.size() - 1 - length]);
        ++length;
    }
    return digits;
}

} // namespace

Rotation Rotation::of(const std::filesystem::path &path)
{
    std::string name = path.filename().string();
    for (const std::string_view packed : {".gz", ".zst", ".zstd"})
        if (name.ends_with(packed) && name.size() > packed.size()) {
            name.resize(name.size() - packed.size());
            break;
        }
    Rotation rotation{path, std::numeric_limits<std::int64_t>::max(), path};
    size_t length = 0;
    const std::string digits = trailingDigits(name, length);
    const bool isSuffix = !digits.empty() && digits.size() <= kMostDigits && length < name.size();
    // `.3` is a generation, older the higher; `-20261101`, `.2026-11-01` and `-2026110113` are dates.
    const char before = isSuffix ? name[name.size() - length - 1] : '\0';
    const bool isDate = isSuffix && digits.size() >= kDateDigits && (before == '.' || name[name.size() - length] == '-');
    const bool isGeneration = isSuffix && !isDate && before == '.' && length == digits.size();
    if (isDate || isGeneration) {
        rotation.order = isDate ? std::stoll(digits) : -std::stoll(digits);
        name.resize(name.size() - length - (before == '.' ? 1 : 0));
    }
    rotation.base = path.parent_path() / name;
    return rotation;
}

} // namespace cacheloupe
