// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replay/draft_view.h"

#include "ui/replay/replay_text.h"
#include "ui/support/format.h"
#include "ui/support/theme.h"
#include "ui/widgets/copy_button.h"
#include "ui/widgets/section.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/text_panel.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace cacheloupe {

namespace {

constexpr int kRequestLines = 8;

QString estimateText(const ReplayDraft &draft)
{
    auto hits = DraftView::tr("%Ln hit(s)", nullptr, int(draft.hits.size()));
    if (draft.estimate.requests > draft.hits.size())
        hits = DraftView::tr("%1, %Ln request(s)", nullptr, int(draft.estimate.requests)).arg(hits);
    if (draft.loopback)
        return DraftView::tr("%1, free: the server is on this machine").arg(hits);
    if (!draft.estimate.costUsd)
        return DraftView::tr("%1, cost not known").arg(hits);
    const auto cost = DraftView::tr("%1, about %2").arg(hits, formatUsd(draft.estimate.costUsd));
    return draft.estimate.priceAsOf.empty() ? cost : DraftView::tr("%1 (prices of %2)").arg(cost, toText(draft.estimate.priceAsOf));
}

QString warningText(const ReplayDraft &draft, const std::optional<double> &capUsd)
{
    QStringList sentences;
    if (DraftView::capCannotBeKept(draft, capUsd))
        sentences << DraftView::tr("The price of a model is not known, so no cap can be kept. Set the cap to 0 to replay without one.");
    else if (capUsd && draft.estimate.costUsd.value_or(0) > *capUsd)
        sentences << DraftView::tr("The cap will end the replay early.");
    if (draft.estimate.unsendable > 0)
        sentences << DraftView::tr("%Ln hit(s) cannot be asked again: the log holds no question or no model.", nullptr, int(draft.estimate.unsendable));
    return sentences.join(QLatin1Char(' '));
}

} // namespace

DraftView::DraftView(QWidget *parent)
    : QWidget(parent), m_estimate(new TextLabel(TextRole::body, ThemeRole::text, this)), m_warning(new TextLabel(TextRole::secondary, ThemeRole::stale, this)),
      m_gaps(new TextLabel(TextRole::secondary, ThemeRole::secondaryText, this)), m_fill(new QPushButton(tr("Fill in…"), this)), m_gapsTitle(new Section(tr("Unlike the original"), this)),
      m_requestTitle(new Section(tr("First request"), this)), m_url(new TextLabel(TextRole::secondary, ThemeRole::secondaryText, this)),
      m_body(new TextPanel(this))
{
    m_estimate->setObjectName(QStringLiteral("replay.estimate"));
    m_warning->setObjectName(QStringLiteral("replay.warning"));
    m_gaps->setObjectName(QStringLiteral("replay.gaps"));
    m_fill->setObjectName(QStringLiteral("replay.fill"));
    m_fill->setAccessibleName(tr("Fill in what the log does not hold"));
    connect(m_fill, &QPushButton::clicked, this, &DraftView::templatesRequested);
    m_url->setObjectName(QStringLiteral("replay.requestUrl"));
    m_body->setObjectName(QStringLiteral("replay.request"));
    m_body->setAccessibleName(tr("First request"));
    m_body->setCode(true);
    m_body->setMaximumLines(kRequestLines);
    auto *copy = new CopyButton([this] { return m_body->content(); }, m_requestTitle);
    copy->setObjectName(QStringLiteral("replay.copyRequest"));
    copy->setAccessibleName(tr("Copy the request"));
    m_requestTitle->addTrailing(copy);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid / 2);
    column->addWidget(new Section(tr("Estimate"), this));
    for (auto *label : {m_estimate, m_warning, m_gaps, m_url})
        label->setWordWrap(true);
    column->addWidget(m_estimate);
    column->addWidget(m_warning);
    column->addSpacing(kGrid);
    column->addWidget(m_gapsTitle);
    column->addWidget(m_gaps);
    column->addWidget(m_fill, 0, Qt::AlignLeft);
    column->addSpacing(kGrid);
    column->addWidget(m_requestTitle);
    column->addWidget(m_url);
    column->addWidget(m_body);
    showDraft({}, {});
}

void DraftView::showDraft(const ReplayDraft &draft, const std::optional<double> &capUsd)
{
    m_estimate->setText(estimateText(draft));
    const auto warning = warningText(draft, capUsd);
    m_warning->setText(warning);
    m_warning->setVisible(!warning.isEmpty());
    QStringList gaps;
    for (const RequestGap gap : draft.gaps)
        gaps << requestGapText(gap);
    m_gaps->setText(gaps.join(QLatin1Char('\n')));
    m_gaps->setVisible(!gaps.isEmpty());
    m_gapsTitle->setVisible(!gaps.isEmpty());
    m_fill->setVisible(!gaps.isEmpty());
    const bool request = !draft.preview.empty();
    // A URL has no spaces to break at.
    auto url = toText(draft.firstUrl);
    m_url->setText(url.replace(QLatin1Char('/'), QStringLiteral("/\u200B")));
    m_url->setVisible(request && !draft.firstUrl.empty());
    m_body->setContent(toText(draft.preview));
    m_body->setVisible(request);
    m_requestTitle->setVisible(request);
}

bool DraftView::capCannotBeKept(const ReplayDraft &draft, const std::optional<double> &capUsd)
{
    return capUsd && !draft.loopback && !draft.estimate.costUsd;
}

} // namespace cacheloupe
