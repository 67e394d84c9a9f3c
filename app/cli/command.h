// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "app/cli/output_stream.h"
#include "app/cli/record_writer.h"
#include "core/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace cacheloupe {

/// What a shell sees (design section 7).
enum class ExitCode { fine = 0, findings = 1, usage = 2, unreadable = 3 };

/// One run of a command: its arguments, where data goes (stdout) and where messages go (stderr). Lives on main's stack.
class CommandCall {
public:
    CommandCall(Arguments given, RecordFormat recordFormat, OutputStream &data, OutputStream &messages, std::string_view usageLine)
        : arguments(std::move(given)), format(recordFormat), out(data), m_messages(messages), m_usage(usageLine)
    {
    }

    const Arguments arguments;
    const RecordFormat format;
    OutputStream &out;

    /// One sentence to stderr.
    void say(std::string_view sentence);
    /// Says the error's sentence. A query or URL that cannot be read is a usage error, anything else `unreadable`.
    ExitCode fail(const Error &error);
    /// Says the error's sentence and goes on; the program ends with `unreadable` whatever the command returns.
    void failLater(const Error &error);
    bool failedBefore() const { return m_failedBefore; }
    /// Says what is wrong with the command line, and the usage.
    ExitCode refuse(std::string_view sentence);

private:
    OutputStream &m_messages;
    std::string_view m_usage;
    bool m_failedBefore = false;
};

/// A command of the program: one to three words, how to call it, what it does.
struct Command {
    std::string_view name;
    std::string_view usage; ///< behind the name: `FILE… [--limit N]`
    std::string_view summary;
    std::vector<OptionSpec> options;
    ExitCode (*run)(CommandCall &call);
};

} // namespace cacheloupe
