// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/english.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace cacheloupe {

namespace {

using WordSet = std::unordered_set<std::string_view>;

const WordSet &stopWords()
{
    static const WordSet words = {
        "a", "an", "the", "and", "or", "but", "if", "so", "as", "at", "by", "for", "from", "in", "into", "of", "on", "onto", "to", "up", "with", "about",
        "over", "per", "via", "than", "then", "there", "here", "out", "off", "is", "am", "are", "was", "were", "be", "been", "being", "do", "does", "did",
        "done", "doing", "have", "has", "had", "having", "can", "could", "may", "might", "must", "shall", "should", "will", "would", "i", "i'm", "i've",
        "i'd", "me", "my", "mine", "we", "us", "our", "ours", "you", "your", "yours", "he", "him", "his", "she", "her", "hers", "it", "its", "it's", "they",
        "them", "their", "theirs", "this", "that", "these", "those", "one", "what", "what's", "which", "who", "whom", "whose", "why", "how", "when", "where",
        "please", "thanks", "thank", "hi", "hello", "hey", "just", "also", "too", "very", "any", "some", "all", "each", "every", "such", "own", "same",
        "get", "got", "let", "want", "need", "like", "know", "tell", "give", "show", "not", "no", "don't", "doesn't", "yes", "ok", "well", "much", "many",
        "more", "most", "other", "another", "again", "still", "only"};
    return words;
}

/// FNV-1a over both words; about 300 pairs in 64 bits do not collide by chance.
std::uint64_t pairKey(std::string_view a, std::string_view b)
{
    std::uint64_t hash = 0xCBF29CE484222325ULL;
    for (const std::string_view word : {a, std::string_view(" "), b}) {
        for (const char byte : word)
            hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001B3ULL;
    }
    return hash;
}

const std::unordered_set<std::uint64_t> &oppositePairs()
{
    static const auto table = [] {
        constexpr std::pair<std::string_view, std::string_view> pairs[] = {
            {"enable", "disable"},     {"activate", "deactivate"}, {"before", "after"},      {"with", "without"},      {"buy", "sell"},
            {"open", "close"},         {"open", "closed"},         {"on", "off"},            {"in", "out"},            {"up", "down"},
            {"increase", "decrease"},  {"raise", "lower"},         {"add", "remove"},        {"add", "delete"},        {"start", "stop"},
            {"begin", "end"},          {"start", "end"},           {"first", "last"},        {"best", "worst"},        {"good", "bad"},
            {"cheap", "expensive"},    {"cheapest", "expensive"},  {"high", "low"},          {"higher", "lower"},      {"highest", "lowest"},
            {"more", "less"},          {"most", "least"},          {"maximum", "minimum"},   {"max", "min"},           {"upload", "download"},
            {"import", "export"},      {"send", "receive"},        {"give", "take"},         {"lend", "borrow"},       {"push", "pull"},
            {"allow", "deny"},         {"allow", "forbid"},        {"accept", "reject"},     {"accept", "decline"},    {"approve", "reject"},
            {"approve", "deny"},       {"grant", "revoke"},        {"lock", "unlock"},       {"block", "unblock"},     {"install", "uninstall"},
            {"subscribe", "unsubscribe"}, {"mute", "unmute"},      {"login", "logout"},      {"encrypt", "decrypt"},   {"encode", "decode"},
            {"compress", "decompress"}, {"show", "hide"},          {"visible", "hidden"},    {"public", "private"},    {"internal", "external"},
            {"inside", "outside"},     {"include", "exclude"},     {"with", "excluding"},    {"including", "excluding"}, {"arrive", "depart"},
            {"arrival", "departure"},  {"import", "exports"},      {"male", "female"},       {"man", "woman"},         {"men", "women"},
            {"hot", "cold"},           {"hotter", "colder"},       {"fast", "slow"},         {"faster", "slower"},     {"early", "late"},
            {"earlier", "later"},      {"earliest", "latest"},     {"new", "old"},           {"newest", "oldest"},     {"young", "old"},
            {"big", "small"},          {"large", "small"},         {"long", "short"},        {"longest", "shortest"},  {"wide", "narrow"},
            {"win", "lose"},           {"gain", "lose"},           {"gain", "loss"},         {"profit", "loss"},       {"pass", "fail"},
            {"success", "failure"},    {"true", "false"},          {"right", "wrong"},       {"right", "left"},        {"correct", "incorrect"},
            {"safe", "dangerous"},     {"safe", "unsafe"},         {"legal", "illegal"},     {"possible", "impossible"}, {"valid", "invalid"},
            {"paid", "free"},          {"paid", "unpaid"},         {"online", "offline"},    {"available", "unavailable"}, {"domestic", "international"},
            {"inbound", "outbound"},   {"incoming", "outgoing"},   {"input", "output"},      {"deposit", "withdraw"},  {"deposit", "withdrawal"},
            {"credit", "debit"},       {"checking", "savings"},    {"monthly", "yearly"},    {"monthly", "annual"},    {"weekly", "monthly"},
            {"daily", "weekly"},       {"hire", "fire"},           {"join", "leave"},        {"create", "delete"},     {"create", "destroy"},
            {"keep", "cancel"},        {"keep", "delete"},         {"renew", "cancel"},      {"save", "discard"},      {"connect", "disconnect"},
            {"attach", "detach"},      {"merge", "split"},         {"mount", "unmount"},     {"expand", "collapse"},   {"zoom", "shrink"},
            {"upgrade", "downgrade"},  {"positive", "negative"},   {"always", "never"},      {"everyone", "nobody"},   {"required", "optional"},
            {"mandatory", "optional"}, {"permanent", "temporary"}, {"manual", "automatic"},  {"manually", "automatically"}, {"above", "below"},
            {"over", "under"},         {"front", "back"},          {"top", "bottom"},        {"north", "south"},       {"east", "west"},
            {"child", "adult"},        {"children", "adults"},     {"parent", "child"},      {"employer", "employee"}, {"seller", "buyer"},
            {"sender", "recipient"},   {"import", "exporting"},    {"ascending", "descending"}, {"horizontal", "vertical"}, {"refundable", "nonrefundable"},
            {"included", "excluded"},  {"allowed", "forbidden"},   {"allowed", "prohibited"}, {"declined", "accepted"}, {"present", "absent"},
        };
        std::unordered_set<std::uint64_t> set;
        for (const auto &[a, b] : pairs) {
            set.insert(pairKey(a, b));
            set.insert(pairKey(b, a));
        }
        return set;
    }();
    return table;
}

bool isPair(std::string_view a, std::string_view b)
{
    return oppositePairs().contains(pairKey(a, b));
}

bool isPrefixed(std::string_view longer, std::string_view shorter)
{
    for (const std::string_view prefix : {"un", "dis", "in", "im", "il", "ir", "non", "de"}) {
        if (longer.size() == shorter.size() + prefix.size() && shorter.size() >= 4 && longer.starts_with(prefix) && longer.ends_with(shorter))
            return true;
    }
    return false;
}

/// One insertion, deletion, replacement or neighbour swap.
bool isOneEdit(std::string_view a, std::string_view b)
{
    if (a.size() < b.size())
        std::swap(a, b);
    if (a.size() - b.size() > 1)
        return false;
    size_t i = 0;
    while (i < b.size() && a[i] == b[i])
        ++i;
    if (a.size() > b.size())
        return a.substr(i + 1) == b.substr(i);
    if (i == a.size() || a.substr(i + 1) == b.substr(i + 1))
        return true;
    return i + 1 < a.size() && a[i] == b[i + 1] && a[i + 1] == b[i] && a.substr(i + 2) == b.substr(i + 2);
}

std::optional<double> spelledNumber(std::string_view word)
{
    static const std::unordered_map<std::string_view, double> numbers = {
        {"zero", 0},    {"one", 1},       {"two", 2},        {"three", 3},     {"four", 4},      {"five", 5},      {"six", 6},       {"seven", 7},
        {"eight", 8},   {"nine", 9},      {"ten", 10},       {"eleven", 11},   {"twelve", 12},   {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15},
        {"twenty", 20}, {"thirty", 30},   {"forty", 40},     {"fifty", 50},    {"sixty", 60},    {"seventy", 70},  {"eighty", 80},   {"ninety", 90},
        {"hundred", 100}, {"thousand", 1000}, {"million", 1e6}, {"billion", 1e9}, {"third", 3},  {"ii", 2},        {"iii", 3},       {"iv", 4}};
    const auto it = numbers.find(word);
    return it == numbers.end() ? std::nullopt : std::optional(it->second);
}

} // namespace

