// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

class QGridLayout;
class QPushButton;

namespace cacheloupe {

class ElidedLabel;
class TextLabel;

/// A line of NearRows: a figure, a question that may lead somewhere, and a word or two about it.
struct NearLine {
    QString figure;
    QString question;
    QString remark;
    QString tip;       ///< the whole question and what the figure is
    qint64 target = -1; ///< handed to chosen(); -1 leads nowhere
};

/// Questions with a figure each, on one line a question; those that lead to an entry are links. Hidden while empty. GUI
/// thread.
class NearRows : public QWidget {
    Q_OBJECT
public:
    explicit NearRows(const QString &linkName, QWidget *parent = nullptr);

    void setLines(const QList<NearLine> &lines);

Q_SIGNALS:
    void chosen(qint64 target);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Row {
        TextLabel *figure;
        QPushButton *link;
        ElidedLabel *question; ///< stands there instead where nothing can be reached
        TextLabel *remark;
    };
    void addRow();
    void elide();

    QString m_linkName;
    QGridLayout *m_grid;
    QList<Row> m_rows;
    QList<NearLine> m_lines;
};

} // namespace cacheloupe
