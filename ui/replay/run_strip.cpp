// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replay/run_strip.h"

#include "ui/support/format.h"
#include "ui/support/theme.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace cacheloupe {

RunStrip::RunStrip(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("replay.runs"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(kPageMargin, kGrid / 2, kPageMargin, kGrid);
    row->setSpacing(kGrid);
    m_text = new TextLabel(TextRole::body, ThemeRole::text, this);
    m_text->setObjectName(QStringLiteral("replay.runText"));
    m_text->setWordWrap(true);
    m_resume = new QPushButton(tr("Go on with it"), this);
    m_resume->setObjectName(QStringLiteral("replay.resume"));
    auto *drop = new QPushButton(tr("Leave it"), this);
    drop->setObjectName(QStringLiteral("replay.drop"));
    drop->setToolTip(tr("The answers that came are kept."));
    row->addWidget(m_text, 1);
    row->addWidget(m_resume);
    row->addWidget(drop);
    connect(m_resume, &QPushButton::clicked, this, [this] { Q_EMIT resumeRequested(m_runs.front().runId); });
    connect(drop, &QPushButton::clicked, this, [this] { Q_EMIT dropRequested(m_runs.front().runId); });
    hide();
}

void RunStrip::setRuns(std::vector<UnfinishedReplay> runs)
{
    m_runs = std::move(runs);
    setVisible(!m_runs.empty());
    if (m_runs.empty())
        return;
    const auto &run = m_runs.front();
    const auto counts = tr("%1 of %2 answers").arg(formatCount(run.done), formatCount(run.total));
    m_text->setText(run.endpoint.empty() ? tr("The replay of %1 stopped with %2; the rest has not been asked.").arg(formatTime(run.at), counts)
                                         : tr("The replay of %1 at %2 stopped with %3; the rest has not been asked.").arg(formatTime(run.at), toText(run.endpoint), counts));
}

} // namespace cacheloupe
