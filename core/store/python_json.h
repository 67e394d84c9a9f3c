// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/driver/json.h"

#include <string>

namespace cacheloupe {

/// The text that Python's `json.dumps(value, sort_keys=True)` makes: ", " and ": " between, everything beyond ASCII as
/// \uXXXX, numbers as Python's repr. Keys made by hashing it depend on every byte. Pure.
std::string pythonJson(const Json &value);

/// A number as Python's repr writes a float: 0.7, 1e-05, 1e+16, 2.0.
std::string pythonFloat(double value);

} // namespace cacheloupe
