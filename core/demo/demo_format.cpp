// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/demo_format.h"

#include <array>
#include <cmath>

namespace cacheloupe {

namespace {

constexpr std::array<const char *, 12> kEnglishMonths = {"January", "February", "March",     "April",   "May",      "June",
                                                         "July",    "August",   "September", "October", "November", "December"};
constexpr std::array<const char *, 12> kGermanMonths = {"Januar", "Februar", "März",      "April",   "Mai",      "Juni",
                                                        "Juli",   "August",  "September", "Oktober", "November", "Dezember"};

std::string grouped(long units, char separator)
{
    std::string digits = std::to_string(units);
    for (auto at = std::ptrdiff_t(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(size_t(at), 1, separator);
    return digits;
}

std::string withCurrency(std::string number, std::string_view locale)
{
    if (locale == "de-DE")
        return number + " €";
    return (locale == "en-GB" ? "£" : "$") + number;
}

} // namespace

std::string demoPrice(long units, std::string_view locale)
{
    return withCurrency(grouped(units, locale == "de-DE" ? '.' : ','), locale);
}

std::string demoAmount(long cents, std::string_view locale)
{
    const bool german = locale == "de-DE";
    const long rest = cents % 100;
    return withCurrency(grouped(cents / 100, german ? '.' : ',') + (german ? ',' : '.') + char('0' + rest / 10) + char('0' + rest % 10), locale);
}

std::string demoDate(Instant day, std::string_view locale)
{
    const std::chrono::year_month_day date(std::chrono::floor<std::chrono::days>(day));
    const std::string number = std::to_string(unsigned(date.day()));
    const std::string year = std::to_string(int(date.year()));
    const unsigned month = unsigned(date.month()) - 1;
    if (locale == "de-DE")
        return number + ". " + kGermanMonths[month] + " " + year;
    if (locale == "en-GB")
        return number + " " + kEnglishMonths[month] + " " + year;
    return std::string(kEnglishMonths[month]) + " " + number + ", " + year;
}

double rounded(double value, int decimals)
{
    double scale = 1;
    for (int i = 0; i < decimals; ++i)
        scale *= 10;
    return std::round(value * scale) / scale;
}

} // namespace cacheloupe
