// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace cacheloupe {

/// Keys of Workspace::setting that more than one room uses.
inline constexpr std::string_view kPolicyPathSetting = "policy.path"; ///< the policy file that is edited and published

} // namespace cacheloupe