bool isStopWord(std::string_view word)
{
    return stopWords().contains(word);
}

bool isNegator(std::string_view word)
{
    static const WordSet words = {"not", "no", "never", "without", "cannot", "neither", "nor", "none", "nothing", "nobody", "nowhere", "cant", "wont", "dont",
                                  "doesnt", "didnt", "isnt", "arent", "unable", "hardly"};
    return words.contains(word) || word.ends_with("n't");
}

bool isPointingWord(std::string_view word)
{
    static const WordSet words = {"it", "its", "it's", "this", "that", "that's", "these", "those", "they", "them", "he", "she", "him", "her", "one", "ones", "there", "so", "same"};
    return words.contains(word);
}

bool isTimeWord(std::string_view word)
{
    static const WordSet words = {
        "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december", "jan", "feb", "mar", "apr",
        "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue",
        "wed", "thu", "fri", "today", "today's", "tomorrow", "tomorrow's", "yesterday", "yesterday's", "tonight", "now", "current", "currently", "latest",
        "weekend", "morning", "afternoon", "evening", "night", "noon", "midnight", "spring", "summer", "autumn", "winter", "christmas", "easter",
        "quarter", "q1", "q2", "q3", "q4", "h1", "h2"};
    return words.contains(word);
}

bool isUnitWord(std::string_view word)
{
    static const WordSet words = {
        "second", "seconds", "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks", "month", "months", "year", "years", "mm", "cm", "m", "km",
        "mile", "miles", "inch", "inches", "foot", "feet", "meter", "meters", "metre", "metres", "g", "kg", "gram", "grams", "kilogram", "kilograms", "lb",
        "lbs", "pound", "pounds", "ounce", "ounces", "liter", "liters", "litre", "litres", "ml", "gallon", "gallons", "kb", "mb", "gb", "tb", "byte", "bytes",
        "usd", "eur", "gbp", "inr", "dollar", "dollars", "euro", "euros", "rupee", "rupees", "cent", "cents", "percent", "celsius", "fahrenheit", "kelvin",
        "kwh", "watt", "watts", "volt", "volts", "mph", "kmh", "dozen", "seats", "users"};
    return words.contains(word);
}

