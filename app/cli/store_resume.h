// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/change_settings.h"

#include <stop_token>

namespace cacheloupe {

/// Goes on with a change of the journal that was interrupted (`--resume N`): finds out what was done, then does the rest.
/// Without --apply it only tells where the change stands. Refuses a change of another store or kind.
ExitCode resumeChange(CommandCall &call, const ChangeSettings &settings, ChangeKind kind, std::stop_token stop);

} // namespace cacheloupe
