// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace cacheloupe {

/// The line edit of the filter bar: can underline the text from a column on as the place of an error.
class FilterEdit : public QLineEdit {
    Q_OBJECT
public:
    explicit FilterEdit(QWidget *parent = nullptr);

    /// Column in QString units from 0; -1 takes the mark away.
    void setErrorColumn(int column);
    int errorColumn() const { return m_errorColumn; }
    /// Where the text cursor stands, for what opens beside it.
    QRect textCursor() const { return cursorRect(); }

Q_SIGNALS:
    /// Up (-1) and Down (1) with no popup open.
    void historyStepped(int direction);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    int m_errorColumn = -1;
};

} // namespace cacheloupe
