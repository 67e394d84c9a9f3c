// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stores/embedding_view.h"

#include "ui/stores/embedding_search.h"
#include "ui/stores/near_rows.h"
#include "ui/support/format.h"
#include "ui/support/theme.h"
#include "ui/widgets/fact_rows.h"
#include "ui/widgets/section.h"
#include "ui/widgets/text_label.h"

#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace cacheloupe {

namespace {

/// Beyond this a logged similarity is not the cosine of the stored embeddings; below, it is rounding.
constexpr double kSameSimilarity = 0.005;
/// About where caches begin to serve; of questions further apart one expects other answers.
constexpr double kCloseSimilarity = 0.9;

QString lengthText(const CacheEntry &entry)
{
    const auto vector = vectorOf(entry);
    if (!vector)
        return EmbeddingView::tr("unknown, as the type is");
    const auto norm = vectorNorm(*vector);
    if (!norm)
        return EmbeddingView::tr("none: a number is not finite");
    return *norm > 0 ? QLocale().toString(*norm, 'f', 3) : EmbeddingView::tr("0: it has no direction");
}

QString answerRemark(const NearEntry &near)
{
    if (near.hasSameAnswer.value_or(false))
        return EmbeddingView::tr("same answer");
    return near.hasSameAnswer && near.similarity > kCloseSimilarity ? EmbeddingView::tr("another answer") : QString();
}

QList<NearLine> nearLines(const EmbeddingFindings &findings)
{
    QList<NearLine> lines;
    for (const auto &near : findings.nearest)
        lines.append({formatSimilarity(near.similarity), toText(near.question), answerRemark(near), toText(near.question), qint64(near.row)});
    return lines;
}

QList<NearLine> servedLines(const EmbeddingFindings &findings)
{
    QList<NearLine> lines;
    for (const auto &served : findings.served) {
        const auto recomputed = served.recomputed ? EmbeddingView::tr("recomputed %1").arg(formatSimilarity(served.recomputed)) : QString();
        lines.append({formatSimilarity(served.logged), toText(served.question), recomputed, {}, -1});
    }
    return lines;
}

} // namespace

EmbeddingView::EmbeddingView(QWidget *parent)
    : QWidget(parent), m_facts(new FactRows(this)), m_twins(new TextLabel(TextRole::body, ThemeRole::stale, this)),
      m_nearTitle(new Section(tr("Nearest cached questions"), this)), m_near(new NearRows(QStringLiteral("stores.embedding.near"), this)),
      m_state(new TextLabel(TextRole::secondary, ThemeRole::secondaryText, this)), m_servedTitle(new Section(tr("Served from it, by the log"), this)),
      m_served(new NearRows(QStringLiteral("stores.embedding.served"), this)), m_servedState(new TextLabel(TextRole::secondary, ThemeRole::secondaryText, this))
{
    setObjectName(QStringLiteral("stores.embedding"));
    m_twins->setObjectName(QStringLiteral("stores.embedding.twins"));
    m_state->setObjectName(QStringLiteral("stores.embedding.state"));
    m_servedState->setObjectName(QStringLiteral("stores.embedding.servedState"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid);
    column->addWidget(new Section(tr("Embedding"), this));
    for (QWidget *widget : std::initializer_list<QWidget *>{m_facts, m_nearTitle, m_twins, m_near, m_state, m_servedTitle, m_served, m_servedState})
        column->addWidget(widget);
    for (auto *label : {m_twins, m_state, m_servedState})
        label->setWordWrap(true);
    connect(m_near, &NearRows::chosen, this, [this](qint64 row) { Q_EMIT entryRequested(quint32(row)); });
    hide();
}

void EmbeddingView::setEntry(const CacheEntry &entry)
{
    setVisible(entry.vector.has_value());
    if (!entry.vector)
        return;
    const auto &vector = *entry.vector;
    const bool isInferred = std::find(entry.inferred.begin(), entry.inferred.end(), "vector") != entry.inferred.end();
    const auto type = vector.dtype.empty() ? tr("unknown type") : vector.dtype == "json" ? tr("list of numbers (JSON)") : toText(vector.dtype);
    m_facts->setFacts({{tr("Type"), isInferred && !vector.dtype.empty() ? tr("%1 (inferred)").arg(type) : type},
                       {tr("Dimension"), vector.dim > 0 ? QLocale().toString(vector.dim) : tr("unknown, as the type is")},
                       {tr("Size"), formatBytes(vector.sizeBytes)},
                       {tr("Length"), lengthText(entry)}});
    setState({});
    m_servedTitle->hide();
    m_served->setLines({});
    m_servedState->hide();
}

void EmbeddingView::setState(const QString &sentence)
{
    m_twins->hide();
    m_near->setLines({});
    m_state->setText(sentence);
    m_state->setVisible(!sentence.isEmpty());
    m_nearTitle->setVisible(!sentence.isEmpty());
}

void EmbeddingView::setFindings(const EmbeddingFindings &findings, const VectorBlock &vectors)
{
    const auto compared = formatCount(findings.compared);
    QString state = vectors.isSampled() ? tr("Sampled: compared with %1, spread evenly over %2 embeddings.").arg(compared, formatCount(vectors.seen()))
                                        : tr("Compared with %Ln embedding(s), exactly.", nullptr, int(findings.compared));
    if (findings.ofOtherDimension > 0)
        state += QLatin1Char(' ') + tr("%Ln other(s) cannot be compared: their dimension is another.", nullptr, int(findings.ofOtherDimension));
    setState(state);
    m_near->setLines(nearLines(findings));
    const auto twins = std::count_if(findings.nearest.begin(), findings.nearest.end(), [](const auto &near) { return near.isRivalTwin(); });
    m_twins->setVisible(twins > 0);
    m_twins->setText(tr("%Ln entry(s) with another answer can hardly be told from this one (cosine above 0.999): which answer is served is chance.", nullptr, int(twins)));
    m_served->setLines(servedLines(findings));
    m_servedTitle->setVisible(!findings.served.empty());
    const bool differs = std::any_of(findings.served.begin(), findings.served.end(),
                                     [](const auto &served) { return served.recomputed && std::abs(*served.recomputed - served.logged) > kSameSimilarity; });
    QString served = tr("%Ln question(s); those served at the lowest similarity come first.", nullptr, int(findings.servedCount));
    if (differs)
        served += QLatin1Char(' ') + tr("What the log calls similarity is not the cosine of the stored embeddings.");
    m_servedState->setText(served);
    m_servedState->setVisible(!findings.served.empty());
}

} // namespace cacheloupe
