// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/ranking_lexicon.h"

#include "core/base/english.h"
#include "core/base/resource.h"
#include "core/driver/decompression.h"
#include "core/driver/json.h"

#include <algorithm>
#include <string>

namespace cacheloupe {

namespace {

constexpr size_t kMaxLexiconBytes = 64u << 20;
constexpr std::array<std::string_view, kKnownLanguages> kCodes = {"en", "de", "fr", "es", "zh"};

const Json &member(const Json &json, const char *name)
{
    static const Json empty = Json::array();
    const auto it = json.find(name);
    return it == json.end() ? empty : *it;
}

WordClass classOf(char letter)
{
    switch (letter) {
    case 'n': return WordClass::noun;
    case 'v': return WordClass::verb;
    case 'a': return WordClass::adjective;
    case 'r': return WordClass::adverb;
    case 'p': return WordClass::properName;
    default: return WordClass::unknown;
    }
}

VerbPhrase verbPhrase(std::string_view name)
{
    constexpr std::array<std::string_view, 6> names = {"", "can", "will", "should", "past", "pres"};
    const auto it = std::find(names.begin(), names.end(), name);
    return it == names.end() ? VerbPhrase::none : VerbPhrase(it - names.begin());
}

/// The usual endings of German, French and Spanish; what is left need not be a word.
std::string_view europeanStem(std::string_view word)
{
    for (const std::string_view ending : {"en", "er", "es", "em", "e", "s", "n", "t"}) {
        if (word.size() >= ending.size() + 4 && word.ends_with(ending))
            return word.substr(0, word.size() - ending.size());
    }
    return word;
}

/// Pokémon as Pokemon and U.S. as US: what many leave out when they type. German umlauts stay, ä is another letter there.
std::string withoutAccents(std::string_view word)
{
    constexpr std::string_view plain = "aaaaaaaceeeeiiiidnooooo*ouuuuypsaaaaaaaceeeeiiiidnooooo*ouuuuypy";
    std::string out;
    for (size_t i = 0; i < word.size(); ++i) {
        const auto byte = static_cast<unsigned char>(word[i]);
        const bool isInitial = word[i] == '.' && (i == 1 || (i >= 2 && word[i - 2] == '.'));
        if (isInitial && word.size() <= 6)
            continue;
        if (byte != 0xC3 || i + 1 == word.size()) {
            out += word[i];
            continue;
        }
        const auto low = static_cast<unsigned char>(word[++i]) & 0x3FU;
        const bool umlaut = low == 0x04 || low == 0x16 || low == 0x1C || low == 0x1F || low == 0x24 || low == 0x36 || low == 0x3C;
        if (umlaut || plain[low] == '*')
            (out += word[i - 1]) += word[i];
        else
            out += plain[low];
    }
    return out;
}

/// a is b with a prefix that turns its meaning round.
bool isTurned(std::string_view a, std::string_view b)
{
    if (a.size() < b.size())
        std::swap(a, b);
    if (a.starts_with("hyper") && b.starts_with("hypo"))
        return a.substr(5) == b.substr(4);
    for (const std::string_view prefix : {"un", "dis", "in", "im", "il", "ir", "non", "de"}) {
        if (a.size() == b.size() + prefix.size() && b.size() >= 4 && a.starts_with(prefix) && a.ends_with(b))
            return true;
    }
    return false;
}

} // namespace

std::string_view textLanguageCode(TextLanguage language)
{
    return language == TextLanguage::unknown ? "und" : kCodes[size_t(language)];
}

const RankingLexicon &RankingLexicon::builtIn()
{
    static const RankingLexicon lexicon;
    return lexicon;
}

RankingLexicon::RankingLexicon()
{
    // WordNet first: its irregular forms give the hand-made pairs their stems.
    if (const auto packed = resource("ranking/wordnet.txt.zst")) {
        if (const auto text = unpacked(*packed, Packing::zstd, kMaxLexiconBytes, "ranking/wordnet.txt.zst"))
            readWordNet(*text);
    }
    for (size_t i = 0; i < kKnownLanguages; ++i) {
        if (const auto json = resource("ranking/words/" + std::string(kCodes[i]) + ".json"))
            readLanguage(TextLanguage(i), *json);
    }
}

std::uint8_t RankingLexicon::unitCode(std::string_view name)
{
    std::uint8_t &code = m_unitCodes.insert(wordHash(name));
    if (code == 0)
        code = std::uint8_t(m_unitCodes.size());
    return code;
}

void RankingLexicon::readLanguage(TextLanguage language, std::string_view text)
{
    const auto json = parseJson(text, "ranking/words");
    if (!json)
        return;
    Language &out = m_languages[size_t(language)];
    const auto mark = [&](const char *list, auto set) {
        for (const Json &word : member(*json, list))
            set(out.facts.insert(wordHash(word.get<std::string>())));
    };
    mark("stop", [](WordFacts &facts) { facts.isStop = true; });
    mark("light", [](WordFacts &facts) { facts.isLight = true; });
    mark("negators", [](WordFacts &facts) { facts.isNegator = true; });
    mark("weak_negators", [](WordFacts &facts) { facts.isWeakNegator = true; });
    mark("limiters", [](WordFacts &facts) { facts.isLimiter = true; });
    mark("times", [](WordFacts &facts) { facts.isTime = true; });
    for (const Json &word : member(*json, "stop"))
        m_stopLanguages.insert(wordHash(word.get<std::string>())) |= std::uint8_t(1u << unsigned(language));
    const auto items = [&](const char *list, auto set) {
        for (const auto &[word, value] : member(*json, list).items())
            set(word, value);
    };
    items("units", [&](const std::string &word, const Json &unit) {
        const std::uint8_t code = unitCode(unit.get<std::string>());
        out.facts.insert(wordHash(word)).unit = code;
        m_units.insert(wordHash(word)) = code;
    });
    items("numbers", [&](const std::string &word, const Json &number) {
        WordFacts &facts = out.facts.insert(wordHash(word));
        facts.isNumber = true;
        facts.number = number.get<float>();
    });
    items("tenses", [&](const std::string &word, const Json &tense) { out.facts.insert(wordHash(word)).verb = verbPhrase(tense.get<std::string>()); });
    items("genders", [&](const std::string &word, const Json &gender) { out.facts.insert(wordHash(word)).gender = gender.get<std::string>()[0]; });
    items("asks", [&](const std::string &word, const Json &kind) { out.facts.insert(wordHash(word)).asks = kind.get<std::uint8_t>(); });
    const auto pairs = [&](const char *list, WordTable<Nothing> &table) {
        for (const Json &group : member(*json, list)) {
            for (size_t i = 0; i < group.size(); ++i) {
                for (size_t k = i + 1; k < group.size(); ++k) {
                    const std::string a = group[i].get<std::string>();
                    const std::string b = group[k].get<std::string>();
                    table.insert(wordPairKey(stem(language, a, wordHash(a)), stem(language, b, wordHash(b))));
                }
            }
        }
    };
    pairs("synonyms", out.synonyms);
    pairs("opposites", out.opposites);
}

void RankingLexicon::readWordNet(std::string_view text)
{
    Language &english = m_languages[size_t(TextLanguage::english)];
    const auto stemOf = [this](std::string_view word) { return stem(TextLanguage::english, word, wordHash(word)); };
    std::string_view section;
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        const size_t space = line.find(' ');
        if (space == std::string_view::npos) {
            section = line;
            continue;
        }
        const std::string_view left = line.substr(0, space);
        const std::string_view right = line.substr(space + 1);
        if (section == "[words]")
            m_classes.insert(wordHash(left)) = classOf(right[0]);
        else if (section == "[forms]")
            m_irregular.insert(wordHash(left)) = wordHash(wordStem(right));
        else if (section == "[synonyms]")
            english.synonyms.insert(wordPairKey(stemOf(left), stemOf(right)));
        else
            english.opposites.insert(wordPairKey(stemOf(left), stemOf(right)));
    }
}

