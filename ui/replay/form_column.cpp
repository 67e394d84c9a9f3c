// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replay/form_column.h"

#include "ui/support/theme.h"
#include "ui/widgets/section.h"
#include "ui/widgets/text_label.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace cacheloupe {

FormColumn::FormColumn(QWidget *owner, const QString &title) : FormColumn(owner)
{
    m_column->addWidget(new Section(title, owner));
}

FormColumn::FormColumn(QWidget *owner) : m_owner(owner), m_column(new QVBoxLayout(owner))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(kGrid / 2);
}

void FormColumn::addField(const QString &label, QWidget *field, const char *name)
{
    field->setAccessibleName(label);
    auto *words = new TextLabel(label, TextRole::secondary, ThemeRole::secondaryText, m_owner);
    words->setBuddy(field);
    words->setContentsMargins(0, kGrid / 2, 0, 0);
    m_column->addWidget(words);
    add(field, name);
}

QLineEdit *FormColumn::addLine(const QString &label, const char *name, const QString &placeholder)
{
    auto *line = new QLineEdit(m_owner);
    line->setPlaceholderText(placeholder);
    addField(label, line, name);
    return line;
}

TextLabel *FormColumn::addSentence(const char *name, bool isProblem)
{
    auto *label = new TextLabel(TextRole::secondary, isProblem ? ThemeRole::wrong : ThemeRole::secondaryText, m_owner);
    label->setWordWrap(true);
    label->hide();
    add(label, name);
    return label;
}

void FormColumn::add(QWidget *widget, const char *name)
{
    widget->setObjectName(QLatin1String("replay.") + QLatin1String(name));
    m_column->addWidget(widget);
}

void say(TextLabel *label, const QString &sentence)
{
    label->setText(sentence);
    label->setVisible(!sentence.isEmpty());
}

} // namespace cacheloupe
