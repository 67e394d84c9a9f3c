// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demo/demo_simulation.h"

#include <map>
#include <string>

namespace cacheloupe {

inline constexpr std::string_view kDemoAnswerKeySchema = "cacheloupe.demo_answer_key/1";

/// What the answer key says besides the faults: SHA-256 of the other files by name, so that a later run knows its own.
struct DemoFileHashes {
    std::map<std::string, std::string, std::less<>> sha256;
};

/// The answer key as indented JSON: every planted fault with its hits, entry, expected verdict and a sentence why.
std::string demoAnswerKey(const DemoScene &scene, const DemoStory &story, const DemoOptions &options, const DemoFileHashes &files);

/// The hashes of an earlier answer key; empty when the text is none.
DemoFileHashes readDemoFileHashes(std::string_view answerKey);

} // namespace cacheloupe