bool isAccountWord(std::string_view word)
{
    static const WordSet words = {"account", "order", "orders", "invoice", "invoices", "balance", "card", "subscription", "address", "booking", "reservation",
                                  "payment", "payslip", "salary", "ticket", "tickets", "contract", "password", "policy", "claim", "prescription", "license",
                                  "licence", "delivery", "parcel", "shipment", "refund", "plan", "workspace", "statement", "loan", "mortgage"};
    return words.contains(word);
}

bool areOpposites(std::string_view a, std::string_view b)
{
    if (a == b)
        return false;
    if (isPair(a, b) || isPair(wordStem(a), wordStem(b)))
        return true;
    return a.size() > b.size() ? isPrefixed(a, b) : isPrefixed(b, a);
}

std::optional<double> numberValue(std::string_view word)
{
    if (word.empty())
        return std::nullopt;
    if (word[0] < '0' || word[0] > '9')
        return spelledNumber(word);
    std::string digits;
    size_t i = 0;
    for (; i < word.size() && ((word[i] >= '0' && word[i] <= '9') || word[i] == '.' || word[i] == ','); ++i) {
        if (word[i] != ',')
            digits += word[i];
    }
    const std::string_view rest = word.substr(i);
    if (std::count(digits.begin(), digits.end(), '.') > 1)
        return std::nullopt;
    const double value = std::strtod(digits.c_str(), nullptr);
    if (rest.empty() || rest == "st" || rest == "nd" || rest == "rd" || rest == "th" || rest == "s")
        return value;
    if (rest == "k")
        return value * 1000;
    if (rest == "m" || rest == "mio")
        return value * 1e6;
    return std::nullopt;
}

