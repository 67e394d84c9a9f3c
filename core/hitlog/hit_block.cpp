// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/hit_block.h"

namespace cacheloupe {

void HitBlock::put(std::uint32_t at, const HitRowData &row)
{
    timeMs[at] = row.timeMs;
    lineOffset[at] = row.lineOffset;
    idHigh[at] = row.idHash.high;
    idLow[at] = row.idHash.low;
    lineLength[at] = row.lineLength;
    lineNumber[at] = row.lineNumber;
    query[at] = row.query;
    cachedQuery[at] = row.cachedQuery;
    answer[at] = row.answer;
    similarity[at] = row.similarity;
    threshold[at] = row.threshold;
    ageS[at] = row.ageS;
    ttlS[at] = row.ttlS;
    latencyMs[at] = row.latencyMs;
    costUsd[at] = row.costUsd;
    savedUsd[at] = row.savedUsd;
    inputTokens[at] = row.inputTokens;
    outputTokens[at] = row.outputTokens;
    callSite[at] = row.callSite;
    model[at] = row.model;
    tenant[at] = row.tenant;
    layer[at] = row.layer;
    followup[at] = row.followup;
    flag[at] = row.flag;
    requestFields[at] = row.requestFields;
    entryFields[at] = row.entryFields;
    mismatchedFields[at] = row.mismatchedFields;
    source[at] = row.source;
    kind[at] = row.kind;
    match[at] = row.match;
    fault[at] = row.fault;
    flags[at] = row.flags;
}

} // namespace cacheloupe
