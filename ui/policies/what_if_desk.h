// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/policies/what_if_session.h"

#include <QPointer>
#include <QString>

#include <optional>

class QFileDialog;

namespace cacheloupe {

class PolicySession;
class WhatIfPanel;

/// The what-if beside the form: asks again whenever draft, log or verdicts change and the panel is looked at, opens the
/// events behind a figure on the Hits page, and reads another policy to stand beside. GUI thread; the page owns it.
class WhatIfDesk : public QObject {
    Q_OBJECT
public:
    /// The panel belongs to `parent`.
    WhatIfDesk(const AppContext &context, const PolicySession &policy, QWidget *parent);

    WhatIfPanel *panel() const { return m_panel; }
    /// A second panel, for the last look before publishing: always of all call sites.
    WhatIfPanel *makeEffectPanel(QWidget *parent);
    bool isBusy() const { return m_session->isBusy() || m_reading.isRunning(); }
    void setCallSite(const QString &callSite);
    /// Reads a policy file to compare with.
    void compareWith(const QString &path);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void ask();
    WhatIfPanel *shown() const;
    void find(WhatIfSide side, WhatIfOutcome outcome, int reason);
    void chooseOther();
    void open(const QStringList &ids, quint64 all);

    AppContext m_context;
    const PolicySession &m_policy;
    WhatIfSession *m_session;
    WhatIfPanel *m_panel;
    WhatIfPanel *m_effect = nullptr;
    QString m_callSite;
    bool m_askLater = false; ///< something changed while nobody looked
    std::optional<PolicyDocument> m_other;
    QPointer<QFileDialog> m_dialog;
    Ticket m_reading;
};

} // namespace cacheloupe
