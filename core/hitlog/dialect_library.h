// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/dialect.h"

#include <filesystem>
#include <vector>

namespace cacheloupe {

/// Where a user's own dialects stand: `$XDG_DATA_HOME/cacheloupe/dialects`, by default below `~/.local/share`.
std::filesystem::path userDialectFolder();

/// One dialect file. Fails like reading it, with parse/malformedJson or like Dialect::fromJson.
Result<Dialect> readDialect(const std::filesystem::path &path);

/// The dialects of a log: the user's own first, then the built-in ones. Files of the folder that are no dialect are left
/// out and named in `errors`.
Result<std::vector<Dialect>> knownDialects(const std::filesystem::path &folder = userDialectFolder(), std::vector<Error> *errors = nullptr);

} // namespace cacheloupe
