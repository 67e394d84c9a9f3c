// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/base/result.h"

#include <filesystem>
#include <string_view>

namespace cacheloupe {

/// Writes a row into the audit of the workspace at `path` about something that was done outside it, such as a change of a
/// cache store; made when it is missing. On disk when it returns. Any thread, beside an open Workspace; fails as
/// Workspace::open does.
Status tellAction(const std::filesystem::path &path, Instant at, std::string_view actor, std::string_view action, std::string_view subject,
                  std::string_view detailJson);

} // namespace cacheloupe
