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
    ageS[at] = row.ageS;
    latencyMs[at] = row.latencyMs;
    costUsd[at] = row.costUsd;
    savedUsd[at] = row.savedUsd;
    inputTokens[at] = row.inputTokens;
    outputTokens[at] = row.outputTokens;
    callSite[at] = row.callSite;
    tenant[at] = row.tenant;
    kind[at] = row.kind;
    traitsCode[at] = traitsTable.code(row);
    if (at + 1 == kRows)
        traitsTable.seal();
}

} // namespace cacheloupe
