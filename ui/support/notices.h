// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QObject>
#include <QString>

namespace cacheloupe {

/// How a page tells the person something without knowing where the window shows it. GUI thread.
class Notices : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// A short line at the bottom that goes by itself; with `undoable` it offers Undo.
    void tell(const QString &text, bool undoable = false) { Q_EMIT told(text, undoable); }
    /// The error strip under the page header: sentence, remedy, details.
    void fail(const Error &error) { Q_EMIT failed(error); }

Q_SIGNALS:
    void told(const QString &text, bool undoable);
    void failed(const cacheloupe::Error &error);
};

} // namespace cacheloupe