const WordFacts *RankingLexicon::facts(TextLanguage language, std::uint64_t word) const
{
    return language == TextLanguage::unknown ? nullptr : m_languages[size_t(language)].facts.look(word);
}

WordClass RankingLexicon::wordClass(TextLanguage language, std::uint64_t word) const
{
    const WordClass *found = language == TextLanguage::english ? m_classes.look(word) : nullptr;
    return found ? *found : WordClass::unknown;
}

std::uint8_t RankingLexicon::unit(std::string_view word) const
{
    const std::uint8_t *code = m_units.look(wordHash(word));
    return code ? *code : 0;
}

std::uint64_t RankingLexicon::stem(TextLanguage language, std::string_view word, std::uint64_t hash) const
{
    if (language == TextLanguage::chinese || language == TextLanguage::unknown)
        return hash;
    if (const std::uint64_t *base = language == TextLanguage::english ? m_irregular.look(hash) : nullptr)
        return *base;
    const bool plain = std::none_of(word.begin(), word.end(), [](char c) { return c == '.' || c == '-' || static_cast<unsigned char>(c) >= 0x80; });
    const std::string rewritten = plain ? std::string() : withoutAccents(word);
    const std::string_view form = plain ? word : rewritten;
    if (language != TextLanguage::english)
        return wordHash(europeanStem(form));
    // bullies and bully
    if (form.size() >= 6 && form.ends_with("ies"))
        return wordHash(form.substr(0, form.size() - 3));
    // Of bully and reply only the y is an ending; quickly is quick.
    const WordClass kind = form.size() >= 5 && form.ends_with("ly") ? wordClass(language, hash) : WordClass::unknown;
    if (kind == WordClass::noun || kind == WordClass::verb)
        return wordHash(form.substr(0, form.size() - 1));
    return wordHash(wordStem(form));
}

bool RankingLexicon::areSynonyms(TextLanguage language, std::uint64_t stemA, std::uint64_t stemB) const
{
    return language != TextLanguage::unknown && m_languages[size_t(language)].synonyms.has(wordPairKey(stemA, stemB));
}

bool RankingLexicon::areOpposites(TextLanguage language, std::string_view a, std::string_view b, std::uint64_t stemA, std::uint64_t stemB) const
{
    if (language == TextLanguage::unknown || stemA == stemB)
        return false;
    return m_languages[size_t(language)].opposites.has(wordPairKey(stemA, stemB)) || (language == TextLanguage::english && isTurned(a, b));
}

std::uint8_t RankingLexicon::stopLanguages(std::uint64_t word) const
{
    const std::uint8_t *found = m_stopLanguages.look(word);
    return found ? *found : 0;
}

} // namespace cacheloupe
