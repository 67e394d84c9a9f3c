// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/policy_what_if.h"

#include <QWidget>

namespace cacheloupe {

class TextLabel;

/// What the draft would have done with the logged hits of the call site. GUI thread.
class WhatIfPanel : public QWidget {
    Q_OBJECT
public:
    explicit WhatIfPanel(QWidget *parent = nullptr);

    void showCounts(const WhatIfCounts &counts);
    void showWaiting();

private:
    QList<QPair<TextLabel *, TextLabel *>> m_rows;
    TextLabel *m_line = nullptr;
};

} // namespace cacheloupe
