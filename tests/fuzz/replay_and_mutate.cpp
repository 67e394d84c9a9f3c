// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/fuzz_target.h"

#include "core/base/file.h"
#include "core/base/random.h"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <fstream>
#include <string>
#include <unistd.h>
#include <vector>

using namespace cacheloupe;

// Fuzzing without libFuzzer, for any compiler: replays a folder of inputs, then mutates them with a seeded Random.
//   fuzz_NAME FOLDER [SECONDS [SEED]]
// An input that ends the process is kept as fuzz_failure.txt in the working folder.

namespace {

std::string *currentInput = nullptr;

void keepInput(int)
{
    std::ofstream("fuzz_failure.txt", std::ios::binary) << *currentInput;
    _exit(1);
}

std::vector<std::string> inputsOf(const std::filesystem::path &folder)
{
    std::vector<std::filesystem::path> files;
    for (const auto &entry : std::filesystem::directory_iterator(folder))
        if (entry.is_regular_file())
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::vector<std::string> inputs;
    for (const auto &file : files)
        if (auto bytes = readWholeFile(file))
            inputs.push_back(std::move(*bytes));
    return inputs;
}

/// A random stretch of a text, at most 32 bytes.
std::string piece(const std::string &text, Random &random)
{
    if (text.empty())
        return {};
    const size_t at = random.below(text.size());
    return text.substr(at, 1 + random.below(32));
}

void mutate(std::string &text, const std::vector<std::string> &inputs, Random &random)
{
    const size_t at = random.below(text.size() + 1);
    const size_t count = std::min<size_t>(1 + random.below(8), text.size() - at);
    switch (random.below(6)) {
    case 0: text.erase(at, count); break;
    case 1: text.insert(at, 1, char(random.below(256))); break;
    case 2: text.insert(at, piece(inputs[random.below(inputs.size())], random)); break;
    case 3: text.insert(at, piece(text, random)); break;
    case 4: text.resize(at); break;
    default:
        if (count > 0)
            text[at] = char(random.chance(0.5) ? text[at] ^ (1 << random.below(8)) : random.below(256));
    }
}

} // namespace

int main(int argc, char *argv[])
{
    const auto inputs = argc > 1 ? inputsOf(argv[1]) : std::vector<std::string>();
    if (inputs.empty()) {
        std::fprintf(stderr, "Usage: %s FOLDER_OF_INPUTS [SECONDS [SEED]]\n", argv[0]);
        return 2;
    }
    std::string input;
    currentInput = &input;
    std::signal(SIGABRT, keepInput);
    for (const auto &bytes : inputs) {
        input = bytes;
        fuzzOne(input);
    }
    Random random(argc > 3 ? std::strtoull(argv[3], nullptr, 10) : 1);
    const auto seconds = argc > 2 ? std::atoi(argv[2]) : 1;
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
    std::uint64_t runs = 0;
    for (; std::chrono::steady_clock::now() < end; ++runs) {
        input = inputs[random.below(inputs.size())];
        for (std::uint64_t n = 1 + random.below(6); n > 0; --n)
            mutate(input, inputs, random);
        fuzzOne(input);
    }
    std::printf("%zu inputs and %llu mutations were fine\n", inputs.size(), static_cast<unsigned long long>(runs));
    return 0;
}
