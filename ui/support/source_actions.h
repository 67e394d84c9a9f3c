// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

namespace cacheloupe {

/// The three offers of a first run and their kin, as a page can ask for them; the shell asks for the file and the
/// application opens it. GUI thread.
class SourceActions : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

Q_SIGNALS:
    void demoRequested();
    void logRequested();
    void storeRequested();
    void workspaceRequested();
    /// The mapping of a log of unknown shape; an empty path asks for the file.
    void mappingRequested(const QString &path);
    /// Files that were named already: dropped, from the command line, from the list of recent ones.
    void filesGiven(const QStringList &paths);
};

} // namespace cacheloupe
