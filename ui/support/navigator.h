// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/flagged_hit.h"
#include "core/domain/policy.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <memory>

namespace cacheloupe {

enum class PageId { overview, review, hits, stores, policies, replay };

/// Entries of a connected store that live longer than the policy says.
struct TtlHandover {
    qint64 connection = 0;
    QStringList keys;
};

/// Changes of the policy that somebody found elsewhere, drafted as one step.
struct PolicyHandover {
    std::vector<PolicyEdit> edits;
    QString what; ///< what the undo step is called
};

/// Where to go and what to show there. Empty members mean "as it was".
struct Destination {
    PageId page = PageId::overview;
    QString query;      ///< Hits: a query of the filter language
    QStringList hitIds; ///< Review and Replay: these hits, in this order
    QString callSite;   ///< Policies: this call site; Review: only this one
    QString entryKey;   ///< Stores: this entry
    bool newStore = false; ///< Stores: the form that connects one
    std::shared_ptr<const FlaggedHit> flagged = {}; ///< Policies: draft the change that stops this reuse
    std::shared_ptr<const PolicyHandover> changes = {}; ///< Policies: draft these
    std::shared_ptr<const TtlHandover> ttl = {}; ///< Stores: stage the policy's TTL for them
    QString answer = {}; ///< Stores: another answer for `entryKey`, to be staged
};

/// How pages, which do not know each other, send the person somewhere else. The shell listens; GUI thread.
class Navigator : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    void go(const Destination &destination) { Q_EMIT requested(destination); }

Q_SIGNALS:
    void requested(const cacheloupe::Destination &destination);
};

} // namespace cacheloupe
