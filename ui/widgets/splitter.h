// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSplitter>

namespace cacheloupe {

/// A splitter that remembers: its state is kept in QSettings under its name, which is unique in the program
/// ("hits.detail") and becomes its object name. Nothing collapses by accident; the handle is easy to grab and one hairline to look at.
class Splitter : public QSplitter {
    Q_OBJECT
public:
    Splitter(Qt::Orientation orientation, const QString &name, QWidget *parent = nullptr);

    /// Sizes for the first time; what was remembered wins.
    void setInitialSizes(const QList<int> &sizes);

protected:
    void showEvent(QShowEvent *event) override;
    QSplitterHandle *createHandle() override;

private:
    QString settingsKey() const;
    void remember() const;

    QList<int> m_initial;
    bool m_restored = false;
};

} // namespace cacheloupe
