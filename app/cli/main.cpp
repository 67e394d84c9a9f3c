// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/program.h"

#include <csignal>
#include <unistd.h>

int main(int argc, char *argv[])
{
    // A reader that stops reading (`| head`) is noticed by write() instead.
    std::signal(SIGPIPE, SIG_IGN);
    cacheloupe::OutputStream out(STDOUT_FILENO);
    cacheloupe::OutputStream messages(STDERR_FILENO);
    const std::vector<std::string> words(argv + 1, argv + argc);
    return int(cacheloupe::runProgram(words, out, messages));
}
