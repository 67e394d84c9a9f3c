// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace cacheloupe {

/// True for what only stands in a pickle to run code when it is loaded: `os.system`, `builtins.eval`,
/// `subprocess.Popen` … A pickle that names one is refused as a whole.
bool runsCode(std::string_view module, std::string_view name);

/// Callables whose result is plain data, by their full name.
bool isMappingName(std::string_view name);
bool isSequenceName(std::string_view name);
bool isBytesName(std::string_view name);
/// `copyreg._reconstructor` and its kin: the first argument is the class.
bool isReconstructorName(std::string_view name);

/// `datetime.datetime` and `datetime.date` are stored as packed bytes; ISO text, or empty when they are neither.
std::string dateText(std::string_view name, std::string_view packed);

/// A time zone's offset as `+hh:mm`, empty when it is out of range.
std::string offsetText(std::int64_t days, std::int64_t seconds);

} // namespace cacheloupe
