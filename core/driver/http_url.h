// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cacheloupe {

/// The parts of an http or https URL that the driver needs; no user info, no query.
struct HttpUrl {
    std::string scheme;
    std::string host; ///< without brackets, lower case
    std::string port; ///< empty = the scheme's
    std::string path;
    std::string query; ///< without "?"; may hold secrets, never shown
};

/// nullopt unless the text is an absolute http or https URL with a host. Any thread.
std::optional<HttpUrl> parseHttpUrl(std::string_view text);

} // namespace cacheloupe
