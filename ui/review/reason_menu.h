// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/verdict.h"

#include <QMenu>

#include <functional>

namespace cacheloupe {

/// The four wrong-reuse verdicts, each with the reasons that fit it; `suggestedFor` marks one of each. Lives as long as
/// it is shown. GUI thread.
class ReasonMenu : public QMenu {
    Q_OBJECT
public:
    using Suggestion = std::function<VerdictReason(Verdict)>;
    /// With a wrong-reuse verdict only its own reasons are offered.
    ReasonMenu(Verdict verdict, VerdictReason current, const Suggestion &suggestedFor, QWidget *parent);

Q_SIGNALS:
    void chosen(cacheloupe::Verdict verdict, cacheloupe::VerdictReason reason);

private:
    void addReasons(QMenu *menu, Verdict verdict, VerdictReason current);
};

} // namespace cacheloupe
