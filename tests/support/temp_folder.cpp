// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/temp_folder.h"

#include <fstream>

namespace cacheloupe::test {

std::filesystem::path TempFolder::write(std::string_view name, std::string_view bytes) const
{
    const auto file = path(name);
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary).write(bytes.data(), std::streamsize(bytes.size()));
    return file;
}

} // namespace cacheloupe::test
