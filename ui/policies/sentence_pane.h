// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/policy.h"
#include "core/policy/policy_sentence_parser.h"

#include <QWidget>

class QHBoxLayout;
class QPlainTextEdit;
class QPushButton;

namespace cacheloupe {

class TextLabel;

/// The sentence of one call site. Its marked words open the editor of what they say; "Write it" turns it into text that is
/// read back as it is typed. Tells what was edited and changes nothing itself. GUI thread.
class SentencePane : public QWidget {
    Q_OBJECT
public:
    explicit SentencePane(QWidget *parent = nullptr);

    void setSite(const PolicyDocument &document, const std::string &callSite);
    bool isWriting() const;
    /// Beside the sentence's own button; takes ownership.
    void addAction(QWidget *widget);

Q_SIGNALS:
    void fieldEdited(cacheloupe::PolicyField field, const std::optional<cacheloupe::PolicyValue> &value);
    void sentenceEdited(const std::vector<cacheloupe::PolicyEdit> &edits);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void buildWriting();
    void write();
    void stopWriting();
    void read();
    void take();
    void openWord(const QString &link);
    void showSentence();

    PolicyDocument m_document;
    std::string m_callSite;
    SentenceEdits m_read;
    TextLabel *m_sentence = nullptr;
    QPushButton *m_write = nullptr;
    QHBoxLayout *m_actions = nullptr;
    QWidget *m_writing = nullptr;
    QPlainTextEdit *m_text = nullptr;
    TextLabel *m_meaning = nullptr;
    QPushButton *m_take = nullptr;
};

} // namespace cacheloupe
