// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;

namespace cacheloupe {

class SecretDesk;
class TextLabel;

/// Asks for a password in the page while a store is being opened. What is typed is handed to the secret desk once and
/// cleared from the line. Hidden while nothing is asked. GUI thread.
class SecretPrompt : public QWidget {
    Q_OBJECT
public:
    explicit SecretPrompt(SecretDesk &desk, QWidget *parent = nullptr);

    void ask(quint64 question, const QString &store);
    /// Answers an open question with no.
    void refuse() { answer({}); }

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void answer(const QString &secret);
    SecretDesk &m_desk;
    quint64 m_number = 0; ///< of the open question, 0 = none
    TextLabel *m_question;
    QLineEdit *m_secret;
};

} // namespace cacheloupe
