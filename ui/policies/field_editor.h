// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/policy_field.h"

#include <QWidget>

#include <optional>

namespace cacheloupe {

/// The control that edits one member of a policy rule: a check mark, words, a duration, a number or a text. It tells what
/// was chosen and keeps nothing; an empty choice means "not set". GUI thread.
class FieldEditor : public QWidget {
    Q_OBJECT
public:
    /// The control is named `prefix` + the member's name.
    FieldEditor(PolicyField field, const QString &prefix, QWidget *parent = nullptr);

    PolicyField field() const { return m_field; }
    void setValue(const std::optional<PolicyValue> &value);
    /// What the member means, in a few words.
    static QString hint(PolicyField field);

Q_SIGNALS:
    void edited(const std::optional<cacheloupe::PolicyValue> &value);

private:
    QWidget *makeControl();
    QWidget *makeCheck();
    QWidget *makeWords();
    QWidget *makePicker();
    QWidget *makeNumber();
    QWidget *makeText();
    QWidget *makeDuration();
    void setNumber(const std::optional<PolicyValue> &value);

    PolicyField m_field;
    QWidget *m_control = nullptr;
    bool m_filling = false;
};

} // namespace cacheloupe
