// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/policies/what_if_session.h"

#include <QStringList>
#include <QWidget>

#include <cstdint>

class QCheckBox;
class QGridLayout;
class QPushButton;

namespace cacheloupe {

class TextLabel;

/// What the log would have looked like: each figure as published, under the draft and the change between them, why hits are
/// refused, and another draft beside when one was chosen. A figure with events behind it is a link. GUI thread.
class WhatIfPanel : public QWidget {
    Q_OBJECT
public:
    explicit WhatIfPanel(QWidget *parent = nullptr);

    void showAnswer(const WhatIfAnswer &answer);
    /// Nothing is known yet; `share` of the reading is done. Figures on screen stay.
    void showReading(double share);
    void showFailure(const QString &sentence);
    void showOther(const QString &name);
    bool isForAll() const;
    /// Of all call sites for good, without another draft.
    void fixToAll();

Q_SIGNALS:
    void scopeChanged();
    void otherRequested();
    void otherDismissed();
    /// A DecisionReason, or -1 for any.
    void rowsRequested(cacheloupe::WhatIfSide side, cacheloupe::WhatIfOutcome outcome, int reason);

private:
    /// A count with its outcome, for each policy.
    struct Counted {
        QString caption;
        std::uint64_t (*count)(const WhatIfCounts &counts);
        WhatIfOutcome outcome;
        bool isLink = true;
    };
    void addHead(bool hasOther);
    void addCounted(const Counted &row, const WhatIfAnswer &answer);
    void addText(const QString &caption, const QStringList &figures, const QString &change = {});
    void addReasons(const WhatIfAnswer &answer);
    void addEpoch(const EpochForecast &epoch);
    void addNote(const QString &text);
    void addLabel(int column, const QString &text, bool isSecondary = false);
    void addLink(int column, const QString &text, const QString &caption, WhatIfSide side, WhatIfOutcome outcome, int reason);
    void clearTable();

    QCheckBox *m_all = nullptr;
    QPushButton *m_compare = nullptr;
    QPushButton *m_dismiss = nullptr;
    TextLabel *m_line = nullptr;
    QWidget *m_table = nullptr;
    QGridLayout *m_grid = nullptr;
    QString m_other;
    int m_next = 0; ///< row of the grid
};

} // namespace cacheloupe
