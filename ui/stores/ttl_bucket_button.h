// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/stores/entry_arrangement.h"

#include <QAbstractButton>

namespace cacheloupe {

/// One bar of the TTL histogram: bar, count and name below each other.
class TtlBucketButton : public QAbstractButton {
    Q_OBJECT
public:
    TtlBucketButton(TtlBucket bucket, QWidget *parent = nullptr);

    /// `largest` is the count of the highest bar.
    void setCount(std::uint64_t count, std::uint64_t largest);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    TtlBucket m_bucket;
    std::uint64_t m_count = 0;
    std::uint64_t m_largest = 0;
};

} // namespace cacheloupe
