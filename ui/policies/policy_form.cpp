// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/policies/policy_form.h"

#include "core/domain/key_fields.h"
#include "core/policy/policy_presets.h"
#include "core/policy/policy_vocabulary.h"
#include "ui/policies/duration_edit.h"
#include "ui/policies/policy_text.h"
#include "ui/policies/word_picker.h"
#include "ui/support/format.h"
#include "ui/support/theme.h"
#include "ui/widgets/section.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>

#include <cmath>

namespace cacheloupe {

namespace {

QString name(PolicyField field)
{
    const auto text = policyFieldName(field);
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

QList<QPair<QString, QStringList>> keyFieldGroups()
{
    QList<QPair<QString, QStringList>> groups;
    for (const auto field : allKeyFields()) {
        const auto group = keyFieldGroupName(keyFieldGroup(field));
        const auto heading = QString::fromUtf8(group.data(), qsizetype(group.size()));
        if (groups.isEmpty() || groups.last().first != heading)
            groups.append({heading, {}});
        const auto word = keyFieldName(field);
        groups.last().second.append(QString::fromUtf8(word.data(), qsizetype(word.size())));
    }
    return groups;
}

QStringList riskTagNames()
{
    QStringList names;
    for (const auto &tag : riskTags())
        names << toText(tag.name);
    return names;
}

std::optional<PolicyValue> realOrNothing(const QDoubleSpinBox *box)
{
    return box->value() <= box->minimum() ? std::nullopt : std::optional<PolicyValue>(std::round(box->value() * 1000) / 1000);
}

} // namespace

PolicyForm::PolicyForm(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("policies.form"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid);
    buildReuse();
    buildTime();
    buildMatch();
    buildCare();
}

QFormLayout *PolicyForm::addGroup(const QString &title)
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
    return form;
}

void PolicyForm::buildReuse()
{
    auto *form = addGroup(tr("May it be reused"));
    addCheck(form, PolicyField::cacheable, tr("Answers may be reused"));
    addWords(form, PolicyField::layer, tr("What is kept: the finished answer, or something below it"));
    auto *risk = new WordPicker({{QString(), riskTagNames()}}, tr("None"), this);
    connect(risk, &WordPicker::edited, this, [this, risk] { Q_EMIT edited(PolicyField::risk, PolicyValue(risk->words())); });
    adopt(form, PolicyField::risk, risk, tr("What makes a reuse dangerous here"));
    addWords(form, PolicyField::lane, tr("Does somebody wait for the answer"));
}

void PolicyForm::buildTime()
{
    auto *form = addGroup(tr("For how long"));
    auto *ttl = new DurationEdit(this);
    connect(ttl, &DurationEdit::edited, this, [this, ttl] {
        if (!m_filling)
            Q_EMIT edited(PolicyField::ttlS, ttl->seconds() ? std::optional<PolicyValue>(*ttl->seconds()) : std::nullopt);
    });
    adopt(form, PolicyField::ttlS, ttl, tr("After this time an answer is written afresh"));
    addCheck(form, PolicyField::validUntilVersionChanges, tr("Until the source version changes"));
    addWords(form, PolicyField::freshnessClass, tr("How fast the truth behind the answer moves"));
    addNumber(form, PolicyField::keyEpoch, 0, 1e6, 1, tr("Raise it to leave all older entries behind"));
}

void PolicyForm::buildMatch()
{
    auto *form = addGroup(tr("What must match"));
    addWords(form, PolicyField::match, tr("The same question only, or similar ones too"));
    addNumber(form, PolicyField::similarityThreshold, 0, 1, 0.01, tr("Similarity from 0 to 1; 0.92 to 0.97 is usual"));
    addWords(form, PolicyField::scope, tr("Among whom an answer may be shared"));
    auto *fields = new WordPicker(keyFieldGroups(), tr("None"), this);
    connect(fields, &WordPicker::edited, this, [this, fields] { Q_EMIT edited(PolicyField::keyFields, PolicyValue(fields->words())); });
    adopt(form, PolicyField::keyFields, fields, tr("Each must be the same now as it was when the answer was written"));
    addNumber(form, PolicyField::maxTemperature, -0.1, 2, 0.1, tr("Answers made at higher temperatures are not kept"));
}

void PolicyForm::buildCare()
{
    auto *form = addGroup(tr("Who answers for it"));
    addText(form, PolicyField::owner, tr("Person or team"));
    addText(form, PolicyField::reason, tr("Why these settings are right"));
    addText(form, PolicyField::reviewBy, tr("2026-12-31"));
}

void PolicyForm::adopt(QFormLayout *form, PolicyField field, QWidget *editor, const QString &hint)
{
    editor->setObjectName(QStringLiteral("policies.") + name(field));
    editor->setAccessibleName(policyFieldText(field));
    editor->setToolTip(hint);
    auto *label = new QLabel(policyFieldText(field), this);
    label->setBuddy(editor);
    label->setToolTip(hint);
    form->addRow(label, editor);
    m_editors.insert(field, editor);
}

void PolicyForm::addCheck(QFormLayout *form, PolicyField field, const QString &text)
{
    auto *box = new QCheckBox(text, this);
    connect(box, &QCheckBox::clicked, this, [this, field](bool on) { Q_EMIT edited(field, PolicyValue(on)); });
    adopt(form, field, box, text);
}

void PolicyForm::addWords(QFormLayout *form, PolicyField field, const QString &hint)
{
    auto *box = new QComboBox(this);
    box->addItem(tr("not set"), QString());
    const auto words = field == PolicyField::freshnessClass ? freshnessClasses() : allowedWords(field);
    for (const auto &word : words)
        box->addItem(toText(word).replace(QLatin1Char('_'), QLatin1Char(' ')), toText(word));
    connect(box, &QComboBox::activated, this, [this, box, field] {
        const auto word = box->currentData().toString().toStdString();
        Q_EMIT edited(field, word.empty() ? std::nullopt : std::optional<PolicyValue>(word));
    });
    adopt(form, field, box, hint);
}

void PolicyForm::addNumber(QFormLayout *form, PolicyField field, double low, double high, double step, const QString &hint)
{
    auto *box = new QDoubleSpinBox(this);
    const bool whole = policyFieldType(field) == PolicyValueType::integer;
    box->setDecimals(whole ? 0 : step < 0.1 ? 3 : 1);
    box->setRange(low, high);
    box->setSingleStep(step);
    box->setSpecialValueText(tr("not set"));
    box->setKeyboardTracking(false);
    connect(box, &QDoubleSpinBox::valueChanged, this, [this, box, field, whole] {
        if (m_filling)
            return;
        auto value = realOrNothing(box);
        if (value && whole)
            value = PolicyValue(std::int64_t(std::llround(box->value())));
        Q_EMIT edited(field, value);
    });
    adopt(form, field, box, hint);
}

void PolicyForm::addText(QFormLayout *form, PolicyField field, const QString &placeholder)
{
    auto *line = new QLineEdit(this);
    line->setPlaceholderText(placeholder);
    line->setMinimumWidth(36 * kGrid);
    connect(line, &QLineEdit::editingFinished, this, [this, line, field] {
        if (!line->isModified())
            return;
        line->setModified(false);
        const auto text = line->text().toStdString();
        Q_EMIT edited(field, text.empty() ? std::nullopt : std::optional<PolicyValue>(text));
    });
    adopt(form, field, line, policyFieldText(field));
}

void PolicyForm::setRule(const PolicyRule *rule, const PolicyRule &defaults)
{
    m_filling = true;
    for (auto it = m_editors.cbegin(); it != m_editors.cend(); ++it) {
        auto value = rule ? policyValue(*rule, it.key()) : std::nullopt;
        if (!value)
            value = policyValue(defaults, it.key());
        QWidget *editor = it.value();
        if (auto *box = qobject_cast<QCheckBox *>(editor)) {
            box->setChecked(value && std::get<bool>(*value));
        } else if (auto *words = qobject_cast<QComboBox *>(editor)) {
            const auto word = value ? toText(std::get<std::string>(*value)) : QString();
            if (words->findData(word) < 0)
                words->addItem(word, word);
            words->setCurrentIndex(words->findData(word));
        } else if (auto *picker = qobject_cast<WordPicker *>(editor)) {
            picker->setWords(value ? std::get<std::vector<std::string>>(*value) : std::vector<std::string>());
        } else if (auto *ttl = qobject_cast<DurationEdit *>(editor)) {
            ttl->setSeconds(value ? std::optional(std::get<std::int64_t>(*value)) : std::nullopt);
        } else if (auto *number = qobject_cast<QDoubleSpinBox *>(editor)) {
            const auto *whole = value ? std::get_if<std::int64_t>(&*value) : nullptr;
            const auto *real = value ? std::get_if<double>(&*value) : nullptr;
            number->setValue(whole ? double(*whole) : real ? *real : number->minimum());
        } else if (auto *line = qobject_cast<QLineEdit *>(editor); line && !line->hasFocus()) {
            line->setText(value ? toText(std::get<std::string>(*value)) : QString());
            line->setModified(false);
            line->setCursorPosition(0);
        }
    }
    m_filling = false;
}

void PolicyForm::focusField(PolicyField field)
{
    if (auto *editor = m_editors.value(field))
        editor->setFocus(Qt::OtherFocusReason);
}

} // namespace cacheloupe
