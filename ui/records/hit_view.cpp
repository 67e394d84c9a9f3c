// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/records/hit_view.h"

#include "core/domain/hit_query.h"
#include "ui/records/masked_view.h"
#include "ui/support/hit_log_session.h"
#include "ui/support/screen_mask.h"

namespace cacheloupe {

Result<HitView> loadHitView(const HitTable &table, HitRow row, const LogFacts *facts, const EntryJoin *entries, const SuspicionBook::Basis &basis)
{
    auto hit = table.record(row);
    if (!hit)
        return hit.error();
    HitView view;
    view.row = row;
    view.hit = std::move(*hit);
    const bool wasLogged = !view.hit.cachedQuery.empty();
    if (entries)
        entries->fill(view.hit);
    view.isQueryJoined = !wasLogged && !view.hit.cachedQuery.empty();
    if (view.isMalformed()) {
        view.lineError = table.lineError(row);
        auto bytes = table.lineBytes(row);
        if (!bytes)
            return bytes.error();
        view.rawLine = std::move(*bytes);
        return view;
    }
    view.proof = proveKey(view.hit, facts);
    if (view.hit.kind == EventKind::hit)
        view.suspicion = judgeSuspicion(view.hit, &view.proof, basis.log.get(), basis.learned.get());
    if (!view.hit.cachedQuery.empty())
        view.words = wordDifference(view.hit.query, view.hit.cachedQuery);
    return view;
}

Ticket loadHitViewOnLane(const AppContext &context, std::shared_ptr<const HitTable> table, HitRow row, std::shared_ptr<const LogFacts> facts,
                         std::function<void(Result<HitView>)> done)
{
    return runOnLane<Result<HitView>>(
        context.lanes,
        [table = std::move(table), facts = std::move(facts), entries = context.hitLog.storeEntries(), basis = context.suspicion.basis(), masked = context.mask.isOn(), row](std::stop_token, ProgressReport &) {
            auto view = loadHitView(*table, row, facts.get(), entries.get(), basis);
            if (view && masked)
                maskHitView(*view);
            return view;
        },
        std::move(done));
}

QString alikeQuery(const Hit &hit)
{
    if (!hit.key.empty())
        return QStringLiteral("key:") + QString::fromStdString(quotedForQuery(hit.key));
    if (!hit.cachedQuery.empty())
        return QStringLiteral("cached_query~") + QString::fromStdString(quotedForQuery(hit.cachedQuery));
    return {};
}

} // namespace cacheloupe
