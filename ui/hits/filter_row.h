// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"
#include "core/hitlog/hit_groups.h"

#include <QWidget>

#include <optional>

class QButtonGroup;
class QComboBox;

namespace cacheloupe {

class FilterBar;

/// The row above the hits: query, time presets, grouping. The presets write into the query, so that one language rules.
class FilterRow : public QWidget {
    Q_OBJECT
public:
    explicit FilterRow(QWidget *parent = nullptr);

    FilterBar *bar() const { return m_bar; }
    std::optional<HitGroupKey> groupBy() const;
    void setGroupBy(std::optional<HitGroupKey> key);
    /// The last moment of the log: what "last day" means.
    void setLastTime(std::optional<Instant> lastTime);
    /// Marks the preset that the query amounts to.
    void showQuery(const QString &query);

Q_SIGNALS:
    void groupByChanged();

private:
    QString presetTerm(int days) const;
    void applyPreset(int days);

    FilterBar *m_bar;
    QButtonGroup *m_presets;
    QComboBox *m_groupBy;
    std::optional<Instant> m_lastTime;
};

} // namespace cacheloupe
