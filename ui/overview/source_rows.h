// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/hit_table.h"

#include <QWidget>

class QVBoxLayout;

namespace cacheloupe {

/// The open logs, a row each: name, what wrote it, events, malformed lines, state. GUI thread.
class SourceRows : public QWidget {
    Q_OBJECT
public:
    explicit SourceRows(QWidget *parent = nullptr);

    void show(const HitTable &table, bool loading);

Q_SIGNALS:
    /// The malformed lines of a log were asked for; the text is a filter query.
    void queryChosen(const QString &query);

private:
    void addRow(const HitSource &source, bool loading);
    QVBoxLayout *m_rows = nullptr;
};

} // namespace cacheloupe
