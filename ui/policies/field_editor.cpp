// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/policies/field_editor.h"

#include "core/domain/key_fields.h"
#include "core/policy/policy_presets.h"
#include "core/policy/policy_vocabulary.h"
#include "ui/policies/duration_edit.h"
#include "ui/policies/policy_text.h"
#include "ui/policies/word_picker.h"
#include "ui/support/format.h"
#include "ui/support/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLineEdit>

#include <cmath>

namespace cacheloupe {

namespace {

struct NumberRange {
    double low = 0;
    double high = 0;
    double step = 0;
    int decimals = 0;
};

NumberRange rangeOf(PolicyField field)
{
    if (field == PolicyField::keyEpoch)
        return {0, 1e6, 1, 0};
    // The lowest value of a range stands for "not set".
    return field == PolicyField::maxTemperature ? NumberRange{-0.1, 2, 0.1, 1} : NumberRange{0, 1, 0.01, 3};
}

QList<QPair<QString, QStringList>> keyFieldGroups()
{
    QList<QPair<QString, QStringList>> groups;
    for (const auto field : allKeyFields()) {
        const auto heading = toText(std::string(keyFieldGroupName(keyFieldGroup(field))));
        if (groups.isEmpty() || groups.last().first != heading)
            groups.append({heading, {}});
        groups.last().second.append(toText(std::string(keyFieldName(field))));
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

} // namespace

FieldEditor::FieldEditor(PolicyField field, const QString &prefix, QWidget *parent) : QWidget(parent), m_field(field)
{
    m_control = makeControl();
    m_control->setObjectName(prefix + toText(std::string(policyFieldName(field))));
    m_control->setAccessibleName(policyFieldText(field));
    m_control->setToolTip(hint(field));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_control);
    setFocusProxy(m_control);
}

QString FieldEditor::hint(PolicyField field)
{
    switch (field) {
    case PolicyField::cacheable: return tr("Answers may be reused");
    case PolicyField::layer: return tr("What is kept: the finished answer, or something below it");
    case PolicyField::match: return tr("The same question only, or similar ones too");
    case PolicyField::ttlS: return tr("After this time an answer is written afresh");
    case PolicyField::validUntilVersionChanges: return tr("Until the source version changes");
    case PolicyField::similarityThreshold: return tr("Similarity from 0 to 1; 0.92 to 0.97 is usual");
    case PolicyField::keyFields: return tr("Each must be the same now as it was when the answer was written");
    case PolicyField::scope: return tr("Among whom an answer may be shared");
    case PolicyField::freshnessClass: return tr("How fast the truth behind the answer moves");
    case PolicyField::risk: return tr("What makes a reuse dangerous here");
    case PolicyField::lane: return tr("Does somebody wait for the answer");
    case PolicyField::keyEpoch: return tr("Raise it to leave all older entries behind");
    case PolicyField::maxTemperature: return tr("Answers made at higher temperatures are not kept");
    case PolicyField::owner: return tr("Person or team");
    case PolicyField::reason: return tr("Why these settings are right");
    case PolicyField::reviewBy: return tr("2026-12-31");
    case PolicyField::evidence: return tr("Flagged hits and replays that led to these settings");
    }
    return {};
}

QWidget *FieldEditor::makeControl()
{
    switch (policyFieldType(m_field)) {
    case PolicyValueType::boolean:
        return makeCheck();
    case PolicyValueType::textList:
        return makePicker();
    case PolicyValueType::integer:
        return m_field == PolicyField::ttlS ? makeDuration() : makeNumber();
    case PolicyValueType::real:
        return makeNumber();
    case PolicyValueType::text:
        break;
    }
    const bool hasWords = m_field == PolicyField::freshnessClass || !allowedWords(m_field).empty();
    return hasWords ? makeWords() : makeText();
}

QWidget *FieldEditor::makeCheck()
{
    auto *box = new QCheckBox(hint(m_field), this);
    connect(box, &QCheckBox::clicked, this, [this](bool on) { Q_EMIT edited(PolicyValue(on)); });
    return box;
}

QWidget *FieldEditor::makeWords()
{
    auto *box = new QComboBox(this);
    box->addItem(tr("not set"), QString());
    const auto words = m_field == PolicyField::freshnessClass ? freshnessClasses() : allowedWords(m_field);
    for (const auto &word : words)
        box->addItem(toText(word).replace(QLatin1Char('_'), QLatin1Char(' ')), toText(word));
    connect(box, &QComboBox::activated, this, [this, box] {
        const auto word = box->currentData().toString().toStdString();
        Q_EMIT edited(word.empty() ? std::nullopt : std::optional<PolicyValue>(word));
    });
    return box;
}

QWidget *FieldEditor::makePicker()
{
    const QList<QPair<QString, QStringList>> riskGroup{{QString(), riskTagNames()}};
    auto *picker = new WordPicker(m_field == PolicyField::keyFields ? keyFieldGroups() : m_field == PolicyField::risk ? riskGroup : QList<QPair<QString, QStringList>>(), tr("None"), this);
    connect(picker, &WordPicker::edited, this, [this, picker] { Q_EMIT edited(PolicyValue(picker->words())); });
    return picker;
}

QWidget *FieldEditor::makeDuration()
{
    auto *ttl = new DurationEdit(this);
    connect(ttl, &DurationEdit::edited, this, [this, ttl] {
        if (!m_filling)
            Q_EMIT edited(ttl->seconds() ? std::optional<PolicyValue>(*ttl->seconds()) : std::nullopt);
    });
    return ttl;
}

QWidget *FieldEditor::makeNumber()
{
    auto *box = new QDoubleSpinBox(this);
    const auto range = rangeOf(m_field);
    box->setDecimals(range.decimals);
    box->setRange(range.low, range.high);
    box->setSingleStep(range.step);
    box->setSpecialValueText(tr("not set"));
    box->setKeyboardTracking(false);
    connect(box, &QDoubleSpinBox::valueChanged, this, [this, box](double value) {
        if (m_filling)
            return;
        if (value <= box->minimum())
            Q_EMIT edited(std::nullopt);
        else if (policyFieldType(m_field) == PolicyValueType::integer)
            Q_EMIT edited(PolicyValue(std::int64_t(std::llround(value))));
        else
            Q_EMIT edited(PolicyValue(std::round(value * 1000) / 1000));
    });
    return box;
}

QWidget *FieldEditor::makeText()
{
    auto *line = new QLineEdit(this);
    line->setPlaceholderText(hint(m_field));
    line->setMinimumWidth(36 * kGrid);
    connect(line, &QLineEdit::editingFinished, this, [this, line] {
        if (!line->isModified())
            return;
        line->setModified(false);
        const auto text = line->text().toStdString();
        Q_EMIT edited(text.empty() ? std::nullopt : std::optional<PolicyValue>(text));
    });
    return line;
}

void FieldEditor::setNumber(const std::optional<PolicyValue> &value)
{
    auto *box = static_cast<QDoubleSpinBox *>(m_control);
    const auto *whole = value ? std::get_if<std::int64_t>(&*value) : nullptr;
    const auto *real = value ? std::get_if<double>(&*value) : nullptr;
    const double number = whole ? double(*whole) : real ? *real : box->minimum();
    // A value with more places than the control shows would be lost at the next look.
    if (std::fabs(number - std::round(number * 1000) / 1000) > 1e-9)
        box->setDecimals(6);
    box->setValue(number);
}

void FieldEditor::setValue(const std::optional<PolicyValue> &value)
{
    m_filling = true;
    if (auto *box = qobject_cast<QCheckBox *>(m_control)) {
        box->setChecked(value && std::get<bool>(*value));
    } else if (auto *words = qobject_cast<QComboBox *>(m_control)) {
        const auto word = value ? toText(std::get<std::string>(*value)) : QString();
        if (words->findData(word) < 0)
            words->addItem(word, word);
        words->setCurrentIndex(words->findData(word));
    } else if (auto *picker = qobject_cast<WordPicker *>(m_control)) {
        picker->setWords(value ? std::get<std::vector<std::string>>(*value) : std::vector<std::string>());
    } else if (auto *ttl = qobject_cast<DurationEdit *>(m_control)) {
        ttl->setSeconds(value ? std::optional(std::get<std::int64_t>(*value)) : std::nullopt);
    } else if (qobject_cast<QDoubleSpinBox *>(m_control)) {
        setNumber(value);
    } else if (auto *line = qobject_cast<QLineEdit *>(m_control); line && !line->hasFocus()) {
        line->setText(value ? toText(std::get<std::string>(*value)) : QString());
        line->setModified(false);
        line->setCursorPosition(0);
    }
    m_filling = false;
}

} // namespace cacheloupe