double volatilityHalfLifeDays(std::string_view word)
{
    static const std::unordered_map<std::string_view, double> words = {
        {"now", 1},       {"today", 1},       {"today's", 1},   {"tonight", 1}, {"tomorrow", 1},   {"yesterday", 1}, {"currently", 1}, {"current", 1},
        {"price", 1},     {"prices", 1},      {"pricing", 1},   {"cost", 1},    {"costs", 1},      {"rate", 1},      {"rates", 1},     {"status", 1},
        {"balance", 1},   {"stock", 1},       {"available", 1}, {"weather", 1}, {"news", 1},       {"headlines", 1}, {"outage", 1},    {"incident", 1},
        {"waiting", 1},   {"remaining", 1},   {"left", 7},      {"discount", 7}, {"offer", 7},     {"sale", 7},      {"version", 30},  {"latest", 30},
        {"release", 30},  {"upcoming", 30},   {"newest", 365},  {"recent", 30}, {"recently", 30}, {"record", 365},  {"president", 365}, {"ceo", 365}};
    const auto it = words.find(word);
    return it == words.end() ? 0 : it->second;
}

std::string_view wordStem(std::string_view word)
{
    if (word.ends_with("'s"))
        word.remove_suffix(2);
    constexpr std::array<std::string_view, 8> endings = {"ings", "ing", "ied", "ies", "ed", "es", "ly", "s"};
    for (const std::string_view ending : endings) {
        if (!word.ends_with(ending) || word.size() < ending.size() + 3)
            continue;
        if (ending == "s" && (word.ends_with("ss") || word.ends_with("us") || word.ends_with("is")))
            return word;
        std::string_view stem = word.substr(0, word.size() - ending.size());
        // shipping → ship; but call → call
        if ((ending == "ing" || ending == "ed") && stem.size() > 3 && stem.back() == stem[stem.size() - 2] && stem.back() != 'l' && stem.back() != 's')
            stem.remove_suffix(1);
        word = stem;
        break;
    }
    if (word.size() > 3 && (word.back() == 'e' || word.back() == 'y'))
        word.remove_suffix(1);
    return word;
}

bool areAlike(std::string_view a, std::string_view b)
{
    if (a == b || wordStem(a) == wordStem(b))
        return true;
    size_t common = 0;
    while (common < a.size() && common < b.size() && a[common] == b[common])
        ++common;
    const bool alike = (common >= 5 && common * 10 >= std::max(a.size(), b.size()) * 6) || (std::min(a.size(), b.size()) >= 5 && isOneEdit(a, b));
    const auto hasDigit = [](std::string_view w) { return w.find_first_of("0123456789") != std::string_view::npos; };
    return alike && !hasDigit(a) && !hasDigit(b) && !areOpposites(a, b);
}

TextRange findRefusal(std::string_view answer)
{
    // Only how the answer opens: "I cannot" further down is advice.
    const std::string head = asciiLower(answer.substr(0, 160));
    constexpr std::array<std::string_view, 36> phrases = {
        "i'm sorry, but i can", "i am sorry, but i can", "sorry, i can't", "sorry, i cannot", "i can't help with", "i cannot help with", "i can't assist",
        "i cannot assist", "i can't answer", "i cannot answer", "i'm unable to", "i am unable to", "as an ai", "as a language model",
        "i don't have access to", "i do not have access to", "i don't have enough information", "i don't know", "i'm not able to", "internal server error",
        "error:", "an error occurred", "sorry, something went wrong", "something went wrong while", "something went wrong on our", "sorry, i could not",
        "sorry, i couldn't", "could not be generated", "couldn't be generated", "the request timed out", "service unavailable", "service is unavailable",
        "temporarily unavailable", "bad gateway", "too many requests", "rate limit exceeded"};
    constexpr std::string_view first = "isaectbr";
    const auto isLetter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    for (size_t at = 0; at < head.size(); ++at) {
        // Each begins with one of these letters.
        const char c = head[at];
        if (first.find(c) == std::string_view::npos || (at > 0 && isLetter(head[at - 1])))
            continue;
        const std::string_view rest = std::string_view(head).substr(at);
        for (const std::string_view phrase : phrases) {
            if (phrase[0] == c && rest.starts_with(phrase))
                return {std::uint32_t(at), std::uint32_t(phrase.size())};
        }
    }
    return {};
}

} // namespace cacheloupe
