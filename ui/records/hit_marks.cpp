// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/records/hit_marks.h"

#include "ui/records/reason_text.h"
#include "ui/support/format.h"
#include "ui/widgets/difference_view.h"

#include <QCoreApplication>

namespace cacheloupe {

namespace {

struct HitMarks {
    Q_DECLARE_TR_FUNCTIONS(HitMarks)
};

LightMark lightMark(LightState state)
{
    switch (state) {
    case LightState::proven:
        return LightMark::proven;
    case LightState::mismatch:
        return LightMark::mismatch;
    case LightState::notProven:
        break;
    }
    return LightMark::notProven;
}

} // namespace

Lights lightsOf(const KeyProof &proof)
{
    Lights lights{};
    for (const LightProof &light : proof.lights)
        lights[size_t(light.light)] = lightMark(light.state);
    return lights;
}

std::vector<TextMark> differenceMarks(const std::string &utf8, const std::vector<DifferenceSpan> &spans, MarkKind kind)
{
    std::vector<TextMark> marks;
    size_t bytes = 0;
    int units = 0;
    const auto unitsUpTo = [&](size_t to) {
        to = std::min(to, utf8.size());
        units += int(QString::fromUtf8(utf8.data() + bytes, qsizetype(to - bytes)).size());
        bytes = to;
        return units;
    };
    for (const DifferenceSpan &span : spans) {
        if (!span.onlyHere)
            continue;
        const int start = unitsUpTo(span.offset);
        const int end = unitsUpTo(size_t(span.offset) + span.length);
        marks.push_back({start, end - start, kind});
    }
    return marks;
}

void showQuestions(DifferenceView &view, const HitView &hit)
{
    view.setTitles(HitMarks::tr("Asked now"), hit.isQueryJoined ? HitMarks::tr("Answered then, as the store tells") : HitMarks::tr("Answered then"));
    view.setReason(reasonsText(hit.suspicion));
    const bool exact = hit.hit.cachedQuery.empty() && hit.hit.match == MatchKind::exact;
    const QString then = exact ? HitMarks::tr("The same question: the match is exact.") : toText(hit.hit.cachedQuery);
    view.setTexts(toText(hit.hit.query), differenceMarks(hit.hit.query, hit.words.left, MarkKind::onlyHere), then,
                  differenceMarks(hit.hit.cachedQuery, hit.words.right, MarkKind::struck));
}

std::optional<AgeBar> ageBarOf(std::optional<double> ageS, std::optional<double> ttlS)
{
    if (!ageS || !std::isfinite(*ageS))
        return std::nullopt;
    if (ttlS && !std::isfinite(*ttlS))
        ttlS.reset();
    const QString text = ttlS ? HitMarks::tr("%1 of %2").arg(formatDuration(ageS), formatDuration(ttlS)) : formatDuration(ageS);
    return AgeBar{*ageS, ttlS, text};
}

QString similarityText(const Hit &hit)
{
    if (!hit.similarity)
        return {};
    if (!hit.threshold)
        return formatSimilarity(hit.similarity);
    const QString sign = *hit.similarity >= *hit.threshold ? QStringLiteral("≥") : QStringLiteral("<");
    return QStringLiteral("%1 %2 %3").arg(formatSimilarity(hit.similarity), sign, formatSimilarity(hit.threshold));
}

ChipLook eventLook(EventKind kind)
{
    switch (kind) {
    case EventKind::hit:
        return {eventKindText(kind), QStringLiteral("hits"), ThemeRole::accent};
    case EventKind::malformed:
        return {eventKindText(kind), QStringLiteral("warning"), ThemeRole::wrong};
    case EventKind::expired:
    case EventKind::invalidated:
        return {eventKindText(kind), QStringLiteral("stale"), ThemeRole::stale};
    default:
        return {eventKindText(kind), {}, ThemeRole::secondaryText};
    }
}

QString layerText(const std::string &layer)
{
    static const std::pair<const char *, const char *> words[] = {
        {"final_response", QT_TRANSLATE_NOOP("HitMarks", "final response")}, {"retrieved_passages", QT_TRANSLATE_NOOP("HitMarks", "retrieved passages")},
        {"tool_result", QT_TRANSLATE_NOOP("HitMarks", "tool result")},       {"embedding", QT_TRANSLATE_NOOP("HitMarks", "embedding")},
        {"parsed_fields", QT_TRANSLATE_NOOP("HitMarks", "parsed fields")},   {"prompt_prefix", QT_TRANSLATE_NOOP("HitMarks", "prompt prefix")},
        {"batch_result", QT_TRANSLATE_NOOP("HitMarks", "batch result")}};
    for (const auto &[name, text] : words) {
        if (layer == name)
            return HitMarks::tr(text);
    }
    return toText(layer);
}

} // namespace cacheloupe
