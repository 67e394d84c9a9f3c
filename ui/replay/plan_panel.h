// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/column_scroll.h"

namespace cacheloupe {

class DraftView;
class PlanForm;

/// The plan on the left: the form, and below it what it amounts to. Scrolls; GUI thread.
class PlanPanel : public ColumnScroll {
    Q_OBJECT
public:
    explicit PlanPanel(QWidget *parent = nullptr);

    PlanForm *form() const { return m_form; }
    DraftView *draft() const { return m_draft; }
    /// Never narrower than its widest field.
    QSize minimumSizeHint() const override;

private:
    PlanForm *m_form;
    DraftView *m_draft;
};

} // namespace cacheloupe
