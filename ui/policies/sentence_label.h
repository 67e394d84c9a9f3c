// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/effective_rule.h"
#include "ui/widgets/text_label.h"

namespace cacheloupe {

/// A policy as one plain sentence whose editable words are links. GUI thread.
class SentenceLabel : public TextLabel {
    Q_OBJECT
public:
    explicit SentenceLabel(QWidget *parent = nullptr);

    void setRule(EffectiveRule rule);

Q_SIGNALS:
    /// A word was chosen that edits this field.
    void fieldRequested(cacheloupe::PolicyField field);

protected:
    void changeEvent(QEvent *event) override;

private:
    EffectiveRule m_rule;
};

} // namespace cacheloupe
