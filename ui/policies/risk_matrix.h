// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/effective_rule.h"

#include <QWidget>

#include <array>

namespace cacheloupe {

class TextLabel;

/// Volatility against risk: twelve cells of advice, the one of the call site marked. What is advised rests on these two
/// alone, never on how good a model is (S0.23). GUI thread.
class RiskMatrix : public QWidget {
    Q_OBJECT
public:
    explicit RiskMatrix(QWidget *parent = nullptr);

    void setRule(const EffectiveRule &rule);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    TextLabel *m_sentence = nullptr;
    std::array<TextLabel *, 12> m_cells{}; ///< row by row
    int m_current = -1;
};

} // namespace cacheloupe
