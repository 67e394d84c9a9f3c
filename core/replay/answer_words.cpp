// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/answer_words.h"

#include "core/base/english.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace cacheloupe {

namespace {

AnswerReading readWhole(std::string_view text)
{
    const TextRange whole{0, std::uint32_t(text.size())};
    return readAnswer(text, std::span(&whole, 1));
}

using KeySet = std::unordered_set<std::string>;

KeySet ownKeys(const AnswerReading &answer, const KeySet &ofQuestion)
{
    KeySet out;
    for (std::string &key : contentKeys(answer)) {
        if (!ofQuestion.contains(key))
            out.insert(std::move(key));
    }
    return out;
}

} // namespace

void AnswerWords::add(std::string_view answer)
{
    for (std::string &key : contentKeys(readWhole(answer)))
        ++m_counts[std::move(key)];
    ++m_answers;
}

double AnswerWords::weight(const std::string &key) const
{
    const auto it = m_counts.find(key);
    if (it == m_counts.end() || m_answers < 2)
        return 1;
    return std::max(0.1, std::log(double(m_answers + 1) / double(it->second)) / std::log(double(m_answers + 1)));
}

bool isSameKey(std::string_view a, std::string_view b)
{
    if (a == b)
        return true;
    const auto isFigure = [](std::string_view key) { return !key.empty() && (key[0] == '#' || (key[0] >= '0' && key[0] <= '9')); };
    const auto isLetters = [](std::string_view key) { return !key.empty() && static_cast<unsigned char>(key[0]) < 0xE0; };
    return !isFigure(a) && !isFigure(b) && isLetters(a) && isLetters(b) && areAlike(a, b);
}

double answerOverlap(std::string_view question, const AnswerReading &cached, const AnswerReading &fresh, const AnswerWords *words)
{
    const auto keys = contentKeys(readWhole(question));
    const KeySet ofQuestion(keys.begin(), keys.end());
    KeySet a = ownKeys(cached, ofQuestion);
    KeySet b = ownKeys(fresh, ofQuestion);
    if (a.empty() || b.empty()) {
        a = ownKeys(cached, {});
        b = ownKeys(fresh, {});
    }
    const KeySet &small = a.size() <= b.size() ? a : b;
    const KeySet &large = a.size() <= b.size() ? b : a;
    constexpr size_t kSoftLimit = 400;
    const bool soft = large.size() <= kSoftLimit;
    double found = 0;
    double all = 0;
    for (const std::string &key : small) {
        const double weight = words ? words->weight(key) : 1;
        all += weight;
        if (large.contains(key) || (soft && std::any_of(large.begin(), large.end(), [&](const std::string &other) { return isSameKey(key, other); })))
            found += weight;
    }
    return all > 0 ? found / all : 0;
}

} // namespace cacheloupe
