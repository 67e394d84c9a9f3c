// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include "app/cli/error_line.h"
#include "app/cli/plain_text.h"

namespace cacheloupe {

void CommandCall::say(std::string_view sentence)
{
    m_messages << "cacheloupe-cli: " << singleLine(sentence) << "\n";
    m_messages.flush();
}

void CommandCall::failLater(const Error &error)
{
    say(errorLine(error));
    m_failedBefore = true;
}

ExitCode CommandCall::fail(const Error &error)
{
    say(errorLine(error));
    const bool typedWrong = error.reason == ErrorReason::badQuery || error.reason == ErrorReason::badUrl
        || error.reason == ErrorReason::passwordInUrl;
    return typedWrong ? ExitCode::usage : ExitCode::unreadable;
}

ExitCode CommandCall::refuse(std::string_view sentence)
{
    say(sentence);
    m_messages << "Usage: cacheloupe-cli " << m_usage << "\n";
    return ExitCode::usage;
}

} // namespace cacheloupe
