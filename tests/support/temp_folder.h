// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTemporaryDir>

#include <filesystem>
#include <string>
#include <string_view>

namespace cacheloupe::test {

/// A folder for one test, removed with the object.
class TempFolder {
public:
    std::filesystem::path path(std::string_view name) const { return std::filesystem::path(m_dir.path().toStdString()) / name; }
    /// Writes the bytes and returns the file's path.
    std::filesystem::path write(std::string_view name, std::string_view bytes) const;

private:
    QTemporaryDir m_dir;
};

} // namespace cacheloupe::test
