// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/hit.h"
#include "core/hitlog/hit_table.h"
#include "core/review/entry_join.h"
#include "core/review/key_proof.h"
#include "core/review/suspicion.h"
#include "core/review/word_difference.h"
#include "ui/support/app_context.h"
#include "ui/support/suspicion_book.h"
#include "ui/support/task.h"

#include <memory>

namespace cacheloupe {

/// Everything that is shown of one hit, judged and ready to paint. A plain value, made on a lane.
struct HitView {
    HitRow row = 0;
    Hit hit;
    KeyProof proof;
    Suspicion suspicion;
    WordDifference words;           ///< left = hit.query, right = hit.cachedQuery
    bool isQueryJoined = false;     ///< the cached query is not in the log but in a store
    std::optional<Error> lineError; ///< a malformed row: why; `rawLine` is what stands there
    std::string rawLine;
    bool isMalformed() const { return hit.kind == EventKind::malformed; }
};

/// Reads and judges one row. Blocks (one read of the file, well under a millisecond); any thread. Fails when the file
/// cannot be read. `facts` may be null: then nothing is shown as constant; `entries` too: then nothing is joined.
/// `basis` what the scores of the list were made with, so that its reasons fit them.
Result<HitView> loadHitView(const HitTable &table, HitRow row, const LogFacts *facts = nullptr, const EntryJoin *entries = nullptr,
                            const SuspicionBook::Basis &basis = {});

/// loadHitView on a lane; `done` runs on the GUI thread unless the ticket is gone.
/// Joined with the store that was listed last, masked while the screen is.
[[nodiscard]] Ticket loadHitViewOnLane(const AppContext &context, std::shared_ptr<const HitTable> table, HitRow row, std::shared_ptr<const LogFacts> facts,
                                       std::function<void(Result<HitView>)> done);

/// The query of the filter language that finds the other hits on this hit's entry: by cache key, by entry text when
/// the log has no key. Empty when neither is there.
QString alikeQuery(const Hit &hit);

} // namespace cacheloupe
