// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/records/masked_view.h"

#include "core/base/private_text.h"

#include <algorithm>

namespace cacheloupe {

namespace {

KeyFields maskedFields(const KeyFields &fields, PrivateMask &mask)
{
    KeyFields out;
    for (const auto &[field, value] : fields.values())
        out.set(field, mask.masked(value).text);
    return out;
}

void moveSpan(SignalSpan &span, const MaskedText &text)
{
    const size_t begin = text.offsetOf(span.offset);
    const size_t end = std::max(begin, text.offsetOf(size_t(span.offset) + span.length));
    span.offset = std::uint32_t(begin);
    span.length = std::uint32_t(end - begin);
}

} // namespace

void maskHitView(HitView &view)
{
    PrivateMask mask;
    Hit &hit = view.hit;
    const MaskedText query = mask.masked(hit.query);
    const MaskedText cachedQuery = mask.masked(hit.cachedQuery);
    const MaskedText answer = mask.masked(hit.answer);
    for (SuspicionReason &reason : view.suspicion.reasons) {
        for (std::string &param : reason.params)
            param = mask.maskedExcerpt(param);
        for (SignalSpan &span : reason.spans)
            moveSpan(span, span.side == SignalSide::query ? query : span.side == SignalSide::cachedQuery ? cachedQuery : answer);
    }
    hit.query = query.text;
    hit.cachedQuery = cachedQuery.text;
    hit.answer = answer.text;
    for (std::string *text : {&hit.messagesJson, &hit.unknownJson, &hit.paramsJson, &hit.user, &hit.session, &view.rawLine})
        *text = mask.masked(*text).text;
    hit.fields = maskedFields(hit.fields, mask);
    hit.entry.fields = maskedFields(hit.entry.fields, mask);
    for (FieldProof &proof : view.proof.fields) {
        if (proof.asked)
            proof.asked = mask.maskedExcerpt(*proof.asked);
        if (proof.stored)
            proof.stored = mask.maskedExcerpt(*proof.stored);
    }
    if (!hit.cachedQuery.empty())
        view.words = wordDifference(hit.query, hit.cachedQuery);
}

} // namespace cacheloupe
