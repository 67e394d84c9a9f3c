// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replay/care_form.h"

#include "ui/replay/form_column.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QSpinBox>

namespace cacheloupe {

namespace {

constexpr int kMaxParallel = 16;
constexpr int kMaxRate = 6000;
constexpr int kMaxRepeats = 9;
constexpr int kFirstParallel = 4;
constexpr double kFirstCapUsd = 1.0;

} // namespace

CareForm::CareForm(QWidget *parent) : QWidget(parent)
{
    FormColumn column(this, tr("Care"));
    m_cap = new QDoubleSpinBox(this);
    m_cap->setRange(0, 1000);
    m_cap->setDecimals(2);
    m_cap->setSingleStep(0.5);
    m_cap->setPrefix(QStringLiteral("$"));
    m_cap->setSpecialValueText(tr("no cap"));
    m_cap->setValue(kFirstCapUsd);
    column.addField(tr("Cost at most"), m_cap, "cap");
    m_repeats = new QSpinBox(this);
    m_repeats->setRange(1, kMaxRepeats);
    m_repeats->setSpecialValueText(tr("once"));
    m_repeats->setSuffix(tr(" times"));
    m_repeats->setToolTip(tr("A model words its answers anew each time. Asked three times, it shows how much of a difference is its own."));
    column.addField(tr("Ask each hit"), m_repeats, "repeats");
    m_parallel = new QSpinBox(this);
    m_parallel->setRange(1, kMaxParallel);
    m_parallel->setValue(kFirstParallel);
    column.addField(tr("Requests at once"), m_parallel, "parallel");
    m_rate = new QSpinBox(this);
    m_rate->setRange(0, kMaxRate);
    m_rate->setSingleStep(10);
    m_rate->setSpecialValueText(tr("no limit"));
    column.addField(tr("Requests a minute"), m_rate, "rate");
    m_mask = new QCheckBox(tr("Hide personal text"), this);
    m_mask->setToolTip(tr("E-mail addresses, phone, order and card numbers, IBANs and secrets are replaced before a question is sent. Names are not recognised."));
    column.add(m_mask, "mask");
    m_judge = column.addLine(tr("Judge model"), "judgeModel", tr("none"));
    m_judge->setToolTip(tr("A second opinion on a pair of answers, asked with J. It never sets a flag."));
    for (auto *box : {m_repeats, m_parallel, m_rate})
        connect(box, &QSpinBox::valueChanged, this, &CareForm::edited);
    connect(m_cap, &QDoubleSpinBox::valueChanged, this, &CareForm::edited);
    connect(m_mask, &QCheckBox::toggled, this, &CareForm::edited);
}

int CareForm::repeats() const
{
    return m_repeats->value();
}

unsigned CareForm::parallel() const
{
    return unsigned(m_parallel->value());
}

double CareForm::requestsPerMinute() const
{
    return m_rate->value();
}

std::optional<double> CareForm::capUsd() const
{
    return m_cap->value() > 0 ? std::optional(m_cap->value()) : std::nullopt;
}

std::string CareForm::judgeModel() const
{
    return m_judge->text().trimmed().toStdString();
}

bool CareForm::masksPrivateText() const
{
    return m_mask->isChecked();
}

} // namespace cacheloupe
