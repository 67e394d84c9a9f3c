// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replay/replay_draft.h"

#include <algorithm>

namespace cacheloupe {

ReplayDraft draftReplay(const ReplaySources &sources, const ReplayChoice &choice, const ReplayPlan &plan, std::stop_token stop)
{
    ReplayDraft draft;
    draft.hits = chooseHits(sources, choice, stop);
    draft.loopback = isLoopbackUrl(plan.endpoint);
    draft.costUsd = estimateReplayUsd(draft.hits, plan);
    if (!plan.endpoint.empty())
        draft.firstUrl = urlForDisplay(chatCompletionsUrl(plan.endpoint));
    for (const Hit &hit : draft.hits) {
        const auto request = buildChatRequest(hit, plan.model);
        if (!request) {
            ++draft.unsendable;
            continue;
        }
        if (draft.firstBody.empty())
            draft.firstBody = request->body;
        for (const RequestGap gap : request->gaps) {
            if (std::find(draft.gaps.begin(), draft.gaps.end(), gap) == draft.gaps.end())
                draft.gaps.push_back(gap);
        }
    }
    std::sort(draft.gaps.begin(), draft.gaps.end());
    return draft;
}

} // namespace cacheloupe
