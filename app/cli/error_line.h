// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>

namespace cacheloupe {

/// The error in plain English: what happened, where, and what to do about it. Never holds a secret. Any thread.
std::string errorLine(const Error &error);

} // namespace cacheloupe
