// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/policy.h"

#include <QMap>
#include <QWidget>

#include <initializer_list>

namespace cacheloupe {

class FieldEditor;

/// The form of one call site in groups: may it be reused, for how long, what must match; and who answers for it.
/// It tells which member was edited and changes nothing itself. GUI thread.
class PolicyForm : public QWidget {
    Q_OBJECT
public:
    explicit PolicyForm(QWidget *parent = nullptr);

    /// What the file says (`rule`, may be null) over what holds without it (`defaults`).
    void setRule(const PolicyRule *rule, const PolicyRule &defaults);
    void focusField(PolicyField field);

Q_SIGNALS:
    void edited(cacheloupe::PolicyField field, const std::optional<cacheloupe::PolicyValue> &value);

private:
    void addGroup(const QString &title, std::initializer_list<PolicyField> fields);

    QMap<PolicyField, FieldEditor *> m_editors;
};

} // namespace cacheloupe
