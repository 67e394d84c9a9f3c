// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replay/plan_form.h"

#include "core/base/utf8.h"
#include "core/driver/http_url.h"
#include "ui/support/theme.h"
#include "ui/widgets/section.h"
#include "ui/widgets/text_label.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace cacheloupe {

namespace {

constexpr int kMaxCount = 500;
constexpr int kMaxParallel = 4;
constexpr double kFirstCapUsd = 1.0;
constexpr int kAttempts = 4;

std::string trimmedText(const QLineEdit *line)
{
    return line->text().trimmed().toStdString();
}

void say(TextLabel *label, const QString &sentence)
{
    label->setText(sentence);
    label->setVisible(!sentence.isEmpty());
}

} // namespace

PlanForm::PlanForm(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("replay.plan"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid / 2);
    buildHits(column);
    column->addSpacing(kGrid);
    buildServer(column);
    column->addSpacing(kGrid);
    buildCare(column);
    check();
}

void PlanForm::addField(QVBoxLayout *column, const QString &label, QWidget *field, const char *name)
{
    field->setObjectName(QLatin1String("replay.") + QLatin1String(name));
    field->setAccessibleName(label);
    auto *words = new TextLabel(label, TextRole::secondary, ThemeRole::secondaryText, this);
    words->setBuddy(field);
    words->setContentsMargins(0, kGrid / 2, 0, 0);
    column->addWidget(words);
    column->addWidget(field);
}

QLineEdit *PlanForm::addLine(QVBoxLayout *column, const QString &label, const char *name, const QString &placeholder)
{
    auto *line = new QLineEdit(this);
    line->setPlaceholderText(placeholder);
    addField(column, label, line, name);
    connect(line, &QLineEdit::textChanged, this, [this] {
        check();
        Q_EMIT edited();
    });
    return line;
}

TextLabel *PlanForm::addProblem(QVBoxLayout *column, const char *name)
{
    auto *label = new TextLabel(TextRole::secondary, ThemeRole::wrong, this);
    label->setObjectName(QLatin1String("replay.") + QLatin1String(name));
    label->setWordWrap(true);
    label->hide();
    column->addWidget(label);
    return label;
}

void PlanForm::buildHits(QVBoxLayout *column)
{
    column->addWidget(new Section(tr("Hits"), this));
    m_sample = new QComboBox(this);
    m_sample->addItem(tr("Most suspicious"), int(ReplaySample::suspicious));
    m_sample->addItem(tr("Drawn at random"), int(ReplaySample::random));
    m_sample->addItem(tr("Last flagged wrong"), int(ReplaySample::flaggedWrong));
    addField(column, tr("Which"), m_sample, "sample");
    m_count = new QSpinBox(this);
    m_count->setRange(1, kMaxCount);
    m_count->setValue(5);
    addField(column, tr("How many"), m_count, "count");
    connect(m_sample, &QComboBox::currentIndexChanged, this, [this] {
        m_count->setEnabled(sample() != ReplaySample::given);
        Q_EMIT edited();
    });
    connect(m_count, &QSpinBox::valueChanged, this, &PlanForm::edited);
}

void PlanForm::buildServer(QVBoxLayout *column)
{
    column->addWidget(new Section(tr("Server"), this));
    m_endpoint = addLine(column, tr("Address (OpenAI-compatible)"), "endpoint", QStringLiteral("https://api.openai.com/v1"));
    m_endpointProblem = addProblem(column, "endpointProblem");
    m_model = addLine(column, tr("Model"), "model", tr("as logged"));
    m_key = addLine(column, tr("Where the API key is"), "key", tr("env:NAME, keychain:NAME, file:PATH or ask"));
    m_key->setToolTip(tr("env:NAME, keychain:NAME, file:PATH or ask; empty when the server needs none. Only this place is stored, never the key."));
    m_asked = new QLineEdit(this);
    m_asked->setObjectName(QStringLiteral("replay.askedKey"));
    m_asked->setAccessibleName(tr("API key for this replay"));
    m_asked->setPlaceholderText(tr("API key for this replay"));
    m_asked->setEchoMode(QLineEdit::Password);
    m_asked->hide();
    connect(m_asked, &QLineEdit::textChanged, this, &PlanForm::edited);
    column->addWidget(m_asked);
    m_keyProblem = addProblem(column, "keyProblem");
}

