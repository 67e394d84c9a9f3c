// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/effective_rule.h"
#include "core/domain/policy.h"
#include "core/policy/risk_topics.h"

#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace cacheloupe {

/// What the questions of a call site and the presets suggest for it, each with a button that a person presses: nothing
/// is set by itself. Hidden when there is nothing to suggest. GUI thread.
class SuggestionRows : public QWidget {
    Q_OBJECT
public:
    explicit SuggestionRows(QWidget *parent = nullptr);

    void setSite(const EffectiveRule &rule, const std::vector<RiskSuggestion> &topics);

Q_SIGNALS:
    void editRequested(const std::vector<cacheloupe::PolicyEdit> &edits, const QString &name);

private:
    void clear();
    void addTopic(const EffectiveRule &rule, const RiskSuggestion &topic);
    void addLife(const EffectiveRule &rule);
    void addThreshold(const EffectiveRule &rule);
    void addRow(const QString &sentence, const QString &name, const QList<QPair<QString, PolicyEdit>> &choices);

    QVBoxLayout *m_rows = nullptr;
};

} // namespace cacheloupe
