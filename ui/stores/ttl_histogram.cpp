// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stores/ttl_histogram.h"

#include "ui/stores/ttl_bucket_button.h"
#include "ui/support/theme.h"

#include <QHBoxLayout>

#include <algorithm>

namespace cacheloupe {

TtlHistogram::TtlHistogram(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("stores.ttl"));
    setAccessibleName(tr("Time left"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGrid / 2);
    for (size_t i = 0; i < kTtlBucketCount; ++i) {
        m_buttons[i] = new TtlBucketButton(TtlBucket(i), this);
        m_buttons[i]->setObjectName(QStringLiteral("stores.ttl%1").arg(i));
        connect(m_buttons[i], &QAbstractButton::clicked, this, [this, i](bool on) { toggle(i, on); });
        row->addWidget(m_buttons[i], 1);
    }
}

void TtlHistogram::setCounts(const std::array<std::uint64_t, kTtlBucketCount> &counts)
{
    const auto largest = *std::max_element(counts.begin(), counts.end());
    for (size_t i = 0; i < kTtlBucketCount; ++i)
        static_cast<TtlBucketButton *>(m_buttons[i])->setCount(counts[i], largest);
}

std::optional<TtlBucket> TtlHistogram::chosen() const
{
    for (size_t i = 0; i < kTtlBucketCount; ++i)
        if (m_buttons[i]->isChecked())
            return TtlBucket(i);
    return std::nullopt;
}

void TtlHistogram::clearChosen()
{
    for (auto *button : m_buttons)
        button->setChecked(false);
}

void TtlHistogram::toggle(size_t index, bool on)
{
    for (size_t i = 0; i < kTtlBucketCount; ++i)
        m_buttons[i]->setChecked(on && i == index);
    Q_EMIT chosenChanged();
}

} // namespace cacheloupe
