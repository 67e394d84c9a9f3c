// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace cacheloupe {

/// Asks where to write a CSV table, JSON lines (`linesName` says of what, with the pattern) or a Markdown table. Returns
/// at once; `chosen` gets the path with its suffix and outlives nothing but the dialog's `parent`. GUI thread.
void askForExportFile(QWidget *parent, const QString &objectName, const QString &title, const QString &linesName,
                      const std::function<void(const QString &path)> &chosen);

} // namespace cacheloupe
