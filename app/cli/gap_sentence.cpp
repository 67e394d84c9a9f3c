// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/gap_sentence.h"

namespace cacheloupe {

std::string gapSentence(LogGap gap)
{
    switch (gap) {
    case LogGap::noHits: return "the log holds no hits, so there is nothing to review";
    case LogGap::noTime: return "no time; log `ts`";
    case LogGap::noCallSite: return "no call site; log `call_site`";
    case LogGap::noQuery: return "what was asked is not there; log `query`";
    case LogGap::noCachedQuery: return "the question the answer was written for is not there; log `cached_query`";
    case LogGap::noAnswer: return "what was served is not there; log `answer`";
    case LogGap::noMatch: return "exact or semantic is not told; log `match`";
    case LogGap::noSimilarity: return "a semantic match without its similarity; log `similarity`";
    case LogGap::noEntryAge: return "the age of the answer is not known; log `entry.created_at` or `entry.age_s`";
    case LogGap::noEntryTtl: return "the time to live is not known; log `entry.ttl_s`";
    case LogGap::noEntryFields: return "the entry's key fields are not there, so nothing can be proven; log `entry.fields`";
    case LogGap::noRequestFields: return "the request's key fields are not there, so nothing can be proven; log `fields`";
    case LogGap::noTenant: return "no tenant; log `fields` with `access.tenant`";
    case LogGap::noModel: return "no model; log `model`";
    case LogGap::noLatency: return "no latency; log `latency_ms`";
    case LogGap::noSaved: return "no saving; log `saved_usd`";
    case LogGap::noId: return "no id of its own, the hash of the line stands in; log `id`";
    }
    return {};
}

} // namespace cacheloupe
