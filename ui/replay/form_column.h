// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QLineEdit;
class QString;
class QVBoxLayout;
class QWidget;

namespace cacheloupe {

class TextLabel;

/// One part of the replay's plan as a column of named fields: label above field, sentence below. The object names begin
/// with `replay.`; everything is owned by the widget that is given. GUI thread.
class FormColumn {
public:
    FormColumn(QWidget *owner, const QString &title);
    /// A part of a part, without a title.
    explicit FormColumn(QWidget *owner);

    void addField(const QString &label, QWidget *field, const char *name);
    QLineEdit *addLine(const QString &label, const char *name, const QString &placeholder);
    /// A sentence below the last field, hidden while it is empty.
    TextLabel *addSentence(const char *name, bool isProblem);
    void add(QWidget *widget, const char *name);

private:
    QWidget *m_owner;
    QVBoxLayout *m_column;
};

/// Shows the sentence, or hides its label when there is none.
void say(TextLabel *label, const QString &sentence);

} // namespace cacheloupe
