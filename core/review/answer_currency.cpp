// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/answer_currency.h"

#include <algorithm>
#include <numeric>

namespace cacheloupe {

namespace {

constexpr std::array<std::string_view, 5> kCurrencies = {"$", "€", "£", "¥", "₹"};
constexpr std::uint32_t kFewestFresh = 5;
/// More fresh answers of one place tell no more.
constexpr std::uint32_t kMostRead = 2000;
constexpr double kNearlyAll = 0.9;
constexpr std::uint8_t kNone = 1;
constexpr std::uint8_t kFirstSign = 2;

/// With a figure beside it: "$HOME" is no price.
bool namesPrice(std::string_view text, std::string_view sign)
{
    const auto isDigit = [&](size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
    for (size_t at = text.find(sign); at != std::string_view::npos; at = text.find(sign, at + sign.size())) {
        const size_t behind = at + sign.size();
        if (isDigit(behind) || (text.substr(behind).starts_with(' ') && isDigit(behind + 1)) || (at > 0 && isDigit(at - 1))
            || (at > 1 && text[at - 1] == ' ' && isDigit(at - 2)))
            return true;
    }
    return false;
}

} // namespace

AnswerCurrency::AnswerCurrency(const ScanInput &input) : m_input(input), m_answers(input.facts.answerCount())
{
    std::map<Place, std::uint32_t> read;
    for (const EventFact &event : input.facts.events()) {
        if (input.stopped())
            return;
        if (event.kind == EventKind::hit || localeOf(event) == 0 || event.answer == 0)
            continue;
        const Place place{input.facts.table().callSiteCode(event.row), localeOf(event)};
        if (++read[place] > kMostRead)
            continue;
        if (const std::uint8_t sign = signIn(event); sign >= kFirstSign)
            ++m_fresh[place][sign - kFirstSign];
    }
}

std::string_view AnswerCurrency::foreignIn(const EventFact &hit)
{
    const std::uint32_t locale = localeOf(hit);
    const auto fresh = locale == 0 ? m_fresh.end() : m_fresh.find({m_input.facts.table().callSiteCode(hit.row), locale});
    if (fresh == m_fresh.end())
        return {};
    const auto &counts = fresh->second;
    const auto all = std::accumulate(counts.begin(), counts.end(), std::uint32_t(0));
    const auto usual = std::max_element(counts.begin(), counts.end());
    if (all < kFewestFresh || double(*usual) < kNearlyAll * double(all))
        return {};
    const std::uint8_t sign = signIn(hit);
    const bool isForeign = sign >= kFirstSign && sign - kFirstSign != usual - counts.begin();
    return isForeign ? kCurrencies[size_t(sign - kFirstSign)] : std::string_view();
}

std::uint32_t AnswerCurrency::localeOf(const EventFact &event) const
{
    static const size_t place = scannedPlace(KeyField::outputLocale);
    return m_input.facts.values(event.asked)[place];
}

std::uint8_t AnswerCurrency::signIn(const EventFact &event)
{
    if (event.answer == 0)
        return kNone;
    std::uint8_t &known = m_answers[event.answer];
    if (known != 0)
        return known;
    known = kNone;
    const std::string text = m_input.facts.table().answerText(event.row);
    for (size_t i = 0; i < kSigns; ++i) {
        if (!namesPrice(text, kCurrencies[i]))
            continue;
        // Of two currencies neither tells.
        if (known != kNone)
            return known = kNone;
        known = std::uint8_t(kFirstSign + i);
    }
    return known;
}

} // namespace cacheloupe
