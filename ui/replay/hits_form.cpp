// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replay/hits_form.h"

#include "core/domain/upper_bound.h"
#include "ui/replay/form_column.h"
#include "ui/support/format.h"
#include "ui/widgets/text_label.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>

#include <algorithm>

namespace cacheloupe {

namespace {

constexpr int kMaxCount = 5000;
constexpr int kFirstCount = 5;

QString meaningOf(SampleKind sample)
{
    switch (sample) {
    case SampleKind::given: return {};
    case SampleKind::suspicious: return HitsForm::tr("Finds wrong reuses; says nothing of how many there are.");
    case SampleKind::random: return HitsForm::tr("Every hit has the same chance: shows how many answers no longer hold.");
    case SampleKind::stratified: return HitsForm::tr("From each call site, match kind and age: shows how long answers hold.");
    case SampleKind::query: return HitsForm::tr("Drawn from the hits that fit the filter.");
    case SampleKind::flaggedWrong: break;
    }
    return HitsForm::tr("Shows whether what was flagged has been mended.");
}

/// What a sample says about all hits when nothing in it differs; only a drawn one does.
QString boundText(SampleKind sample, int count)
{
    if (sample != SampleKind::random && sample != SampleKind::stratified && sample != SampleKind::query)
        return {};
    return HitsForm::tr("If all %1 hold, at most %2 of these hits do not (95 % confidence). %3 are needed for 1 %.")
        .arg(formatCount(std::uint64_t(count)), formatPercent(upperBound(0, std::uint64_t(count))), formatCount(cleanItemsNeeded(0.01)));
}

} // namespace

HitsForm::HitsForm(QWidget *parent) : QWidget(parent)
{
    FormColumn column(this, tr("Hits"));
    m_sample = new QComboBox(this);
    m_sample->addItem(tr("Most suspicious"), int(SampleKind::suspicious));
    m_sample->addItem(tr("Drawn at random"), int(SampleKind::random));
    m_sample->addItem(tr("Spread over sites and ages"), int(SampleKind::stratified));
    m_sample->addItem(tr("That fit a filter"), int(SampleKind::query));
    m_sample->addItem(tr("Last flagged wrong"), int(SampleKind::flaggedWrong));
    column.addField(tr("Which"), m_sample, "sample");
    m_meaning = column.addSentence("sampleMeaning", false);
    m_query = new QLineEdit(this);
    m_query->setPlaceholderText(QStringLiteral("call_site:support.faq age>2d"));
    m_query->setAccessibleName(tr("Filter"));
    column.add(m_query, "query");
    m_queryProblem = column.addSentence("queryProblem", true);
    m_count = new QSpinBox(this);
    m_count->setRange(1, kMaxCount);
    m_count->setValue(kFirstCount);
    column.addField(tr("How many"), m_count, "count");
    m_bound = column.addSentence("bound", false);
    auto *draw = new QPushButton(tr("Draw others"), this);
    m_draw = draw;
    column.add(m_draw, "draw");
    connect(m_sample, &QComboBox::currentIndexChanged, this, [this] {
        showParts();
        Q_EMIT edited();
    });
    connect(m_query, &QLineEdit::textChanged, this, &HitsForm::edited);
    connect(m_count, &QSpinBox::valueChanged, this, [this] {
        showParts();
        Q_EMIT edited();
    });
    connect(draw, &QPushButton::clicked, this, &HitsForm::drawAgain);
    showParts();
}

void HitsForm::drawAgain()
{
    ++m_seed;
    Q_EMIT edited();
}

SampleKind HitsForm::sample() const
{
    return SampleKind(m_sample->currentData().toInt());
}

size_t HitsForm::count() const
{
    return size_t(m_count->value());
}

QString HitsForm::query() const
{
    return sample() == SampleKind::query ? m_query->text().trimmed() : QString();
}

void HitsForm::setSample(SampleKind sample, size_t count, int given)
{
    const QSignalBlocker noSample(m_sample);
    const QSignalBlocker noCount(m_count);
    const int place = m_sample->findData(int(SampleKind::given));
    if (place >= 0)
        m_sample->removeItem(place);
    if (given > 0)
        m_sample->insertItem(0, tr("%Ln chosen hit(s)", nullptr, given), int(SampleKind::given));
    m_sample->setCurrentIndex(std::max(0, m_sample->findData(int(sample))));
    m_count->setValue(int(count));
    showParts();
}

void HitsForm::setQuery(const QString &query, size_t count)
{
    const QSignalBlocker quiet(this);
    m_query->setText(query);
    m_count->setValue(int(count));
    m_sample->setCurrentIndex(m_sample->findData(int(SampleKind::query)));
}

void HitsForm::showQueryProblem(const QString &sentence)
{
    say(m_queryProblem, sentence);
}

void HitsForm::showParts()
{
    const auto chosen = sample();
    m_count->setEnabled(chosen != SampleKind::given);
    m_query->setVisible(chosen == SampleKind::query);
    if (chosen != SampleKind::query)
        say(m_queryProblem, {});
    say(m_meaning, meaningOf(chosen));
    const auto bound = boundText(chosen, m_count->value());
    say(m_bound, bound);
    m_draw->setVisible(!bound.isEmpty());
}

} // namespace cacheloupe
