// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/claim_reader.h"

#include "core/base/english.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <unordered_map>

namespace cacheloupe {

namespace {

struct UnitScale {
    std::string_view unit;
    double scale;
};

const UnitScale *unitNamed(std::string_view form)
{
    constexpr double kDaySeconds = 86400;
    static const std::unordered_map<std::string_view, UnitScale> units = {
        {"mm", {"m", 0.001}},       {"cm", {"m", 0.01}},         {"m", {"m", 1}},           {"metre", {"m", 1}},         {"metres", {"m", 1}},        {"meter", {"m", 1}},
        {"meters", {"m", 1}},       {"km", {"m", 1000}},         {"kilometre", {"m", 1000}}, {"kilometres", {"m", 1000}}, {"kilometer", {"m", 1000}},  {"kilometers", {"m", 1000}},
        {"mile", {"m", 1609.344}},  {"miles", {"m", 1609.344}},  {"inch", {"m", 0.0254}},   {"inches", {"m", 0.0254}},   {"foot", {"m", 0.3048}},     {"feet", {"m", 0.3048}},
        {"ft", {"m", 0.3048}},      {"公里", {"m", 1000}},       {"mg", {"g", 0.001}},      {"g", {"g", 1}},             {"gram", {"g", 1}},          {"grams", {"g", 1}},
        {"kg", {"g", 1000}},        {"kilogram", {"g", 1000}},   {"kilograms", {"g", 1000}}, {"kilo", {"g", 1000}},      {"kilos", {"g", 1000}},      {"lb", {"g", 453.59237}},
        {"lbs", {"g", 453.59237}},  {"pounds", {"g", 453.59237}}, {"oz", {"g", 28.349523}}, {"ounces", {"g", 28.349523}}, {"tonne", {"g", 1e6}},      {"tonnes", {"g", 1e6}},
        {"ms", {"s", 0.001}},       {"milliseconds", {"s", 0.001}}, {"s", {"s", 1}},        {"sec", {"s", 1}},           {"second", {"s", 1}},        {"seconds", {"s", 1}},
        {"min", {"s", 60}},         {"mins", {"s", 60}},         {"minute", {"s", 60}},     {"minutes", {"s", 60}},      {"minuten", {"s", 60}},      {"h", {"s", 3600}},
        {"hr", {"s", 3600}},        {"hrs", {"s", 3600}},        {"hour", {"s", 3600}},     {"hours", {"s", 3600}},      {"stunde", {"s", 3600}},     {"stunden", {"s", 3600}},
        {"heures", {"s", 3600}},    {"horas", {"s", 3600}},      {"d", {"s", kDaySeconds}}, {"day", {"s", kDaySeconds}}, {"days", {"s", kDaySeconds}}, {"tag", {"s", kDaySeconds}},
        {"tage", {"s", kDaySeconds}}, {"tagen", {"s", kDaySeconds}}, {"jour", {"s", kDaySeconds}}, {"jours", {"s", kDaySeconds}}, {"día", {"s", kDaySeconds}}, {"días", {"s", kDaySeconds}},
        {"天", {"s", kDaySeconds}}, {"日", {"s", kDaySeconds}},  {"小时", {"s", 3600}},     {"時間", {"s", 3600}},       {"분", {"s", 60}},           {"分", {"s", 60}},
        {"يوم", {"s", kDaySeconds}}, {"أيام", {"s", kDaySeconds}}, {"يوما", {"s", kDaySeconds}}, {"ימים", {"s", kDaySeconds}}, {"дней", {"s", kDaySeconds}}, {"дня", {"s", kDaySeconds}},
        {"week", {"s", 7 * kDaySeconds}}, {"weeks", {"s", 7 * kDaySeconds}}, {"wochen", {"s", 7 * kDaySeconds}}, {"month", {"s", 30.4375 * kDaySeconds}},
        {"months", {"s", 30.4375 * kDaySeconds}}, {"monate", {"s", 30.4375 * kDaySeconds}}, {"mois", {"s", 30.4375 * kDaySeconds}}, {"meses", {"s", 30.4375 * kDaySeconds}},
        {"year", {"s", 365.25 * kDaySeconds}}, {"years", {"s", 365.25 * kDaySeconds}}, {"jahre", {"s", 365.25 * kDaySeconds}}, {"ans", {"s", 365.25 * kDaySeconds}},
        {"年", {"s", 365.25 * kDaySeconds}}, {"b", {"byte", 1}}, {"bytes", {"byte", 1}},    {"kb", {"byte", 1e3}},       {"mb", {"byte", 1e6}},       {"gb", {"byte", 1e9}},
        {"tb", {"byte", 1e12}},     {"kib", {"byte", 1024}},     {"mib", {"byte", 1048576}}, {"gib", {"byte", 1073741824.0}}, {"megabytes", {"byte", 1e6}}, {"gigabytes", {"byte", 1e9}},
        {"gigabyte", {"byte", 1e9}}, {"ml", {"l", 0.001}},       {"l", {"l", 1}},           {"litre", {"l", 1}},         {"litres", {"l", 1}},        {"liter", {"l", 1}},
        {"liters", {"l", 1}},       {"gallon", {"l", 3.785411784}}, {"gallons", {"l", 3.785411784}}, {"percent", {"%", 1}}, {"prozent", {"%", 1}},     {"°c", {"°c", 1}},
        {"c", {"°c", 1}},           {"celsius", {"°c", 1}},      {"f", {"°f", 1}},          {"fahrenheit", {"°f", 1}},   {"w", {"w", 1}},             {"watts", {"w", 1}},
        {"kw", {"w", 1000}},        {"kwh", {"wh", 1000}},       {"wh", {"wh", 1}},         {"mph", {"km/h", 1.609344}}, {"km/h", {"km/h", 1}},       {"kmh", {"km/h", 1}}};
    const auto it = units.find(form);
    return it == units.end() ? nullptr : &it->second;
}

std::string_view currencyNamed(std::string_view form)
{
    static const std::unordered_map<std::string_view, std::string_view> currencies = {
        {"usd", "usd"},  {"dollar", "usd"}, {"dollars", "usd"}, {"eur", "eur"},  {"euro", "eur"},   {"euros", "eur"}, {"gbp", "gbp"},    {"sterling", "gbp"}, {"jpy", "jpy"},    {"yen", "jpy"},
        {"inr", "inr"},  {"rupee", "inr"},  {"rupees", "inr"},  {"rs", "inr"},   {"cny", "cny"},    {"rmb", "cny"},   {"yuan", "cny"},   {"元", "cny"},       {"円", "jpy"},     {"원", "krw"},
        {"chf", "chf"},  {"francs", "chf"}, {"krw", "krw"},     {"rub", "rub"},  {"рублей", "rub"}, {"руб", "rub"},   {"ريال", "sar"},   {"sar", "sar"},      {"درهم", "aed"},   {"aed", "aed"},
        {"ils", "ils"},  {"שקלים", "ils"},  {"cad", "cad"},     {"aud", "aud"},  {"sek", "sek"},    {"nok", "nok"},   {"dkk", "dkk"},    {"pln", "pln"},      {"brl", "brl"},    {"reais", "brl"}};
    const auto it = currencies.find(form);
    return it == currencies.end() ? std::string_view() : it->second;
}

/// A currency sign that a gap ends or begins with.
std::string_view currencySign(std::string_view gap, bool atEnd)
{
    constexpr std::pair<std::string_view, std::string_view> signs[] = {{"$", "usd"}, {"€", "eur"}, {"£", "gbp"}, {"¥", "jpy"}, {"￥", "cny"}, {"₹", "inr"}, {"₩", "krw"}, {"₽", "rub"}, {"₪", "ils"}};
    const auto isSpace = [](char c) { return c == ' ' || c == '\t'; };
    while (!gap.empty() && isSpace(atEnd ? gap.back() : gap.front()))
        atEnd ? gap.remove_suffix(1) : gap.remove_prefix(1);
    if (!atEnd && gap.starts_with("\u00A0"))
        gap.remove_prefix(2);
    for (const auto &[sign, name] : signs) {
        if (atEnd ? gap.ends_with(sign) : gap.starts_with(sign))
            return name;
    }
    return {};
}

double magnitude(std::string_view form)
{
    static const std::unordered_map<std::string_view, double> words = {{"hundred", 100}, {"thousand", 1e3}, {"k", 1e3}, {"million", 1e6}, {"millions", 1e6}, {"millionen", 1e6}, {"mio", 1e6},
                                                                       {"billion", 1e9}, {"bn", 1e9}, {"trillion", 1e12}, {"lakh", 1e5}, {"crore", 1e7}, {"万", 1e4}, {"億", 1e8}, {"亿", 1e8}};
    const auto it = words.find(form);
    return it == words.end() ? 0 : it->second;
}

bool isBlank(std::string_view gap)
{
    return gap.find_first_not_of(" \t\n\r-") == std::string_view::npos || gap == "\u00A0" || gap == "\u202F";
}

/// `twenty five`, `two hundred and fifty`, `1.5 million`; how many tokens.
size_t readWholeFigure(const ClaimCursor &cursor, size_t i, double &value)
{
    const auto first = readFigure(cursor.form(i));
    if (!first)
        return 0;
    value = *first;
    size_t taken = 1;
    const auto adjoining = [&] { return isBlank(cursor.gapBehind(i + taken - 1)) ? cursor.form(i + taken) : std::string_view(); };
    const auto isSpelled = [](std::string_view form) { return !form.empty() && (form[0] < '0' || form[0] > '9'); };
    if (isSpelled(cursor.form(i)) && value >= 20 && value < 100) {
        const auto ones = isSpelled(adjoining()) ? readFigure(adjoining()) : std::nullopt;
        if (ones && *ones >= 1 && *ones < 10) {
            value += *ones;
            ++taken;
        }
    }
    for (double factor = magnitude(adjoining()); factor > 0; factor = magnitude(adjoining())) {
        value *= factor;
        ++taken;
        const size_t next = adjoining() == "and" ? 1 : 0;
        const auto rest = factor <= 1000 && isSpelled(cursor.form(i + taken + next)) ? readFigure(cursor.form(i + taken + next)) : std::nullopt;
        if (rest && *rest < factor && *rest >= 1) {
            value += *rest;
            taken += next + 1;
        }
    }
    return taken;
}

void setUnit(Claim &claim, const UnitScale &unit, std::string_view name)
{
    claim.kind = ClaimKind::unit;
    claim.unit = unit.unit;
    claim.unitName = name;
    claim.low *= unit.scale;
    claim.high *= unit.scale;
}

/// 5km, 20GB, 14d: digits and letters in one word.
bool readAttachedUnit(std::string_view form, Claim &claim)
{
    const size_t letters = form.find_first_not_of("0123456789.,");
    if (letters == std::string_view::npos || letters == 0)
        return false;
    const UnitScale *unit = unitNamed(form.substr(letters));
    const auto value = readFigure(form.substr(0, letters));
    if (!unit || !value)
        return false;
    claim.low = claim.high = *value;
    setUnit(claim, *unit, form.substr(letters));
    return true;
}

/// What stands behind a figure: a sign, a currency, a unit. Gives the tokens taken.
size_t readUnitBehind(const ClaimCursor &cursor, size_t last, Claim &claim)
{
    const std::string_view gap = cursor.gapBehind(last);
    if (const std::string_view currency = currencySign(gap, false); !currency.empty()) {
        claim.kind = ClaimKind::money;
        claim.unit = currency;
        claim.range.length += std::uint32_t(gap.find_last_not_of(" \t\n.,;:!?)") + 1);
        return 0;
    }
    const size_t mark = gap.find_first_not_of(' ');
    if (mark != std::string_view::npos && (gap[mark] == '%' || gap.substr(mark).starts_with("٪") || gap.substr(mark).starts_with("％"))) {
        claim.kind = ClaimKind::number;
        claim.unit = "%";
        claim.range.length += std::uint32_t(mark) + 1;
        return 0;
    }
    const bool degrees = gap.find("°") != std::string_view::npos;
    if (!isBlank(gap) && !degrees)
        return 0;
    const std::string_view next = cursor.form(last + 1);
    if (const std::string_view currency = currencyNamed(next); !currency.empty()) {
        claim.kind = ClaimKind::money;
        claim.unit = currency;
        return 1;
    }
    // Business days are no days of the calendar.
    if (const bool working = next == "business" || next == "working"; working && cursor.form(last + 2).starts_with("day")) {
        setUnit(claim, {"workday", 1}, "workday");
        return 2;
    }
    const std::string two = std::string(next) + std::string(cursor.form(last + 2));
    if (const AnswerToken *token = cursor.at(last + 1); token && token->single) {
        if (const UnitScale *unit = unitNamed(two)) {
            setUnit(claim, *unit, two);
            return 2;
        }
    }
    const UnitScale *unit = unitNamed(next);
    if (!unit || (unit->unit == std::string_view("°c") && next == "c" && !degrees) || (next == "f" && !degrees))
        return 0;
    setUnit(claim, *unit, next);
    return 1;
}

} // namespace

std::optional<double> readFigure(std::string_view form)
{
    if (form.empty())
        return std::nullopt;
    if (form[0] < '0' || form[0] > '9')
        return form == "one" || form == "hundred" || form == "thousand" || form == "million" || form == "billion" ? std::nullopt : numberValue(form);
    const size_t comma = form.rfind(',');
    const size_t point = form.rfind('.');
    const size_t end = form.find_first_not_of("0123456789.,");
    const std::string_view digits = form.substr(0, end);
    const bool commaLast = comma != std::string_view::npos && comma < digits.size() && (point == std::string_view::npos || comma > point);
    const bool germanPoints = commaLast && point != std::string_view::npos;
    const bool decimalComma = commaLast && (germanPoints || digits.size() - comma - 1 != 3);
    if (decimalComma && std::count(digits.begin(), digits.end(), ',') == 1) {
        std::string plain;
        for (const char c : form)
            c == '.' ? void() : plain.push_back(c == ',' ? '.' : c);
        return numberValue(plain);
    }
    return numberValue(form);
}

size_t readQuantity(const ClaimCursor &cursor, size_t i, Claim &claim)
{
    claim.kind = ClaimKind::number;
    const std::string_view form = cursor.form(i);
    const std::string_view before = currencySign(cursor.gapBefore(i), true);
    size_t taken = 0;
    if (before.empty() && readAttachedUnit(form, claim))
        return 1;
    double value = 0;
    taken = readWholeFigure(cursor, i, value);
    const bool lonelyOne = taken == 0 && form == "one";
    if (lonelyOne) {
        value = 1;
        taken = 1;
    }
    if (taken == 0) {
        // 1.2.3, 10.0.0.1: a number of its own kind.
        if (form[0] < '0' || form[0] > '9' || form.find_first_not_of("0123456789.-:") != std::string_view::npos)
            return 0;
        claim.text = form;
        return 1;
    }
    claim.low = claim.high = value;
    claim.range = {cursor.at(i)->range.offset, cursor.at(i + taken - 1)->range.offset + cursor.at(i + taken - 1)->range.length - cursor.at(i)->range.offset};
    const std::string_view gap = cursor.gapBefore(i);
    if (gap.ends_with("-") && (gap.size() == 1 || gap[gap.size() - 2] == ' ') && form[0] >= '0' && form[0] <= '9' && (i == 0 || gap.size() > 1))
        claim.low = claim.high = -value;
    if (!before.empty() || (i > 0 && isBlank(gap) && !currencyNamed(cursor.form(i - 1)).empty() && cursor.at(i - 1)->claim < 0)) {
        claim.kind = ClaimKind::money;
        claim.unit = before.empty() ? currencyNamed(cursor.form(i - 1)) : before;
        return taken;
    }
    taken += readUnitBehind(cursor, i + taken - 1, claim);
    // "one of them" tells no number.
    return lonelyOne && claim.unit.empty() ? 0 : taken;
}

} // namespace cacheloupe
