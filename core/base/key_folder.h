// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string_view>

namespace cacheloupe {

// Keys of this program that only their owner may read, in `cacheloupe/keys` of the user's folder for settings
// ($XDG_CONFIG_HOME, else ~/.config). Any thread.

std::filesystem::path keyFolder();

/// Keeps `bytes` in a new file of mode 0600 there and gives its path; the folder is made when it is missing. Fails as files
/// do, also when the name is taken.
Result<std::filesystem::path> keepInKeyFolder(std::string_view name, std::string_view bytes);

} // namespace cacheloupe
