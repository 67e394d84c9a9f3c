// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/policy.h"

#include <QMap>
#include <QWidget>

class QFormLayout;

namespace cacheloupe {


/// The form of one call site in three groups: may it be reused, for how long, what must match; and who answers for it.
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
    QFormLayout *addGroup(const QString &title);
    void buildReuse();
    void buildTime();
    void buildMatch();
    void buildCare();
    void addCheck(QFormLayout *form, PolicyField field, const QString &text);
    void addWords(QFormLayout *form, PolicyField field, const QString &hint);
    void addNumber(QFormLayout *form, PolicyField field, double low, double high, double step, const QString &hint);
    void addText(QFormLayout *form, PolicyField field, const QString &placeholder);
    void adopt(QFormLayout *form, PolicyField field, QWidget *editor, const QString &hint);

    QMap<PolicyField, QWidget *> m_editors;
    bool m_filling = false;
};

} // namespace cacheloupe
