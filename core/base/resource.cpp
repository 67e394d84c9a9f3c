// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/resource.h"

#include "core/base/resource_table.h"

#include <cstring>

namespace cacheloupe {

std::optional<std::string_view> resource(std::string_view path)
{
    for (const auto &row : resourceTable())
        if (path == row.path)
            return std::string_view(row.begin, size_t(row.end - row.begin));
    return std::nullopt;
}

std::vector<std::string_view> resourcePaths(std::string_view prefix)
{
    std::vector<std::string_view> found;
    for (const auto &row : resourceTable())
        if (std::string_view(row.path).starts_with(prefix))
            found.emplace_back(row.path);
    return found;
}

} // namespace cacheloupe
