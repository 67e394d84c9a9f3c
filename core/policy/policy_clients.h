// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

namespace cacheloupe
{

/// A file that applications copy to decide with a published policy (`resources/clients`), and the emitter file it needs
/// beside it (`resources/snippets`). Refers to what is built in; any thread.
struct PolicyClient {
    std::string_view language; ///< as EmitterSnippets names it
    std::string_view file;
    std::string_view emitterFile;
    std::string_view code;
};

const std::vector<PolicyClient> &policyClients();

} // namespace cacheloupe
