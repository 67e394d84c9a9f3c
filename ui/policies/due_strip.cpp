// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/policies/due_strip.h"

#include "ui/support/format.h"
#include "ui/support/theme.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QPushButton>

#include <algorithm>

namespace cacheloupe {

namespace {

// A timer that sleeps for weeks would miss a clock that was set, or a machine that slept.
constexpr std::int64_t kLongestNapMs = 60'000;

} // namespace

DueStrip::DueStrip(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("policies.due"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(kPageMargin, kGrid, kPageMargin, kGrid);
    m_text = new TextLabel(TextRole::body, ThemeRole::text, this);
    m_text->setWordWrap(true);
    m_publish = new QPushButton(tr("Publish it now"), this);
    m_publish->setObjectName(QStringLiteral("policies.duePublish"));
    auto *cancel = new QPushButton(tr("Drop the plan"), this);
    cancel->setObjectName(QStringLiteral("policies.dueCancel"));
    row->addWidget(m_text, 1);
    row->addWidget(m_publish);
    row->addWidget(cancel);
    m_clock.setSingleShot(true);
    connect(&m_clock, &QTimer::timeout, this, &DueStrip::refresh);
    connect(m_publish, &QPushButton::clicked, this, [this] { Q_EMIT publishRequested(m_pending.front()); });
    connect(cancel, &QPushButton::clicked, this, [this] { Q_EMIT cancelRequested(m_pending.front().id); });
    hide();
}

void DueStrip::setPending(std::vector<PendingPublication> pending)
{
    m_pending = std::move(pending);
    refresh();
}

void DueStrip::refresh()
{
    m_clock.stop();
    const bool isDue = !m_pending.empty() && m_pending.front().dueAt <= systemNow();
    setVisible(isDue);
    if (isDue) {
        const auto &next = m_pending.front();
        const auto when = formatTime(next.dueAt);
        m_text->setText(next.isRevert ? tr("Due since %1: take back what %2 published at %3 (%4).").arg(when, toText(next.author), toText(next.target), toText(next.note))
                                      : tr("Due since %1: what %2 planned for %3 (%4).").arg(when, toText(next.author), toText(next.target), toText(next.note)));
        m_publish->setText(next.isRevert ? tr("Take it back now") : tr("Publish it now"));
    } else if (!m_pending.empty()) {
        m_clock.start(int(std::clamp<std::int64_t>(unixMs(m_pending.front().dueAt) - unixMs(systemNow()), 0, kLongestNapMs)));
    }
}

} // namespace cacheloupe
