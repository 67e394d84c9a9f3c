// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/private_finders.h"

#include <algorithm>
#include <iterator>

namespace cacheloupe {

namespace {

constexpr size_t kMostGroups = 20;
constexpr size_t kLongAccount = 9;

/// Digits with single separators between them, as they are written: `+49 30 123-4567`.
struct DigitRun {
    struct Group {
        size_t begin = 0;
        size_t size = 0;
        std::string_view joint; ///< what stands before the group, empty for the first
    };
    std::vector<Group> groups;
    std::string digits;
    bool plus = false;
    bool parenthesis = false;
    size_t begin = 0;
    size_t end = 0;
};

/// Between two groups: one or two of " -./()" — ") " after an area code, " (" before one.
size_t jointLength(std::string_view text, size_t at)
{
    constexpr std::string_view kJoints = " -./()";
    size_t length = 0;
    while (length < 2 && kJoints.find(byteAt(text, at + length)) != std::string_view::npos && byteAt(text, at + length) != '\0')
        ++length;
    if (!isDigitByte(byteAt(text, at + length)))
        return 0;
    if (length == 2 && text[at] != ')' && text[at + 1] != '(')
        return 0;
    return length;
}

/// The run that begins with the digit at `at`, of at most kMostGroups groups.
DigitRun digitRunAt(std::string_view text, size_t at)
{
    DigitRun run;
    run.begin = at;
    if (at > 0 && text[at - 1] == '(') {
        run.parenthesis = true;
        run.begin = at - 1;
    }
    if (run.begin > 0 && text[run.begin - 1] == '+') {
        run.plus = true;
        --run.begin;
    }
    std::string_view joint;
    while (isDigitByte(byteAt(text, at)) && run.groups.size() < kMostGroups) {
        DigitRun::Group group{at, 0, joint};
        while (isDigitByte(byteAt(text, at)))
            ++at;
        group.size = at - group.begin;
        run.digits += text.substr(group.begin, group.size);
        run.groups.push_back(group);
        run.end = at;
        const size_t length = jointLength(text, at);
        if (length == 0)
            break;
        joint = text.substr(at, length);
        at += length;
    }
    return run;
}

bool passesLuhn(std::string_view digits)
{
    int sum = 0;
    for (size_t i = 0; i < digits.size(); ++i) {
        int digit = digits[digits.size() - 1 - i] - '0';
        if (i % 2 == 1 && (digit *= 2) > 9)
            digit -= 9;
        sum += digit;
    }
    return sum % 10 == 0;
}

/// Cards are written in one piece, in fours, or as 4-6-5.
bool isCardGrouping(const DigitRun &run, size_t first, size_t last)
{
    if (first == last)
        return true;
    const std::string_view joint = run.groups[first + 1].joint;
    if (joint != " " && joint != "-")
        return false;
    for (size_t i = first + 1; i <= last; ++i) {
        if (run.groups[i].joint != joint)
            return false;
    }
    if (last - first == 2 && run.groups[first].size == 4 && run.groups[first + 1].size == 6 && run.groups[last].size == 5)
        return true;
    for (size_t i = first; i < last; ++i) {
        if (run.groups[i].size != 4)
            return false;
    }
    return last - first >= 3 && run.groups[last].size <= 4;
}

bool findCard(const DigitRun &run, PrivateSpans &found)
{
    for (size_t first = 0, before = 0; first < run.groups.size(); before += run.groups[first++].size) {
        size_t count = 0;
        for (size_t last = first; last < run.groups.size() && count < 19; ++last) {
            count += run.groups[last].size;
            const std::string_view digits = std::string_view(run.digits).substr(before, count);
            if (count < 13 || count > 19 || digits.front() < '2' || digits.front() > '6' || !isCardGrouping(run, first, last) || !passesLuhn(digits))
                continue;
            const size_t begin = run.groups[first].begin;
            found.push_back({PrivateKind::card, begin, run.groups[last].begin + run.groups[last].size - begin});
            return true;
        }
    }
    return false;
}

std::vector<size_t> sizesOf(const DigitRun &run)
{
    std::vector<size_t> sizes;
    for (const auto &group : run.groups)
        sizes.push_back(group.size);
    return sizes;
}

bool isDate(const DigitRun &run)
{
    if (run.groups.size() < 3 || run.parenthesis || run.plus)
        return false;
    const auto sizes = sizesOf(run);
    return (sizes[0] == 4 && sizes[1] <= 2 && sizes[2] <= 2) || (sizes[0] <= 2 && sizes[1] <= 2 && (sizes[2] == 4 || sizes[2] == 2));
}

/// 1 000 000 and 1.000.000: amounts and also versions and IP addresses have nothing but dots or blanks.
bool isAmount(const DigitRun &run)
{
    return run.groups.size() > 1 && run.groups[0].size <= 3 && run.groups[0].joint.empty() && run.digits.front() != '0' && !run.parenthesis
        && std::all_of(run.groups.begin() + 1, run.groups.end(), [](const auto &g) { return g.size == 3 && (g.joint == " " || g.joint == "."); });
}

bool isPhone(const DigitRun &run, std::string_view text)
{
    const size_t count = run.digits.size();
    if (count < 6 || count > 15 || isDate(run))
        return false;
    if (run.plus)
        return count >= 8;
    const auto sizes = sizesOf(run);
    const bool dotted = std::all_of(run.groups.begin() + 1, run.groups.end(), [](const auto &g) { return g.joint == "."; });
    const bool ten = sizes == std::vector<size_t>{3, 3, 4} || sizes == std::vector<size_t>{1, 3, 3, 4};
    if (ten || (run.parenthesis && count >= 7))
        return true;
    if (run.digits.front() == '0' && run.groups.size() > 1 && !dotted && count >= 7)
        return true;
    const PrivateContext context = contextBefore(text, run.begin);
    if (run.groups.size() == 1 && !context.id && ((run.digits.starts_with('0') && count >= 10) || (count == 11 && run.digits[0] == '1' && run.digits[1] >= '3')))
        return true;
    return !isAmount(run) && context.phone;
}

/// A price is no account number.
bool standsBehindCurrency(std::string_view text, size_t at)
{
    const std::string_view before = text.substr(0, at);
    return before.ends_with("$") || before.ends_with("€") || before.ends_with("£") || before.ends_with("¥");
}

void findInRun(const DigitRun &run, std::string_view text, PrivateSpans &found)
{
    if (findCard(run, found))
        return;
    // The US social security number is written like a phone number with a zero in front.
    if (sizesOf(run) == std::vector<size_t>{3, 2, 4} && run.groups[1].joint == "-" && run.groups[2].joint == "-") {
        found.push_back({PrivateKind::id, run.begin, run.end - run.begin});
        return;
    }
    if (isPhone(run, text)) {
        found.push_back({PrivateKind::phone, run.begin, run.end - run.begin});
        return;
    }
    for (const auto &group : run.groups) {
        const bool fraction = byteAt(text, group.begin + group.size) == '.' && isDigitByte(byteAt(text, group.begin + group.size + 1));
        if (group.size >= kLongAccount && group.joint != "." && !fraction && !standsBehindCurrency(text, group.begin))
            found.push_back({PrivateKind::id, group.begin, group.size});
    }
}

/// Two letters, two digits, up to 30 more in one piece or in fours, whose remainder by 97 is 1 (ISO 13616).
void findIban(std::string_view text, size_t at, PrivateSpans &found)
{
    std::string code;
    std::vector<size_t> ends; // of groups, by how far the code reached there
    size_t end = at;
    while (code.size() < 34 && isAlnumByte(byteAt(text, end))) {
        code += text[end++];
        if (!isAlnumByte(byteAt(text, end))) {
            ends.push_back(end);
            if (byteAt(text, end) != ' ' || code.size() % 4 != 0)
                break;
            ++end;
        }
    }
    // The longest stretch that passes, so that a word behind it does not hide it.
    while (!ends.empty()) {
        const std::string_view written = text.substr(at, ends.back() - at);
        int remainder = 0;
        size_t count = 0;
        const auto feed = [&](char c) {
            const int value = isDigitByte(c) ? c - '0' : (c | 0x20) - 'a' + 10;
            remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
        };
        std::string plain;
        std::copy_if(written.begin(), written.end(), std::back_inserter(plain), isAlnumByte);
        count = plain.size();
        std::rotate(plain.begin(), plain.begin() + 4, plain.end());
        std::for_each(plain.begin(), plain.end(), feed);
        if (count >= 15 && remainder == 1) {
            found.push_back({PrivateKind::iban, at, written.size()});
            return;
        }
        ends.pop_back();
    }
}

} // namespace

void findNumbers(std::string_view text, PrivateSpans &found)
{
    for (size_t at = 0; at < text.size();) {
        const bool fresh = at == 0 || !(isAlnumByte(text[at - 1]) || text[at - 1] == '_');
        if (fresh && isLetterByte(text[at]) && isLetterByte(byteAt(text, at + 1)) && isDigitByte(byteAt(text, at + 2)) && isDigitByte(byteAt(text, at + 3)))
            findIban(text, at, found);
        if (!isDigitByte(text[at])) {
            ++at;
            continue;
        }
        const DigitRun run = digitRunAt(text, at);
        const bool wordBehind = isLetterByte(byteAt(text, run.end)) || byteAt(text, run.end) == '_';
        const bool jointBefore = at > 1 && (text[at - 1] == '-' || text[at - 1] == '.') && isAlnumByte(text[at - 2]);
        if (fresh && !wordBehind && !jointBefore)
            findInRun(run, text, found);
        at = run.end;
    }
}

} // namespace cacheloupe
