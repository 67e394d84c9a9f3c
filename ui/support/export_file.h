// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QSaveFile>

#include <string_view>

namespace cacheloupe {

/// A file that is written beside its place and takes it at the end: what fails, is cancelled or is never committed
/// leaves what was there. One thread. Fails with denied/noPermission, io/diskFull or io.
class ExportFile {
public:
    explicit ExportFile(const QString &path) : m_file(path) {}

    Status open();
    Status append(std::string_view bytes);
    Status commit();

private:
    Status failure(int errnoValue);
    QSaveFile m_file;
};

} // namespace cacheloupe
