// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/driver/json.h"
#include "core/hitlog/dialect_library.h"
#include "core/hitlog/hit_log_reader.h"
#include "core/review/log_signals.h"
#include "core/review/suspicion.h"
#include "core/review/verdict_learning.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <map>
#include <string>
#include <vector>

// What learning from verdicts is worth (ranking.md section 3). Reads labelled pairs as rank_bench does and draws weeks of 1,000 hits, 5 % of them
// wrong: of the first week the most suspicious are reviewed, a fifth of the places by chance; the second week, of other pairs,
// is then ranked by the fixed and by the learned card. Prints what stands among the first 60 of each.
using namespace cacheloupe;

namespace {

constexpr size_t kWeek = 1000;
constexpr size_t kFirst = 60;
constexpr int kWeeks = 60;

struct Pair {
    Hit hit;
    std::string group;
    bool wrong = false;
    double fixed = 0;
    LearningExample example;
};

struct Pool {
    std::vector<size_t> right;
    std::vector<size_t> wrong;
};

double learnedLogOdds(const Pair &pair, const LearnedCard &learned)
{
    double sum = 0;
    for (size_t s = 0; s < kSignalCount; ++s)
        sum += learned.card.weights[s] * double(pair.example.strengths[s]);
    for (const HitTrait &trait : pair.example.traits) {
        if (const auto *known = learned.traits.look(trait.key))
            sum += double(known->weight);
    }
    return sum;
}

using Mix = std::vector<std::pair<std::string, double>>;

/// One in twenty wrong, as everywhere in the week.
std::vector<size_t> drawWeek(const std::map<std::string, Pool> &pools, const Mix &mix, Random &random)
{
    std::vector<size_t> week;
    double all = 0;
    for (const auto &[group, share] : mix)
        all += share;
    while (week.size() < kWeek) {
        double at = random.unit() * all;
        const std::string *group = &mix.back().first;
        for (const auto &[name, share] : mix) {
            at -= share;
            if (at < 0) {
                group = &name;
                break;
            }
        }
        const Pool &pool = pools.at(*group);
        const auto &from = week.size() < kWeek / 20 ? pool.wrong : pool.right;
        week.push_back(from[size_t(random.below(from.size()))]);
    }
    return week;
}

template <typename Score>
size_t found(const std::vector<Pair> &pairs, std::vector<size_t> week, Score score)
{
    std::stable_sort(week.begin(), week.end(), [&](size_t a, size_t b) { return score(pairs[a]) > score(pairs[b]); });
    return size_t(std::count_if(week.begin(), week.begin() + kFirst, [&](size_t i) { return pairs[i].wrong; }));
}

/// The most suspicious of the week, and every fifth by chance.
std::vector<LearningExample> reviewed(const std::vector<Pair> &pairs, std::vector<size_t> week, size_t count, Random &random)
{
    std::stable_sort(week.begin(), week.end(), [&](size_t a, size_t b) { return pairs[a].fixed > pairs[b].fixed; });
    std::vector<LearningExample> out;
    for (size_t i = 0; i < count; ++i) {
        const bool byChance = i % 5 == 4;
        out.push_back(pairs[byChance ? week[size_t(random.below(week.size()))] : week[i - i / 5]].example);
    }
    return out;
}

struct Figures {
    double fixed = 0;
    double learned = 0; ///< as the program ranks: the fixed card where learning was not better
    double always = 0;  ///< as if it never turned itself off
    size_t active = 0;
    double millis = 0;
};

Figures simulate(const std::vector<Pair> &pairs, const std::array<std::map<std::string, Pool>, 2> &halves, const Mix &mix, size_t verdicts)
{
    Figures out;
    for (int n = 0; n < kWeeks; ++n) {
        Random random(std::uint64_t(n) * 7919 + 1);
        const auto first = drawWeek(halves[0], mix, random);
        const auto second = drawWeek(halves[1], mix, random);
        const auto examples = reviewed(pairs, first, verdicts, random);
        const auto begin = std::chrono::steady_clock::now();
        const LearnedCard learned = learnFromVerdicts(examples, SuspicionCard::builtIn());
        out.millis += std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count() / kWeeks;
        const auto fixed = double(found(pairs, second, [](const Pair &pair) { return pair.fixed; }));
        const auto byLearned = double(found(pairs, second, [&](const Pair &pair) { return learnedLogOdds(pair, learned); }));
        out.fixed += fixed / kWeeks;
        out.always += (learned.state == LearningState::tooFew ? fixed : byLearned) / kWeeks;
        out.learned += (learned.isActive() ? byLearned : fixed) / kWeeks;
        out.active += learned.isActive();
    }
    return out;
}

Result<std::vector<Pair>> readPairs(const char *log, const char *dialectFile)
{
    auto dialect = readDialect(dialectFile);
    if (!dialect)
        return dialect.error();
    HitTable table;
    HitLogLoad options;
    options.dialect = std::make_shared<const Dialect>(std::move(*dialect));
    if (const auto state = HitLogReader(table).load(log, options); !state)
        return state.error();
    const LogSignals signals(table);
    std::ifstream lines(log);
    std::vector<Pair> pairs;
    for (std::string line; std::getline(lines, line);) {
        const auto label = parseJson(line, log);
        const auto hit = table.record(HitRow(pairs.size()));
        if (!label || !hit)
            return label ? hit.error() : label.error();
        Pair &pair = pairs.emplace_back();
        pair.group = jsonText(*label, "group").value_or("");
        pair.wrong = jsonText(*label, "label") == "wrong";
        const SignalFindings findings = findSignals(*hit, nullptr, &signals);
        pair.fixed = scoreSignals(findings, SuspicionCard::builtIn()).logOdds;
        pair.example = learningExample(*hit, findings, pair.wrong ? Verdict::wrongMatch : Verdict::safe);
    }
    return pairs;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 3) {
        std::fputs("usage: learn_bench LABELLED.jsonl DIALECT.json\n", stderr);
        return 2;
    }
    const auto pairs = readPairs(argv[1], argv[2]);
    if (!pairs) {
        std::fprintf(stderr, "cannot read %s: %s\n", pairs.error().where.c_str(), pairs.error().detail.c_str());
        return 1;
    }
    std::array<std::map<std::string, Pool>, 2> halves;
    Random random(5);
    for (size_t i = 0; i < pairs->size(); ++i) {
        Pool &pool = halves[size_t(random.below(2))][(*pairs)[i].group];
        ((*pairs)[i].wrong ? pool.wrong : pool.right).push_back(i);
    }
    const std::vector<std::pair<const char *, Mix>> mixes = {
        {"mixed", {{"general", .35}, {"support", .25}, {"bi", .10}, {"kg", .05}, {"long", .05}, {"adversarial", .10}}},
        {"support", {{"support", 1}}}, {"bi", {{"bi", 1}}}, {"long", {{"long", 1}}}, {"general", {{"general", 1}}}, {"kg", {{"kg", 1}}}};
    std::printf("%-10s %9s %8s %8s %8s %8s %8s\n", "mix 5 %", "verdicts", "fixed", "learned", "always", "active", "ms");
    for (const auto &[name, mix] : mixes) {
        for (const size_t verdicts : {20, 50, 100, 200}) {
            const Figures f = simulate(*pairs, halves, mix, verdicts);
            std::printf("%-10s %9zu %8.1f %8.1f %8.1f %7zu%% %8.1f\n", name, verdicts, f.fixed, f.learned, f.always, f.active * 100 / kWeeks, f.millis);
        }
    }
    return 0;
}
