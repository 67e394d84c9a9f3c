// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/demo_answer_key.h"

#include "core/driver/json.h"

#include <tuple>

namespace cacheloupe {

namespace {

using FaultGroup = std::tuple<size_t, size_t, std::string>; // kind, entry, explanation

std::map<FaultGroup, std::vector<std::string>> groupFaults(const DemoStory &story)
{
    std::map<FaultGroup, std::vector<std::string>> groups;
    for (const DemoEvent &event : story.events) {
        if (event.fault && event.entry)
            groups[{event.fault->kind, *event.entry, event.fault->explanation}].push_back(event.hit.id);
    }
    return groups;
}

Json kindRows(const DemoScene &scene, const DemoStory &story)
{
    std::vector<size_t> counts(scene.world().faultKinds.size(), 0);
    for (const DemoEvent &event : story.events) {
        if (event.fault)
            ++counts[event.fault->kind];
    }
    Json rows = Json::array();
    for (size_t i = 0; i < counts.size(); ++i) {
        const DemoFaultKind &kind = scene.world().faultKinds[i];
        Json row;
        row["kind"] = kind.id;
        row["verdict"] = kind.verdict;
        row["hits"] = counts[i];
        rows.push_back(std::move(row));
    }
    return rows;
}

Json faultRow(const DemoScene &scene, const DemoEntry &entry, const FaultGroup &group, const std::vector<std::string> &hits)
{
    const DemoFaultKind &kind = scene.world().faultKinds[std::get<0>(group)];
    Json row;
    row["kind"] = kind.id;
    row["call_site"] = scene.site(entry.asked.site).id;
    row["entry_id"] = entry.id;
    row["key"] = entry.key;
    row["hits"] = hits;
    row["verdict"] = kind.verdict;
    if (!kind.accept.empty())
        row["also_accepted"] = kind.accept;
    row["explanation"] = std::get<2>(group);
    return row;
}

} // namespace

std::string demoAnswerKey(const DemoScene &scene, const DemoStory &story, const DemoOptions &options, const DemoFileHashes &files)
{
    Json key;
    key["schema"] = kDemoAnswerKeySchema;
    key["product"] = scene.world().product;
    key["seed"] = options.seed;
    key["events"] = options.events;
    key["week"] = {{"begin", formatInstant(scene.weekStart())}, {"end", formatInstant(scene.weekStart() + std::chrono::days(7))}};
    Json hashes = Json::object();
    for (const auto &[name, sha256] : files.sha256)
        hashes[name] = {{"sha256", sha256}};
    key["files"] = std::move(hashes);
    key["kinds"] = kindRows(scene, story);
    Json faults = Json::array();
    for (const auto &[group, hits] : groupFaults(story))
        faults.push_back(faultRow(scene, story.entries[std::get<1>(group)], group, hits));
    key["faults"] = std::move(faults);
    return dumpJson(key, 2) + "\n";
}

DemoFileHashes readDemoFileHashes(std::string_view answerKey)
{
    DemoFileHashes known;
    const auto json = parseJson(answerKey, "answer_key");
    const Json *files = json ? jsonAt(*json, "files") : nullptr;
    if (!files || !files->is_object() || jsonText(*json, "schema") != kDemoAnswerKeySchema)
        return known;
    for (const auto &[name, row] : files->items()) {
        if (const auto sha256 = jsonText(row, "sha256"))
            known.sha256[name] = *sha256;
    }
    return known;
}

} // namespace cacheloupe
