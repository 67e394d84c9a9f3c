// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/change_plan.h"

#include <QTableWidget>

namespace cacheloupe {

/// The entries a staged change is about: what each is now and what it would be, the first few hundred. GUI thread.
class VictimTable : public QTableWidget {
    Q_OBJECT
public:
    explicit VictimTable(QWidget *parent = nullptr);

    void setPlan(const ChangePlan &plan);

    /// Room for the head and two rows.
    QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void fitRows();
    void showHeads(ChangeKind kind);
    void addVictim(const ChangePlan &plan, const ChangeVictim &victim, int row);
};

} // namespace cacheloupe
