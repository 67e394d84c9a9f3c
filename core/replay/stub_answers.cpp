// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/stub_answers.h"

#include "core/base/hash.h"
#include "core/base/random.h"
#include "core/base/utf8.h"
#include "core/driver/json.h"
#include "core/replay/stub_request.h"

#include <algorithm>
#include <array>

namespace cacheloupe {

namespace {

/// Phrases that say the same; the longer ones first. None of them carries a fact.
constexpr std::array<std::pair<std::string_view, std::string_view>, 26> kSameSense = {{
    {" no questions asked", " without any questions"},
    {" as soon as ", " once "},
    {" in order to ", " to "},
    {" for example ", " for instance "},
    {" at the moment", " right now"},
    {" you can ", " you may "},
    {" is able to ", " can "},
    {" afterwards", " after that"},
    {" need to ", " have to "},
    {" choose ", " select "},
    {" Choose ", " Select "},
    {" shows ", " displays "},
    {" begins ", " starts "},
    {" arrives ", " comes "},
    {" receive ", " get "},
    {" also ", " as well "},
    {" workspace stays ", " workspace remains "},
    {" all of ", " everything in "},
    {" often ", " frequently "},
    {" kann ", " darf "},
    {" erhalten ", " bekommen "},
    {" sofort ", " gleich "},
    {" Wählen Sie ", " Nehmen Sie "},
    {" zum Beispiel ", " etwa "},
    {" beginnt ", " startet "},
    {" danach ", " anschließend "},
}};

std::string conversationKey(const std::vector<std::string> &userTurns)
{
    std::string key;
    for (const std::string &turn : userTurns)
        key.append(key.empty() ? "" : "\x1f").append(turn);
    return key;
}

const std::string &mostGivenAnswer(const std::map<std::string, size_t> &answers)
{
    return std::max_element(answers.begin(), answers.end(), [](const auto &a, const auto &b) { return a.second < b.second; })->first;
}

bool isFigureDigit(char c)
{
    return c >= '0' && c <= '9';
}

} // namespace

void StubAnswers::add(const Hit &hit, const std::string *today)
{
    if (hit.answer.empty() && !today)
        return;
    if (!hit.query.empty())
        note(std::string(trimmed(hit.query)), hit, today);
    if (hit.messagesJson.empty())
        return;
    const auto messages = parseJson(hit.messagesJson, "messages");
    const auto turns = messages ? stubUserTurns(*messages) : std::vector<std::string>();
    if (turns.size() > 1 || (turns.size() == 1 && turns[0] != trimmed(hit.query)))
        note(conversationKey(turns), hit, today);
}

void StubAnswers::note(const std::string &question, const Hit &hit, const std::string *today)
{
    Known &known = m_known[question];
    ++known.answers[today ? *today : hit.answer];
    known.hasToday = known.hasToday || today;
}

const std::pair<const std::string, StubAnswers::Known> *StubAnswers::find(const std::vector<std::string> &userTurns) const
{
    if (userTurns.empty())
        return nullptr;
    if (const auto it = m_known.find(conversationKey(userTurns)); it != m_known.end())
        return &*it;
    const std::string &last = userTurns.back();
    if (const auto it = m_known.find(last); it != m_known.end())
        return &*it;
    // A template may have put the question among other words.
    const std::pair<const std::string, Known> *best = nullptr;
    for (const auto &row : m_known) {
        if ((!best || row.first.size() > best->first.size()) && last.find(row.first) != std::string::npos)
            best = &row;
    }
    return best;
}

std::string StubAnswers::answerTo(const std::vector<std::string> &userTurns) const
{
    const auto *row = find(userTurns);
    if (!row)
        return {};
    const auto &[question, known] = *row;
    const std::string &right = mostGivenAnswer(known.answers);
    Random random(m_options.seed ^ hash128(question).low);
    if (random.chance(m_options.changedShare) && !known.hasToday)
        return withOtherFigure(right, random.next());
    return random.chance(m_options.rewordedShare) ? rewordedAnswer(right) : right;
}

std::string rewordedAnswer(std::string_view answer)
{
    std::string out(answer);
    for (const auto &[phrase, other] : kSameSense) {
        for (size_t at = out.find(phrase); at != std::string::npos; at = out.find(phrase, at + other.size()))
            out.replace(at, phrase.size(), other);
    }
    return out;
}

std::string withOtherFigure(std::string_view answer, std::uint64_t seed)
{
    const auto first = std::find_if(answer.begin(), answer.end(), isFigureDigit);
    std::string out(answer);
    if (first == answer.end())
        return out;
    const size_t at = size_t(first - answer.begin());
    const size_t digits = size_t(std::find_if_not(first, answer.end(), isFigureDigit) - first);
    // The leading digit moves by one to three and never becomes zero, so that the figure keeps its length and looks real.
    const int was = out[at] - '0';
    out[at] = digits == 1 && was == 0 ? char('1' + seed % 9) : char('1' + (was + 8 + 1 + int(seed % 3)) % 9);
    return out;
}

} // namespace cacheloupe
