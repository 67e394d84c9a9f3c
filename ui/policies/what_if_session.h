// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/policy_what_if.h"
#include "ui/support/app_context.h"
#include "ui/support/hit_log_session.h"
#include "ui/support/task.h"
#include "ui/support/verdict_book.h"

#include <QObject>
#include <QStringList>

#include <memory>
#include <optional>
#include <string>

namespace cacheloupe {

/// What the panel asks of the open logs. Without a call site: all of them.
struct WhatIfQuestion {
    PolicyDocument published;
    PolicyDocument draft;
    std::optional<PolicyDocument> other; ///< another draft to stand beside
    std::optional<std::string> callSite;
};

/// The counts under each policy; `other` when one was asked for.
struct WhatIfAnswer {
    WhatIfCounts published;
    WhatIfCounts draft;
    std::optional<WhatIfCounts> other;
};

/// Which of them a figure belongs to.
enum class WhatIfSide { published, draft, other };

/// The what-if of the open logs: the facts of all lookups, read once on a lane and extended when a log has grown, and the
/// last question asked of them. A newer question replaces one under way; edits do not disturb the reading. GUI thread.
class WhatIfSession : public QObject {
    Q_OBJECT
public:
    explicit WhatIfSession(const AppContext &context, QObject *parent = nullptr);

    void ask(WhatIfQuestion question);
    /// The ids behind a figure of the last question: all, or as many as a filter bears, evenly spread.
    void findIds(WhatIfSide side, WhatIfOutcome outcome, std::optional<DecisionReason> reason = std::nullopt);
    bool isBusy() const { return m_reading.isRunning() || m_deciding.isRunning() || m_finding.isRunning(); }

Q_SIGNALS:
    void answered(const cacheloupe::WhatIfAnswer &answer);
    /// Lookups of the log are being read for the first time.
    void reading(double share);
    void failed(const cacheloupe::Error &error);
    void idsFound(const QStringList &ids, quint64 all);

private:
    /// Facts refer to the table.
    struct Held {
        std::shared_ptr<const HitTable> table;
        LookupFacts facts;
    };
    void read();
    void decide();

    AppContext m_context;
    std::shared_ptr<const Held> m_held;
    std::shared_ptr<const HitTable> m_readingTable;
    std::shared_ptr<const WhatIfQuestion> m_question;
    Ticket m_reading;
    Ticket m_deciding;
    Ticket m_finding;
};

} // namespace cacheloupe
