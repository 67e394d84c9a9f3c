// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace cacheloupe {

class ReplayModel;

/// The chosen hits and their results, one row each; keeps a row chosen as long as there is one. GUI thread.
class ReplayTable : public QTableView {
    Q_OBJECT
public:
    explicit ReplayTable(ReplayModel *model, QWidget *parent = nullptr);

    /// -1 when there is none.
    int currentRow() const { return currentIndex().row(); }
    void choose(int row);

Q_SIGNALS:
    /// Another row is current, or what the current one shows changed.
    void currentChangedOrUpdated();

protected:
    void changeEvent(QEvent *event) override;

private:
    void fitColumns();
};

} // namespace cacheloupe
