// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "core/replay/replay_plan.h"

#include <span>
#include <string>
#include <variant>

namespace cacheloupe {

/// What the options of `replay` ask for.
struct ReplayChoice {
    ReplayPlan plan; ///< its endpoint is confirmed by naming it
    size_t sample = 20;
    bool dryRun = false;
    bool agreed = false; ///< --yes
    std::string resume;  ///< run id
};

inline constexpr OptionSpec kReplayOptions[] = {
    {"--endpoint", "URL", "the server to ask, for instance https://api.openai.com/v1; naming it is the consent to send there; stub: = the built-in stand-in"},
    {"--api", "NAME", "openai (chat completions and compatible servers, the default), openai-responses, anthropic, gemini or azure"},
    {"--model", "NAME", "ask this model; default: the model of each hit"},
    {"--key-ref", "REF", "where the API key is kept: env:NAME or file:PATH"},
    {"--sample", "N", "N hits at random, 0 = all; default 20"},
    {"--stratified", {}, "draw them from each call site, kind of match and age, to see how long answers hold"},
    {"--seed", "N", "another sample; the same seed picks the same hits"},
    {"--repeat", "K", "ask each hit K times, 1 to 9; default 1"},
    {"--max-cost", "USD", "stop before the run costs more"},
    {"--input-price", "USD", "for a million input tokens, when the model's price is not known"},
    {"--output-price", "USD", "for a million output tokens"},
    {"--parallel", "N", "requests at once, 1 to 16; default 1"},
    {"--rate", "N", "requests a minute; default: as fast as answers come"},
    {"--timeout", "SECONDS", "for one answer; default 120"},
    {"--stream", {}, "ask for streamed answers"},
    {"--mask", {}, "replace private text by marks before it is sent"},
    {"--templates", "FILE", "JSON with what the log does not hold: system prompts and parameters by call site"},
    {"--dry-run", {}, "show the first request and the estimate, send nothing"},
    {"--yes", {}, "go on without --max-cost although the run costs money"},
    {"--resume", "RUN", "go on with a run of the workspace; needs --workspace and --endpoint"},
    {"--ca-file", "PATH", "PEM file with the authorities to trust for TLS"},
};

/// The choice, or an English sentence saying what is wrong with the options.
std::variant<ReplayChoice, std::string> replayChoice(const Arguments &arguments);

/// Reads the file of --templates into the plan.
Status readTemplates(const Arguments &arguments, ReplayPlan &plan);

} // namespace cacheloupe
