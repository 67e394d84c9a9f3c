// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/policy_field.h"

#include <QFrame>

#include <optional>

namespace cacheloupe {

/// The editor of one word of the sentence, opened on it. Every choice takes effect at once; Enter, Esc or a click
/// elsewhere closes it, and it deletes itself. GUI thread.
class FieldPopup : public QFrame {
    Q_OBJECT
public:
    FieldPopup(PolicyField field, const std::optional<PolicyValue> &value, QWidget *parent);

    /// At the pointer when it is over the widget, else at its lower edge.
    void openBelow(const QWidget *widget);

Q_SIGNALS:
    void edited(const std::optional<cacheloupe::PolicyValue> &value);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *m_editor = nullptr;
};

} // namespace cacheloupe
