// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace cacheloupe {

struct CacheEntry;
class TextLabel;
class TextPanel;

/// The answer of an entry beside the one that is to replace it: typed here, or offered by who has a fresh one. Nothing is
/// written: what is staged stands in the tray. Hidden while no answer is edited. GUI thread.
class AnswerPane : public QWidget {
    Q_OBJECT
public:
    explicit AnswerPane(QWidget *parent = nullptr);

    /// Begins with `proposed`, or with the answer as it is.
    void edit(const CacheEntry &entry, const QString &proposed = {});
    void leave();
    QString answer() const;

Q_SIGNALS:
    void stageRequested();
    /// Nothing is edited any more.
    void left();

private:
    QWidget *buildTexts();
    QWidget *buildButtons();
    void showState();
    void stage();

    TextLabel *m_title;
    TextPanel *m_was;
    QPlainTextEdit *m_answer;
    TextLabel *m_remark = nullptr;
    QPushButton *m_stage = nullptr;
    QPointer<QWidget> m_before; ///< had the focus
};

} // namespace cacheloupe
