// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/policy.h"

#include <QToolButton>

#include <functional>
#include <vector>

namespace cacheloupe {

/// A button with ready-made settings: what a call site does, and the tables of lives for all call sites. GUI thread.
class PresetMenu : public QToolButton {
    Q_OBJECT
public:
    using DraftSource = std::function<const PolicyDocument &()>;
    using SiteSource = std::function<std::string()>;
    PresetMenu(DraftSource draft, SiteSource callSite, QWidget *parent = nullptr);

Q_SIGNALS:
    void editRequested(const std::vector<cacheloupe::PolicyEdit> &edits, const QString &name);

private:
    void addTasks(QMenu *menu);
    void addTables(QMenu *menu);

    DraftSource m_draft;
    SiteSource m_callSite;
};

} // namespace cacheloupe
