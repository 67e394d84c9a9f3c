// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replay/replay_draft.h"

#include "core/driver/http_client.h"
#include "ui/replay/replay_job.h"
#include "ui/support/error_text.h"

namespace cacheloupe {

namespace {

/// The stand-in's real address is not known before it is started.
constexpr auto kStandInUrl = "http://127.0.0.1/v1";

} // namespace

ReplayDraft draftReplay(const ReplaySources &sources, const ReplayChoice &choice, ReplayPlan plan, std::stop_token stop)
{
    ReplayDraft draft;
    auto chosen = chooseHits(sources, choice, stop);
    if (!chosen) {
        draft.problem = errorText(chosen.error()).sentence;
        return draft;
    }
    draft.hits = std::move(*chosen);
    const bool standIn = asksStandIn(plan);
    if (standIn)
        plan.target.endpoint = kStandInUrl;
    draft.loopback = isLoopbackUrl(plan.target.endpoint);
    draft.estimate = estimateReplay(draft.hits, plan);
    for (const Hit &hit : draft.hits) {
        const auto request = previewRequest(hit, plan);
        if (!request || stop.stop_requested())
            continue;
        if (draft.preview.empty()) {
            draft.preview = request->text();
            draft.firstUrl = standIn ? std::string() : request->url;
        }
        draft.gaps.insert(request->gaps.begin(), request->gaps.end());
    }
    return draft;
}

} // namespace cacheloupe
