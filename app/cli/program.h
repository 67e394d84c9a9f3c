// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"

namespace cacheloupe {

/// The whole program behind main(): finds the command, parses its arguments, runs it and flushes both streams. `words`
/// are the arguments without the program's name.
ExitCode runProgram(const std::vector<std::string> &words, OutputStream &out, OutputStream &messages);

} // namespace cacheloupe
