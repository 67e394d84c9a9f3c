// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/policy_decision.h"

#include <QWidget>

#include <optional>
#include <vector>

namespace cacheloupe {

/// A step's question ("Caller says cacheable?") and, for a refusal, why in a few words with the fields.
QString decisionStepText(DecisionStep step);
QString decisionReasonText(const PolicyDecision &decision);
/// The whole way in words: "Caller says cacheable: yes. … Match and threshold: no, the similarity is below the threshold.
/// Regenerate."
QString describeDecision(const PolicyDecision &decision);

/// The decision flow of the seeds (mission S2.13) for one lookup: five questions one below the other, each answered yes
/// until one refuses, then "regenerate"; or "serve" at the end. The way taken is lit, what was not reached is pale; words
/// and icons carry the meaning as well. As high as it needs. A value comes in, nothing goes out. GUI thread.
class DecisionFlowView : public QWidget {
    Q_OBJECT
public:
    explicit DecisionFlowView(QWidget *parent = nullptr);

    /// Nothing decided: all steps pale.
    void setDecision(const std::optional<PolicyDecision> &decision);
    const std::optional<PolicyDecision> &decision() const { return m_decision; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Box;
    std::vector<Box> boxes(int width) const;
    void paintBox(QPainter &painter, const Box &box) const;

    std::optional<PolicyDecision> m_decision;
};

} // namespace cacheloupe
