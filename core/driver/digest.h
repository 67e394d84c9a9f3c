// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace cacheloupe {

// Digests that other programs make their keys with, as lower-case hexadecimal digits; not for secrets. Empty when the
// system's library refuses the algorithm. Any thread.

std::string md5Hex(std::string_view bytes);
std::string sha1Hex(std::string_view bytes);

} // namespace cacheloupe
