// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/claim_reader.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <optional>
#include <unordered_map>

namespace cacheloupe {

namespace {

int monthNamed(std::string_view form)
{
    static const std::unordered_map<std::string_view, int> months = {
        {"january", 1},   {"jan", 1},      {"januar", 1},    {"janvier", 1},   {"enero", 1},      {"february", 2}, {"feb", 2},     {"februar", 2},  {"février", 2},  {"febrero", 2},
        {"march", 3},     {"mar", 3},      {"märz", 3},      {"mars", 3},      {"marzo", 3},      {"april", 4},    {"apr", 4},     {"avril", 4},    {"abril", 4},    {"may", 5},
        {"mai", 5},       {"mayo", 5},     {"june", 6},      {"jun", 6},       {"juni", 6},       {"juin", 6},     {"junio", 6},   {"july", 7},     {"jul", 7},      {"juli", 7},
        {"juillet", 7},   {"julio", 7},    {"august", 8},    {"aug", 8},       {"août", 8},       {"agosto", 8},   {"september", 9}, {"sep", 9},    {"sept", 9},     {"septembre", 9},
        {"septiembre", 9}, {"october", 10}, {"oct", 10},     {"oktober", 10},  {"octobre", 10},   {"octubre", 10}, {"november", 11}, {"nov", 11},   {"novembre", 11}, {"noviembre", 11},
        {"december", 12}, {"dec", 12},     {"dezember", 12}, {"décembre", 12}, {"diciembre", 12}};
    const auto it = months.find(form);
    return it == months.end() ? 0 : it->second;
}

int weekdayNamed(std::string_view form)
{
    static const std::unordered_map<std::string_view, int> days = {
        {"monday", 1}, {"mondays", 1}, {"mon", 1}, {"montag", 1},   {"lundi", 1},    {"lunes", 1},     {"tuesday", 2},  {"tuesdays", 2},  {"tue", 2},    {"dienstag", 2}, {"mardi", 2},
        {"martes", 2}, {"wednesday", 3}, {"wednesdays", 3}, {"mittwoch", 3}, {"mercredi", 3}, {"miércoles", 3}, {"thursday", 4}, {"thursdays", 4}, {"thu", 4},  {"donnerstag", 4}, {"jeudi", 4},
        {"jueves", 4}, {"friday", 5},  {"fridays", 5}, {"fri", 5},  {"freitag", 5},  {"vendredi", 5},  {"viernes", 5},  {"saturday", 6},  {"saturdays", 6}, {"samstag", 6}, {"samedi", 6},
        {"sunday", 7}, {"sundays", 7}, {"sonntag", 7}, {"dimanche", 7}};
    const auto it = days.find(form);
    return it == days.end() ? 0 : it->second;
}

std::optional<int> wholeNumber(std::string_view digits)
{
    int value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc() && end == digits.data() + digits.size() && !digits.empty() ? std::optional(value) : std::nullopt;
}

/// `3`, `3rd`.
std::optional<int> dayOfMonth(std::string_view form)
{
    const size_t end = form.find_first_not_of("0123456789");
    const std::string_view rest = end == std::string_view::npos ? std::string_view() : form.substr(end);
    if (!rest.empty() && rest != "st" && rest != "nd" && rest != "rd" && rest != "th")
        return std::nullopt;
    const auto value = wholeNumber(form.substr(0, end));
    return value && *value >= 1 && *value <= 31 ? value : std::nullopt;
}

std::optional<int> yearOf(std::string_view form)
{
    const auto value = form.size() == 4 ? wholeNumber(form) : std::nullopt;
    return value && *value >= 1000 && *value <= 2199 ? value : std::nullopt;
}

/// Three numbers with the same mark between them.
std::optional<std::array<int, 3>> threeNumbers(std::string_view form, char mark)
{
    std::array<int, 3> out{};
    for (size_t part = 0; part < 3; ++part) {
        const size_t end = part < 2 ? form.find(mark) : form.size();
        const auto value = end == std::string_view::npos ? std::nullopt : wholeNumber(form.substr(0, end));
        if (!value)
            return std::nullopt;
        out[part] = *value;
        form.remove_prefix(std::min(end + 1, form.size()));
    }
    return out;
}

bool isCalendarDay(const ClaimDay &day)
{
    return day.year >= 1000 && day.year <= 2199 && day.month >= 1 && day.month <= 12 && day.day >= 1 && day.day <= 31;
}

void addReading(Claim &claim, ClaimDay day)
{
    if (isCalendarDay(day) && std::find(claim.days.begin(), claim.days.end(), day) == claim.days.end())
        claim.days.push_back(day);
}

/// Year first; day first where points part them, both ways where strokes do.
size_t readNumericDate(const ClaimCursor &cursor, size_t i, Claim &claim)
{
    const std::string_view form = cursor.form(i);
    if (const auto iso = threeNumbers(form, '-'))
        addReading(claim, {(*iso)[0], (*iso)[1], (*iso)[2]});
    else if (const auto german = threeNumbers(form, '.'); german && (*german)[2] >= 1000)
        addReading(claim, {(*german)[2], (*german)[1], (*german)[0]});
    if (!claim.days.empty())
        return 1;
    if (cursor.gapBehind(i) != "/" || cursor.gapBehind(i + 1) != "/")
        return 0;
    const auto a = wholeNumber(form);
    const auto b = wholeNumber(cursor.form(i + 1));
    const auto c = wholeNumber(cursor.form(i + 2));
    if (!a || !b || !c)
        return 0;
    addReading(claim, {*a, *b, *c});
    addReading(claim, {*c, *b, *a});
    addReading(claim, {*c, *a, *b});
    return claim.days.empty() ? 0 : 3;
}

/// 2024年3月3日, each part but one optional.
size_t readEastAsianDate(const ClaimCursor &cursor, size_t i, Claim &claim)
{
    ClaimDay day;
    size_t taken = 0;
    const auto part = [&](std::string_view mark, int &target, int most) {
        const auto value = wholeNumber(cursor.form(i + taken));
        if (value && *value >= 1 && *value <= most && cursor.form(i + taken + 1) == mark) {
            target = *value;
            taken += 2;
        }
    };
    part("年", day.year, 2199);
    if (day.year > 0 && day.year < 1000)
        return 0;
    part("月", day.month, 12);
    if (day.month > 0)
        part("日", day.day, 31);
    if (taken > 0)
        claim.days = {day};
    return taken;
}

void takeYear(const ClaimCursor &cursor, size_t i, size_t &taken, ClaimDay &day)
{
    if (const auto year = yearOf(cursor.form(i + taken))) {
        day.year = *year;
        ++taken;
    }
}

/// 3 March 2024, 3rd of March, March 3, 2024, March 2024, March.
size_t readNamedDate(const ClaimCursor &cursor, size_t i, Claim &claim)
{
    ClaimDay day;
    size_t taken = 0;
    if (const auto number = dayOfMonth(cursor.form(i))) {
        const size_t next = cursor.form(i + 1) == "of" || cursor.form(i + 1) == "de" ? 2 : 1;
        day.month = monthNamed(cursor.form(i + next));
        if (!day.month)
            return 0;
        day.day = *number;
        taken = next + 1;
        takeYear(cursor, i, taken, day);
        claim.days = {day};
        return taken;
    }
    day.month = monthNamed(cursor.form(i));
    if (!day.month)
        return 0;
    taken = 1;
    if (const auto number = dayOfMonth(cursor.form(i + 1)); number && !cursor.form(i + 1).empty()) {
        day.day = *number;
        ++taken;
    }
    takeYear(cursor, i, taken, day);
    // "may", "march" and "mars" are words as well.
    const std::string_view form = cursor.form(i);
    const bool isWord = form == "may" || form == "march" || form == "mar" || form == "mars" || form == "mai" || form == "sep" || form == "dec";
    if (taken == 1 && isWord && (!cursor.at(i)->capital || cursor.at(i)->sentenceStart || form == "mars" || form == "mar"))
        return 0;
    claim.days = {day};
    return taken;
}

/// 17:30, 5:30 pm, 5 pm, 5pm.
size_t readTimeOfDay(const ClaimCursor &cursor, size_t i, Claim &claim)
{
    std::string_view form = cursor.form(i);
    size_t taken = 1;
    std::string_view half;
    if (form.ends_with("am") || form.ends_with("pm")) {
        half = form.substr(form.size() - 2);
        form.remove_suffix(2);
    } else if (const std::string_view next = cursor.form(i + 1); next == "am" || next == "pm" || next == "a.m" || next == "p.m") {
        half = next;
        taken = 2;
    }
    const size_t colon = form.find(':');
    auto hour = wholeNumber(form.substr(0, colon));
    const auto minute = colon == std::string_view::npos ? std::optional(0) : form.size() == colon + 3 ? wholeNumber(form.substr(colon + 1)) : std::nullopt;
    if (!hour || !minute || *hour > 24 || *minute > 59 || (colon == std::string_view::npos && half.empty()) || (!half.empty() && *hour > 12))
        return 0;
    if (!half.empty())
        hour = *hour % 12 + (half[0] == 'p' ? 12 : 0);
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "t%02d:%02d", *hour, *minute);
    claim.text = buffer;
    return taken;
}

} // namespace

size_t readDate(const ClaimCursor &cursor, size_t i, Claim &claim)
{
    claim.kind = ClaimKind::date;
    const AnswerToken &token = *cursor.at(i);
    const bool digit = token.form[0] >= '0' && token.form[0] <= '9';
    if (digit) {
        if (const size_t taken = readNumericDate(cursor, i, claim))
            return taken;
        if (const size_t taken = readEastAsianDate(cursor, i, claim))
            return taken;
    }
    if (const size_t taken = readNamedDate(cursor, i, claim))
        return taken;
    if (digit) {
        if (const size_t taken = readTimeOfDay(cursor, i, claim))
            return taken;
    }
    if (const int weekday = weekdayNamed(token.form); weekday && (token.capital || token.form.size() > 4)) {
        claim.days = {{0, 0, 0, weekday}};
        return 1;
    }
    return 0;
}

} // namespace cacheloupe
