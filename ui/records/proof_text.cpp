// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/records/proof_text.h"

#include <QCoreApplication>
#include <QStringList>

#include <array>

namespace cacheloupe {

namespace {

struct ProofText {
    Q_DECLARE_TR_FUNCTIONS(ProofText)
};

std::array<int, 4> countStates(const KeyProof &proof, KeyFieldGroup group)
{
    std::array<int, 4> counts{};
    for (const FieldProof &field : proof.fields) {
        if (keyFieldGroup(field.field) == group)
            ++counts[size_t(field.state)];
    }
    return counts;
}

} // namespace

QString keyFieldGroupText(KeyFieldGroup group)
{
    switch (group) {
    case KeyFieldGroup::route:
        return ProofText::tr("Model route");
    case KeyFieldGroup::prompt:
        return ProofText::tr("Prompt");
    case KeyFieldGroup::source:
        return ProofText::tr("Source");
    case KeyFieldGroup::tool:
        return ProofText::tr("Tools");
    case KeyFieldGroup::access:
        return ProofText::tr("Access");
    case KeyFieldGroup::output:
        return ProofText::tr("Output");
    case KeyFieldGroup::freshness:
        return ProofText::tr("Freshness");
    }
    return {};
}

QString fieldStateText(FieldState state)
{
    switch (state) {
    case FieldState::proven:
        return ProofText::tr("Proven");
    case FieldState::mismatch:
        return ProofText::tr("Mismatch");
    case FieldState::notProven:
        return ProofText::tr("Not proven");
    case FieldState::constant:
        return ProofText::tr("Constant");
    }
    return {};
}

QString proofSummary(const KeyProof &proof)
{
    int proven = 0;
    int mismatches = 0;
    for (const LightProof &light : proof.lights) {
        proven += light.state == LightState::proven;
        mismatches += light.state == LightState::mismatch;
    }
    if (proven == int(kLightCount))
        return ProofText::tr("All five lights are proven");
    const QString share = ProofText::tr("%1 of 5 lights proven").arg(proven);
    return mismatches == 0 ? share : ProofText::tr("%1, %2").arg(share, ProofText::tr("%Ln mismatch(es)", nullptr, mismatches));
}

QString groupSummary(const KeyProof &proof, KeyFieldGroup group)
{
    const auto counts = countStates(proof, group);
    QStringList parts;
    if (const int n = counts[size_t(FieldState::mismatch)])
        parts << ProofText::tr("%Ln mismatch(es)", nullptr, n);
    if (const int n = counts[size_t(FieldState::proven)])
        parts << ProofText::tr("%Ln proven", nullptr, n);
    if (const int n = counts[size_t(FieldState::constant)])
        parts << ProofText::tr("%Ln constant", nullptr, n);
    if (const int n = counts[size_t(FieldState::notProven)])
        parts << ProofText::tr("%Ln not proven", nullptr, n);
    return parts.join(ProofText::tr(", "));
}

ChipLook fieldStateLook(FieldState state)
{
    switch (state) {
    case FieldState::proven:
        return {fieldStateText(state), QStringLiteral("dot"), ThemeRole::right};
    case FieldState::mismatch:
        return {fieldStateText(state), QStringLiteral("cross"), ThemeRole::wrong};
    case FieldState::notProven:
        return {fieldStateText(state), QStringLiteral("ring"), ThemeRole::secondaryText};
    case FieldState::constant:
        return {fieldStateText(state), QStringLiteral("lock"), ThemeRole::secondaryText};
    }
    return {};
}

FieldState groupState(const KeyProof &proof, KeyFieldGroup group)
{
    const auto counts = countStates(proof, group);
    if (counts[size_t(FieldState::mismatch)] > 0)
        return FieldState::mismatch;
    return counts[size_t(FieldState::proven)] > 0 ? FieldState::proven : FieldState::notProven;
}

QString lineFaultText(LineFault fault)
{
    switch (fault) {
    case LineFault::none:
        return {};
    case LineFault::notJson:
        return ProofText::tr("not readable as JSON");
    case LineFault::truncated:
        return ProofText::tr("the line is cut off");
    case LineFault::overlong:
        return ProofText::tr("the line is too long");
    case LineFault::notAnObject:
        return ProofText::tr("not a JSON object");
    case LineFault::missingEvent:
        return ProofText::tr("the member “event” is missing");
    case LineFault::unknownEvent:
        return ProofText::tr("the event is of an unknown kind");
    }
    return {};
}

} // namespace cacheloupe
