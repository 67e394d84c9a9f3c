// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/layer_blame.h"

#include "core/review/key_proof.h"

#include <algorithm>

namespace cacheloupe {

namespace {

constexpr std::array<std::string_view, kBlameLayerCount> kLayerNames = {"source_checksum", "retrieval", "tool_output", "prompt_hash", "route", "schema"};

BlameStep judge(const KeyProof &proof, BlameLayer layer)
{
    BlameStep step;
    step.layer = layer;
    step.field = blameFields(layer).front();
    for (const KeyField name : blameFields(layer)) {
        const FieldProof &field = proof.field(name);
        if (!field.asked || !field.stored)
            continue;
        if (field.state == FieldState::mismatch)
            return {layer, BlameState::different, name, *field.asked, *field.stored};
        if (step.state == BlameState::unknown)
            step = {layer, BlameState::same, name, *field.asked, *field.stored};
    }
    return step;
}

} // namespace

std::string_view blameLayerName(BlameLayer layer)
{
    return kLayerNames[size_t(layer)];
}

std::optional<BlameLayer> blameLayerFromName(std::string_view name)
{
    const auto at = std::find(kLayerNames.begin(), kLayerNames.end(), name);
    return at == kLayerNames.end() ? std::nullopt : std::optional(BlameLayer(at - kLayerNames.begin()));
}

std::string_view blameStateName(BlameState state)
{
    constexpr std::array<std::string_view, 3> names = {"same", "different", "unknown"};
    return names[size_t(state)];
}

const std::vector<KeyField> &blameFields(BlameLayer layer)
{
    using enum KeyField;
    static const std::array<std::vector<KeyField>, kBlameLayerCount> fields = {{
        {sourceDocumentIds, sourceCorpusVersion, freshnessSourceRevision},
        {sourceRetrievalConfig, sourceChunking, sourceEmbeddingModel},
        {toolResultVersion, toolArgsHash, toolName, toolExecutionPath, toolSide},
        {promptTemplateHash, promptSystemVersion, promptToolSchemaVersion, promptSafetyPolicyVersion},
        {routeModel, routeProvider, routePolicy},
        {outputSchemaVersion, outputFormat, outputLocale, outputTimezone},
    }};
    return fields[size_t(layer)];
}

LayerBlame walkLayers(const Hit &hit)
{
    const KeyProof proof = proveKey(hit);
    LayerBlame blame;
    for (size_t i = 0; i < kBlameLayerCount; ++i) {
        blame.steps[i] = judge(proof, BlameLayer(i));
        if (blame.first)
            continue;
        if (blame.steps[i].state == BlameState::different)
            blame.first = BlameLayer(i);
        else if (blame.steps[i].state == BlameState::unknown)
            blame.unknownBefore.push_back(BlameLayer(i));
    }
    return blame;
}

} // namespace cacheloupe
