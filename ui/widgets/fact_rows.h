// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPair>
#include <QWidget>

class QGridLayout;

namespace cacheloupe {

class TextLabel;

/// Names and values in two columns; values can be selected and copied. Hidden while empty.
class FactRows : public QWidget {
    Q_OBJECT
public:
    explicit FactRows(QWidget *parent = nullptr);
    void setFacts(const QList<QPair<QString, QString>> &facts);

private:
    QGridLayout *m_grid;
    QList<QPair<TextLabel *, TextLabel *>> m_rows;
};

} // namespace cacheloupe
