// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/demo_files.h"

#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/base/resource.h"
#include "core/demo/demo_answer_key.h"
#include "core/demo/demo_cache_db.h"
#include "core/demo/demo_hit_line.h"

#include <array>
#include <charconv>
#include <system_error>

namespace cacheloupe {

namespace {

constexpr std::array<std::string_view, 3> kHashedFiles = {kDemoHitsFile, kDemoCacheFile, kDemoPolicyFile};
constexpr std::uint64_t kMaxOwnBytes = 512u << 20;

Error conflict(const std::filesystem::path &path)
{
    return {ErrorCode::conflict, ErrorReason::none, path.string(), "not written by the demo week, or changed since"};
}

std::string hitsText(const DemoStory &story)
{
    std::string text;
    for (const DemoEvent &event : story.events)
        text.append(demoHitLine(event.hit)).push_back('\n');
    return text;
}

/// The cache's bytes, built in a file of its own beside the others: SQLite needs a path.
Result<std::string> cacheBytes(const std::filesystem::path &part, const DemoScene &scene, const DemoStory &story, size_t &rows)
{
    std::error_code ignored;
    std::filesystem::remove(part, ignored);
    const auto written = writeDemoCache(part, scene, story.entries);
    auto bytes = written ? readWholeFile(part, kMaxOwnBytes) : Result<std::string>(written.error());
    std::filesystem::remove(part, ignored);
    if (written)
        rows = *written;
    return bytes;
}

} // namespace

Status DemoFolder::prepare(bool replaceChanged)
{
    std::error_code failure;
    std::filesystem::create_directories(m_folder, failure);
    if (failure)
        return errorFromErrno(failure.value(), m_folder.string());
    const auto keyPath = path(kDemoAnswerKeyFile);
    DemoFileHashes own;
    if (std::filesystem::exists(keyPath, failure)) {
        const auto text = readWholeFile(keyPath);
        if (!text)
            return text.error();
        own = readDemoFileHashes(*text);
        if (own.sha256.empty())
            return conflict(keyPath);
    }
    for (const std::string_view name : kHashedFiles) {
        if (!std::filesystem::exists(path(name), failure))
            continue;
        const auto known = own.sha256.find(name);
        if (known == own.sha256.end())
            return conflict(path(name));
        if (replaceChanged)
            continue;
        const auto bytes = readWholeFile(path(name), kMaxOwnBytes);
        if (!bytes)
            return bytes.error();
        if (sha256Hex(*bytes) != known->second)
            return conflict(path(name));
    }
    return {};
}

Result<size_t> DemoFolder::write(const DemoScene &scene, const DemoStory &story, const DemoOptions &options)
{
    size_t rows = 0;
    const std::string hits = hitsText(story);
    const auto policy = demoPolicyText(scene);
    if (!policy)
        return policy.error();
    const auto cache = cacheBytes(path(std::string(kDemoCacheFile) + ".part"), scene, story, rows);
    if (!cache)
        return cache.error();
    const std::array<const std::string *, 3> contents = {&hits, &*cache, &*policy};

    DemoFileHashes hashes;
    for (size_t i = 0; i < kHashedFiles.size(); ++i)
        hashes.sha256[std::string(kHashedFiles[i])] = sha256Hex(*contents[i]);
    // The key goes first: a run that is cut short leaves nothing that the next one takes for somebody else's.
    if (auto written = replaceFile(path(kDemoAnswerKeyFile), demoAnswerKey(scene, story, options, hashes)); !written)
        return written.error();
    for (size_t i = 0; i < kHashedFiles.size(); ++i) {
        if (auto written = replaceFile(path(kHashedFiles[i]), *contents[i]); !written)
            return written.error();
    }
    return rows;
}

Result<std::string> demoPolicyText(const DemoScene &scene)
{
    const auto written = resource("demo/policy.json");
    if (!written)
        return Error{ErrorCode::internal, ErrorReason::fileMissing, "demo/policy.json", {}};
    return fillSlots(*written, [&](std::string_view slot) -> std::optional<std::string> {
        if (!slot.starts_with("iso+") && !slot.starts_with("iso-"))
            return std::nullopt;
        long days = 0;
        std::from_chars(slot.data() + 4, slot.data() + slot.size(), days);
        return formatInstant(scene.weekStart() + std::chrono::days(slot[3] == '-' ? -days : days)).substr(0, 10);
    });
}

} // namespace cacheloupe
