// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/demo_fresh_answers.h"

#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/demo/demo_answer_key.h"
#include "core/demo/demo_simulation.h"
#include "core/driver/json.h"

#include <algorithm>

namespace cacheloupe {

namespace {

constexpr std::uint64_t kMaxDemoLogBytes = 512u << 20;

bool isNearMiss(const DemoScene &scene, const DemoEvent &event)
{
    if (!event.fault)
        return false;
    const std::string &kind = scene.world().faultKinds[event.fault->kind].id;
    const auto &near = scene.family(event.request->family).nearMisses;
    return std::any_of(near.begin(), near.end(), [&](const DemoNearMiss &miss) { return miss.kind == kind; });
}

/// What the cached answer should be replaced by; empty when it is right as it is.
std::string freshAnswer(const DemoScene &scene, const DemoEvent &event, Instant today)
{
    // Nobody wrote the answers to these questions: the sentence says what they are about instead.
    if (isNearMiss(scene, event))
        return "This question has another answer. " + event.fault->explanation;
    DemoRequest request = *event.request;
    request.at = today;
    auto right = scene.rightAnswers(request);
    const bool wantsVariety = scene.site(request.site).bypass || request.temperature > 0.5;
    const bool holds = std::find(right.begin(), right.end(), event.hit.answer) != right.end();
    if (right.empty() || (holds && !(event.fault && wantsVariety)))
        return {};
    std::erase(right, event.hit.answer);
    return right.empty() ? std::string() : right[hash128(event.hit.query).low % right.size()];
}

/// When the log ends: the answers of that moment are today's.
Instant endOfWeek(const DemoOptions &options)
{
    return options.weekStart + std::chrono::days(7) - std::chrono::seconds(1);
}

} // namespace

Result<DemoFreshAnswers> demoFreshAnswers(const DemoOptions &options, std::stop_token stop)
{
    auto world = loadDemoWorld();
    if (!world)
        return world.error();
    auto texts = loadDemoTexts();
    if (!texts)
        return texts.error();
    DemoOptions used = options;
    used.events = std::max(options.events, kFewestDemoEvents);
    const DemoScene scene(std::move(*world), std::move(*texts), used.weekStart, used.seed);
    const auto story = playDemoWeek(scene, used, {}, stop);
    if (!story)
        return story.error();
    DemoFreshAnswers answers;
    for (const DemoEvent &event : story->events) {
        if (!event.request)
            continue;
        if (std::string fresh = freshAnswer(scene, event, endOfWeek(options)); !fresh.empty())
            answers.emplace(event.hit.id, std::move(fresh));
    }
    return answers;
}

Result<DemoFreshAnswers> demoFreshAnswersOf(const std::filesystem::path &folder, std::stop_token stop)
{
    const auto keyPath = folder / kDemoAnswerKeyFile;
    const auto text = readWholeFile(keyPath);
    if (!text)
        return text.error();
    const DemoFileHashes known = readDemoFileHashes(*text);
    const auto hits = known.sha256.find(kDemoHitsFile);
    const auto key = parseJson(*text, keyPath.string());
    if (!key || hits == known.sha256.end())
        return Error{ErrorCode::notFound, ErrorReason::none, keyPath.string(), "not the answer key of a demo week"};
    const auto log = readWholeFile(folder / kDemoHitsFile, kMaxDemoLogBytes);
    if (!log)
        return log.error();
    if (sha256Hex(*log) != hits->second)
        return Error{ErrorCode::conflict, ErrorReason::fileChanged, (folder / kDemoHitsFile).string(), "not the log that the answer key was written for"};
    DemoOptions options;
    // A seed may need all 64 bits, more than a double keeps.
    if (const Json *seed = jsonAt(*key, "seed"); seed && seed->is_number_unsigned())
        options.seed = seed->get<std::uint64_t>();
    options.events = size_t(jsonNumber(*key, "events").value_or(double(options.events)));
    if (const auto begin = parseInstant(jsonText(*key, "week.begin").value_or("")))
        options.weekStart = *begin;
    return demoFreshAnswers(options, stop);
}

} // namespace cacheloupe
