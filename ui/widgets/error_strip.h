// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/support/error_text.h"

#include <QWidget>

class QPushButton;
class QSpacerItem;
class QToolButton;

namespace cacheloupe {

class CopyButton;
class TextLabel;

/// An error where it happened: a sentence, what helps, Details on demand, Copy, and away with it. Hidden without an
/// error. Never modal. The caller has already taken secrets out of the texts.
class ErrorStrip : public QWidget {
    Q_OBJECT
public:
    explicit ErrorStrip(QWidget *parent = nullptr);

    /// `remedy` and `details` may be empty. Details are technical: where, line, the server's words.
    void showError(const QString &sentence, const QString &remedy = {}, const QString &details = {});
    void showError(const ErrorText &text) { showError(text.sentence, text.remedy, text.details); }
    void clear();
    bool hasError() const { return !m_sentenceText.isEmpty(); }
    /// A verb that helps ("Try again", "Choose another file"); empty takes the button away.
    void setRemedyAction(const QString &verb);
    /// What Copy puts on the clipboard.
    QString wholeText() const;

Q_SIGNALS:
    void remedyTriggered();
    void dismissed();

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void showDetails(bool on);

    TextLabel *m_sentence;
    TextLabel *m_remedy;
    TextLabel *m_details;
    QPushButton *m_action;
    QPushButton *m_toggle;
    CopyButton *m_copy;
    QToolButton *m_dismiss;
    QSpacerItem *m_iconRoom = nullptr;
    QString m_sentenceText;
};

} // namespace cacheloupe
