// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/stores/entry_arrangement.h"

#include <QWidget>

#include <array>

class QAbstractButton;

namespace cacheloupe {

/// How many entries have how much time left, as seven bars that are buttons: one chosen narrows the list to it, chosen
/// again it lets go. Space and arrows by keyboard.
class TtlHistogram : public QWidget {
    Q_OBJECT
public:
    explicit TtlHistogram(QWidget *parent = nullptr);

    void setCounts(const std::array<std::uint64_t, kTtlBucketCount> &counts);
    std::optional<TtlBucket> chosen() const;
    /// Does not emit.
    void clearChosen();

Q_SIGNALS:
    void chosenChanged();

private:
    void toggle(size_t index, bool on);
    std::array<QAbstractButton *, kTtlBucketCount> m_buttons{};
};

} // namespace cacheloupe
