// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/effective_rule.h"
#include "core/domain/policy.h"

#include <QWidget>

#include <vector>

class QGridLayout;

namespace cacheloupe {

/// What the layer of a call site needs to be reused safely, met or not, with a button where one click meets it. GUI thread.
class LayerChecklist : public QWidget {
    Q_OBJECT
public:
    explicit LayerChecklist(QWidget *parent = nullptr);

    void setRule(const EffectiveRule &rule);

Q_SIGNALS:
    void editRequested(const std::vector<cacheloupe::PolicyEdit> &edits, const QString &name);

private:
    QGridLayout *m_grid = nullptr;
};

} // namespace cacheloupe