void PlanForm::buildCare(QVBoxLayout *column)
{
    column->addWidget(new Section(tr("Care"), this));
    m_parallel = new QSpinBox(this);
    m_parallel->setRange(1, kMaxParallel);
    addField(column, tr("Requests at once"), m_parallel, "parallel");
    m_cap = new QDoubleSpinBox(this);
    m_cap->setRange(0, 1000);
    m_cap->setDecimals(2);
    m_cap->setSingleStep(0.5);
    m_cap->setPrefix(QStringLiteral("$"));
    m_cap->setSpecialValueText(tr("no cap"));
    m_cap->setValue(kFirstCapUsd);
    addField(column, tr("Cost at most"), m_cap, "cap");
    connect(m_parallel, &QSpinBox::valueChanged, this, &PlanForm::edited);
    connect(m_cap, &QDoubleSpinBox::valueChanged, this, &PlanForm::edited);
}

ReplaySample PlanForm::sample() const
{
    return ReplaySample(m_sample->currentData().toInt());
}

size_t PlanForm::count() const
{
    return size_t(m_count->value());
}

void PlanForm::setSample(ReplaySample sample, size_t count, int given)
{
    const QSignalBlocker noSample(m_sample);
    const QSignalBlocker noCount(m_count);
    const int place = m_sample->findData(int(ReplaySample::given));
    if (place >= 0)
        m_sample->removeItem(place);
    if (given > 0)
        m_sample->insertItem(0, tr("%Ln chosen hit(s)", nullptr, given), int(ReplaySample::given));
    m_sample->setCurrentIndex(std::max(0, m_sample->findData(int(sample))));
    m_count->setValue(int(count));
    m_count->setEnabled(sample != ReplaySample::given);
}

ReplayPlan PlanForm::plan() const
{
    ReplayPlan plan;
    plan.endpoint = trimmedText(m_endpoint);
    plan.model = trimmedText(m_model);
    if (const auto key = SecretRef::parse(trimmedText(m_key)))
        plan.apiKey = *key;
    plan.parallel = unsigned(m_parallel->value());
    plan.maxAttempts = kAttempts;
    if (m_cap->value() > 0)
        plan.maxCostUsd = m_cap->value();
    return plan;
}

bool PlanForm::isReady() const
{
    const auto key = SecretRef::parse(trimmedText(m_key));
    const bool keyTyped = !key || key->scheme != SecretRef::Scheme::ask || !m_asked->text().isEmpty();
    return key.ok() && keyTyped && !m_endpoint->text().trimmed().isEmpty() && m_endpointProblem->text().isEmpty();
}

void PlanForm::setServer(const QString &endpoint, const QString &model, const QString &key)
{
    const QSignalBlocker noEndpoint(m_endpoint);
    const QSignalBlocker noModel(m_model);
    const QSignalBlocker noKey(m_key);
    m_endpoint->setText(endpoint);
    m_model->setText(model);
    m_key->setText(key);
    check();
}

void PlanForm::showKeyProblem(const QString &sentence)
{
    say(m_keyProblem, sentence);
}

SecretResolver PlanForm::resolver(SecretResolver others)
{
    const auto typed = std::make_shared<Secret>(m_asked->text().toStdString());
    const QSignalBlocker quiet(m_asked);
    m_asked->clear();
    return [typed, others = std::move(others)](const SecretRef &ref) -> Result<Secret> {
        if (ref.scheme != SecretRef::Scheme::ask)
            return others(ref);
        return std::move(*typed);
    };
}

void PlanForm::check()
{
    const auto endpoint = trimmedText(m_endpoint);
    QString problem;
    if (redacted(endpoint) != endpoint)
        problem = tr("Leave the secret out of the address; say below where it is kept.");
    else if (!endpoint.empty() && !parseHttpUrl(endpoint))
        problem = tr("Write it like https://host/v1 or http://localhost:11434/v1.");
    say(m_endpointProblem, problem);
    const auto key = SecretRef::parse(trimmedText(m_key));
    say(m_keyProblem, key ? QString() : tr("Write env:NAME, keychain:NAME, file:PATH or ask. The key itself is never kept here."));
    m_asked->setVisible(key && key->scheme == SecretRef::Scheme::ask);
}

} // namespace cacheloupe
