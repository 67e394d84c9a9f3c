// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/replay/answer_comparison.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Prints how long the comparison of two answers takes, by size: the fresh one is the cached one with every tenth sentence
// changed and every tenth moved. The best of five rounds.
using namespace cacheloupe;

namespace {

std::vector<std::string> sentences(size_t bytes, Random &random)
{
    constexpr std::string_view words[] = {"account", "invoice", "you", "can", "change", "the", "plan", "of", "your", "workspace", "on", "billing", "page", "within", "days",
                                          "after", "support", "team", "answers", "export", "report", "a", "not", "refund", "limit", "per", "month", "and", "region", "Berlin"};
    std::vector<std::string> out;
    for (size_t size = 0; size < bytes; size += out.back().size() + 1) {
        std::string text = "Item " + std::to_string(random.below(100'000));
        for (size_t i = 6 + random.below(12); i > 0; --i)
            text += " " + (random.chance(0.1) ? std::to_string(random.below(500)) : std::string(words[random.below(std::size(words))]) + (random.chance(0.3) ? std::to_string(random.below(50)) + "x" : ""));
        out.push_back(text + ".");
    }
    return out;
}

std::string joined(const std::vector<std::string> &parts)
{
    std::string out;
    for (const std::string &part : parts)
        out += part + (out.size() % 7 == 0 ? "\n" : " ");
    return out;
}

} // namespace

int main()
{
    for (const size_t bytes : {size_t(500), size_t(2'000), size_t(10'000), size_t(100'000), size_t(1'000'000)}) {
        Random random(7);
        auto parts = sentences(bytes, random);
        const std::string cached = joined(parts);
        for (size_t i = 0; i < parts.size(); ++i) {
            if (random.chance(0.1))
                parts[i] = "Also " + parts[i];
            if (random.chance(0.1))
                std::swap(parts[i], parts[random.below(parts.size())]);
        }
        const std::string fresh = joined(parts);
        double best = 1e9;
        size_t pairs = 0;
        for (int round = 0; round < 5; ++round) {
            const auto begin = std::chrono::steady_clock::now();
            pairs = compareAnswers("How do I change the plan?", cached, fresh).sentences.size();
            best = std::min(best, std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
        }
        std::printf("%8zu bytes: %9.3f ms, %zu sentences\n", cached.size(), best, pairs);
    }
}
