// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/policies/policy_form.h"

#include "ui/policies/field_editor.h"
#include "ui/policies/policy_text.h"
#include "ui/support/theme.h"
#include "ui/widgets/section.h"

#include <QFormLayout>
#include <QLabel>

namespace cacheloupe {

PolicyForm::PolicyForm(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("policies.form"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid);
    addGroup(tr("May it be reused"), {PolicyField::cacheable, PolicyField::layer, PolicyField::risk, PolicyField::lane});
    addGroup(tr("For how long"), {PolicyField::ttlS, PolicyField::validUntilVersionChanges, PolicyField::freshnessClass, PolicyField::keyEpoch});
    addGroup(tr("What must match"), {PolicyField::match, PolicyField::similarityThreshold, PolicyField::scope, PolicyField::keyFields, PolicyField::maxTemperature});
    addGroup(tr("Who answers for it"), {PolicyField::owner, PolicyField::reason, PolicyField::reviewBy});
}

void PolicyForm::addGroup(const QString &title, std::initializer_list<PolicyField> fields)
{
    auto *column = static_cast<QVBoxLayout *>(layout());
    if (column->count() > 0)
        column->addSpacing(kGrid);
    column->addWidget(new Section(title, this));
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(2 * kGrid);
    form->setVerticalSpacing(kGrid);
    form->setLabelAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    column->addLayout(form);
    for (const auto field : fields) {
        auto *editor = new FieldEditor(field, QStringLiteral("policies."), this);
        connect(editor, &FieldEditor::edited, this, [this, field](const auto &value) { Q_EMIT edited(field, value); });
        auto *label = new QLabel(policyFieldText(field), this);
        label->setBuddy(editor);
        label->setToolTip(FieldEditor::hint(field));
        form->addRow(label, editor);
        m_editors.insert(field, editor);
    }
}

void PolicyForm::setRule(const PolicyRule *rule, const PolicyRule &defaults)
{
    for (auto it = m_editors.cbegin(); it != m_editors.cend(); ++it) {
        auto value = rule ? policyValue(*rule, it.key()) : std::nullopt;
        it.value()->setValue(value ? value : policyValue(defaults, it.key()));
    }
}

void PolicyForm::focusField(PolicyField field)
{
    if (auto *editor = m_editors.value(field))
        editor->setFocus(Qt::OtherFocusReason);
}

} // namespace cacheloupe
