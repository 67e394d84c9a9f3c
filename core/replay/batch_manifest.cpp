// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/batch_manifest.h"

#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/driver/json_members.h"

#include <unordered_set>

namespace cacheloupe {

namespace {

constexpr std::uint64_t kMaxManifestBytes = 256u << 20;

Error manifestError(const std::string &where, ErrorReason reason, const std::string &member)
{
    return {ErrorCode::schema, reason, where, member};
}

Status readParts(const Json &json, const std::string &where, BatchManifest &manifest)
{
    const Json *parts = jsonAt(json, "files");
    if (!parts || !parts->is_array())
        return manifestError(where, ErrorReason::missingField, "files");
    for (const Json &row : *parts) {
        manifest.parts.push_back({jsonText(row, "name").value_or(""), jsonText(row, "model").value_or(""), size_t(jsonNumber(row, "requests").value_or(0)),
                                  std::uint64_t(jsonNumber(row, "bytes").value_or(0))});
    }
    return {};
}

Status readItems(const Json &json, const std::string &where, BatchManifest &manifest)
{
    const Json *items = jsonAt(json, "items");
    if (!items || !items->is_array())
        return manifestError(where, ErrorReason::missingField, "items");
    std::unordered_set<std::string> seen;
    manifest.items.reserve(items->size());
    for (const Json &row : *items) {
        const std::string at = "items." + std::to_string(manifest.items.size());
        const auto id = jsonText(row, "custom_id");
        const auto hit = jsonText(row, "hit");
        if (!id || !hit)
            return manifestError(where, ErrorReason::missingField, at + (id ? ".hit" : ".custom_id"));
        if (!seen.insert(*id).second)
            return Error{ErrorCode::conflict, ErrorReason::none, where, at + ".custom_id stands there twice: " + *id};
        manifest.items.push_back({*id, *hit, int(jsonNumber(row, "repeat").value_or(0))});
    }
    return {};
}

} // namespace

std::string batchCustomId(std::string_view runId, std::string_view hitId, int repeat)
{
    std::string text(runId);
    text.append("\n").append(hitId).append("\n").append(std::to_string(repeat));
    return "cl-" + sha256Hex(text).substr(0, 32);
}

std::string batchManifestText(const BatchManifest &manifest)
{
    Json json;
    json["schema"] = kBatchManifestSchema;
    json["provider"] = batchProviderName(manifest.provider);
    json["api"] = providerApiName(manifest.api);
    json["run"] = manifest.runId;
    json["created"] = formatInstant(manifest.created);
    putMember(json, "results_until", manifest.resultsUntil);
    putMember(json, "logs", manifest.logs);
    json["files"] = Json::array();
    for (const BatchPart &part : manifest.parts) {
        Json row = {{"name", part.name}};
        putMember(row, "model", part.model);
        row["requests"] = part.requests;
        row["bytes"] = part.bytes;
        json["files"].push_back(std::move(row));
    }
    // A line an item: the file stays readable, and comparing two of them too.
    std::string text = dumpJson(json, 2);
    text.resize(text.rfind('}'));
    while (text.ends_with('\n') || text.ends_with(' '))
        text.pop_back();
    text += ",\n  \"items\": [";
    for (size_t i = 0; i < manifest.items.size(); ++i) {
        const BatchItem &item = manifest.items[i];
        text += (i == 0 ? "\n    " : ",\n    ") + dumpJson({{"custom_id", item.customId}, {"hit", item.hitId}, {"repeat", item.repeat}});
    }
    return text + "\n  ]\n}\n";
}

Result<BatchManifest> readBatchManifest(const std::filesystem::path &path)
{
    const std::string where = path.string();
    const auto text = readWholeFile(path, kMaxManifestBytes);
    if (!text)
        return text.error();
    const auto json = parseJson(*text, where);
    if (!json)
        return json.error();
    const std::string schema = jsonText(*json, "schema").value_or("");
    if (schema != kBatchManifestSchema)
        return manifestError(where, schema.starts_with("cacheloupe.batch_manifest/") ? ErrorReason::newerSchema : ErrorReason::missingField, "schema");
    BatchManifest manifest;
    const auto provider = batchProviderFromName(jsonText(*json, "provider").value_or(""));
    const auto api = providerApiFromName(jsonText(*json, "api").value_or(""));
    const auto created = parseInstant(jsonText(*json, "created").value_or(""));
    if (!provider || !api || !created)
        return manifestError(where, ErrorReason::missingField, !provider ? "provider" : !api ? "api" : "created");
    manifest.provider = *provider;
    manifest.api = *api;
    manifest.created = *created;
    manifest.runId = jsonText(*json, "run").value_or("");
    manifest.resultsUntil = parseInstant(jsonText(*json, "results_until").value_or(""));
    if (const Json *logs = jsonAt(*json, "logs"); logs && logs->is_array()) {
        for (const Json &log : *logs) {
            if (log.is_string())
                manifest.logs.push_back(log.get<std::string>());
        }
    }
    if (Status read = readParts(*json, where, manifest); !read)
        return read.error();
    if (Status read = readItems(*json, where, manifest); !read)
        return read.error();
    return manifest;
}

} // namespace cacheloupe
