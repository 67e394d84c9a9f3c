// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/support/app_context.h"

#include <QObject>
#include <QPointer>
#include <QSet>
#include <QString>

class QWidget;

namespace cacheloupe {

class MappingDialog;

/// Brings up the mapping of a log when asked for. What was mapped is opened at once, and with it the other logs that could
/// not be read for their shape: they may be of the same. GUI thread.
class MappingDesk : public QObject {
    Q_OBJECT
public:
    MappingDesk(const AppContext &context, QWidget *window);

    /// Asks for the file first when the path is empty.
    void map(const QString &path);

private:
    void askForFile();
    void openWithOthers(const QString &log);

    AppContext m_context;
    QWidget *m_window;
    QPointer<MappingDialog> m_dialog;
    QSet<QString> m_unread; ///< absolute paths of logs of unknown shape
};

} // namespace cacheloupe
