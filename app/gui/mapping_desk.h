// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/support/app_context.h"

#include <QObject>
#include <QPointer>
#include <QSet>
#include <QString>

class QWidget;

namespace cacheloupe {

class MappingDialog;

/// Brings up the mapping of a log: when asked for, and when a log that was just given is of no known shape. What is
/// saved is opened at once. GUI thread.
class MappingDesk : public QObject {
    Q_OBJECT
public:
    MappingDesk(const AppContext &context, QWidget *window);

    /// Asks for the file first when the path is empty.
    void map(const QString &path);

private:
    void askForFile();
    void failed(const Error &error);

    AppContext m_context;
    QWidget *m_window;
    QPointer<MappingDialog> m_dialog;
    QSet<QString> m_given; ///< absolute paths; a log that a workspace remembers fails quietly in the strip
};

} // namespace cacheloupe
