// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/question_words.h"

#include "core/base/english.h"
#include "core/review/question_kind.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>

namespace cacheloupe {

namespace {

constexpr size_t kWordsForLanguage = 60;
/// One foreign word in three thousand letters of another script is a name, not a language.
constexpr size_t kForeignShare = 3;

bool isHan(std::string_view form)
{
    const auto lead = static_cast<unsigned char>(form[0]);
    return form.size() == 3 && lead >= 0xE4 && lead <= 0xE9;
}

bool isLatin(std::string_view form)
{
    return static_cast<unsigned char>(form[0]) < 0xC8;
}

bool isAsciiFigure(char c)
{
    return c >= '0' && c <= '9';
}

/// A number with what is written on to it: 5kg, rs.500, 10am.
struct Figure {
    double value = 0;
    std::uint8_t unit = 0;
};

std::optional<Figure> gluedFigure(std::string_view form, const RankingLexicon &lexicon)
{
    size_t head = 0;
    while (head < form.size() && !isAsciiFigure(form[head]))
        ++head;
    if (head == form.size())
        return std::nullopt;
    size_t tail = form.size();
    while (tail > head && !isAsciiFigure(form[tail - 1]))
        --tail;
    if (form.substr(head, tail - head).find_first_not_of("0123456789.,") != std::string_view::npos)
        return std::nullopt;
    std::string_view before = form.substr(0, head);
    while (before.ends_with('.'))
        before.remove_suffix(1);
    const std::string_view word = before.empty() ? form.substr(tail) : before;
    if (!before.empty() && tail != form.size())
        return std::nullopt;
    const std::uint8_t unit = lexicon.unit(word);
    const auto value = numberValue(form.substr(head, tail - head));
    return unit != 0 && value ? std::optional(Figure{*value, unit}) : std::nullopt;
}

/// $5, €5, 5 %, ₹ 5: marks that are no words.
std::uint8_t unitAround(std::string_view text, const Word &word, const RankingLexicon &lexicon)
{
    const std::string_view before = text.substr(0, word.offset);
    for (const std::string_view mark : {"$", "€", "£", "₹", "¥"}) {
        if (before.ends_with(mark))
            return lexicon.unit(mark);
    }
    const std::string_view behind = text.substr(word.offset + word.length, 4);
    if (behind.starts_with('%') || behind.starts_with(" %"))
        return lexicon.unit("%");
    return behind.starts_with("€") ? lexicon.unit("€") : std::uint8_t(0);
}

bool isIdentifier(const Word &word, std::string_view form)
{
    if (form.find_first_of("_@/") != std::string_view::npos)
        return true;
    // foo.bar, but not the initials of U.S.
    const size_t dot = form.find('.');
    if (dot != std::string_view::npos && dot > 1 && word.hasLetter)
        return true;
    // A version or an address
    if (word.hasDigit && std::count(form.begin(), form.end(), '.') > 1)
        return true;
    return word.hasDigit && (word.hasLetter || form.find('-') != std::string_view::npos || (form.size() >= 6 && form.find_first_of(".,") == std::string_view::npos));
}

/// camelCase, but not iPhone: a capital behind two small letters.
bool isCamelCase(std::string_view raw)
{
    for (size_t i = 2; i < raw.size(); ++i) {
        if (raw[i] >= 'A' && raw[i] <= 'Z' && raw[i - 1] >= 'a' && raw[i - 1] <= 'z' && raw[i - 2] >= 'a' && raw[i - 2] <= 'z')
            return true;
    }
    return false;
}

bool isAllCapitals(std::string_view raw)
{
    size_t capitals = 0;
    for (const char c : raw) {
        if (c >= 'a' && c <= 'z')
            return false;
        capitals += c >= 'A' && c <= 'Z';
    }
    return capitals >= 2;
}

class Marker {
public:
    Marker(std::string_view text, QuestionWords &out) : m_text(text), m_out(out), m_lexicon(RankingLexicon::builtIn()), m_capitalsTell(capitalsTell()) {}

    void markAll()
    {
        m_out.marks.resize(m_out.list.words.size());
        for (size_t i = 0; i < m_out.marks.size(); ++i)
            mark(i);
        for (size_t i = 0; i + 1 < m_out.marks.size(); ++i)
            joinUnit(m_out.marks[i], m_out.marks[i + 1]);
    }

private:
    /// In "How To Reset A Password" or "RESET PASSWORD" capitals name nothing.
    bool capitalsTell() const
    {
        size_t letters = 0;
        size_t capitals = 0;
        for (const Word &word : m_out.list.words) {
            letters += word.hasLetter && !word.sentenceStart;
            capitals += word.capital && word.hasLetter && !word.sentenceStart;
        }
        return m_out.language != TextLanguage::german && capitals * 10 <= letters * 6;
    }

    void mark(size_t i)
    {
        const Word &word = m_out.list.words[i];
        const std::string_view form = m_out.list.form(word);
        WordMark &out = m_out.marks[i];
        out.stem = m_lexicon.stem(m_out.language, form, word.hash);
        if (const WordFacts *facts = m_lexicon.facts(m_out.language, word.hash))
            out.facts = *facts;
        // "No. 1" and "no.1" count, they deny nothing.
        if (form == "no" && i + 1 < m_out.marks.size() && m_out.list.words[i + 1].hasDigit && m_text.substr(word.offset + word.length).starts_with('.')) {
            out.facts.isNegator = false;
            out.facts.isStop = true;
        }
        if (form.size() > 3 && form.ends_with("n't"))
            out.facts.isNegator = true;
        // Of words that carry no topic nobody asks the class.
        if (!out.facts.isStop || out.facts.isTime) {
            out.wordClass = m_lexicon.wordClass(m_out.language, word.hash);
            if (out.wordClass == WordClass::unknown && m_out.language == TextLanguage::english)
                out.wordClass = m_lexicon.wordClass(m_out.language, form.ends_with("'s") ? wordHash(form.substr(0, form.size() - 2)) : out.stem);
        }
        // quora.com is spoken of as Quora.
        if (const std::string_view site = siteName(form); !site.empty()) {
            out.stem = m_lexicon.stem(m_out.language, site, wordHash(site));
            out.kind = WordKind::name;
            return;
        }
        out.kind = kindOf(word, form, out);
        out.isSureName = out.kind == WordKind::name
            && (out.wordClass == WordClass::properName || out.wordClass == WordClass::unknown || isAllCapitals(m_text.substr(word.offset, word.length)));
    }

    static std::string_view siteName(std::string_view form)
    {
        if (form.find('.') == std::string_view::npos)
            return {};
        for (const std::string_view ending : {".com", ".org", ".net", ".io", ".in", ".de", ".co.uk"}) {
            const std::string_view name = form.substr(0, form.size() - std::min(form.size(), ending.size()));
            if (form.ends_with(ending) && name.size() >= 3 && name.find_first_of("./@_") == std::string_view::npos)
                return name;
        }
        return {};
    }

    WordKind kindOf(const Word &word, std::string_view form, WordMark &out) const
    {
        if (out.facts.isNegator)
            return WordKind::negator;
        // "may" is an auxiliary far more often than a month.
        if (out.facts.isStop && !(out.facts.isTime && word.capital && !word.sentenceStart))
            return isAbbreviation(word, form) ? WordKind::name : WordKind::stop;
        if (readNumber(word, form, out))
            return WordKind::number;
        const std::string_view raw = m_text.substr(word.offset, word.length);
        if (isIdentifier(word, form) || isCamelCase(raw))
            return WordKind::identifier;
        if (out.facts.isTime)
            return WordKind::time;
        if (out.facts.unit != 0) {
            out.unit = out.facts.unit;
            return WordKind::unit;
        }
        return isName(word, raw, out) ? WordKind::name : WordKind::content;
    }

    /// US, IT and WHO are no pronouns.
    bool isAbbreviation(const Word &word, std::string_view form) const
    {
        const bool isPronoun = form == "us" || form == "it" || form == "who";
        return isPronoun && m_capitalsTell && isAllCapitals(m_text.substr(word.offset, word.length));
    }

    bool readNumber(const Word &word, std::string_view form, WordMark &out) const
    {
        if (out.facts.isNumber) {
            out.number = double(out.facts.number);
            return true;
        }
        if (!word.hasDigit)
            return false;
        const auto glued = gluedFigure(form, m_lexicon);
        const auto value = glued ? glued->value : numberValue(form);
        if (!value || (form.size() >= 6 && form.find_first_of(".,") == std::string_view::npos && !glued))
            return false;
        out.number = *value;
        out.unit = glued ? glued->unit : unitAround(m_text, word, m_lexicon);
        return true;
    }

    bool isName(const Word &word, std::string_view raw, const WordMark &mark) const
    {
        if (mark.wordClass == WordClass::properName)
            return true;
        if (m_out.language == TextLanguage::chinese || !word.capital)
            return false;
        if (isAllCapitals(raw) && (m_capitalsTell || m_out.list.words.size() == 1))
            return true;
        if (!m_capitalsTell)
            return false;
        const bool unknown = mark.wordClass == WordClass::unknown && m_out.language == TextLanguage::english && raw.size() > 2;
        return !word.sentenceStart || unknown;
    }

    static void joinUnit(WordMark &number, WordMark &next)
    {
        if (number.kind != WordKind::number || next.kind != WordKind::unit || number.unit != 0)
            return;
        number.unit = next.unit;
        next.belongsToNumber = true;
    }

    std::string_view m_text;
    QuestionWords &m_out;
    const RankingLexicon &m_lexicon;
    bool m_capitalsTell;
};

} // namespace

double WordMark::weight() const
{
    if (kind == WordKind::stop || kind == WordKind::negator || belongsToNumber)
        return 0;
    return facts.isLight && kind == WordKind::content ? 0.25 : 1;
}

bool QuestionWords::isTopicless() const
{
    return std::all_of(marks.begin(), marks.end(), [](const WordMark &mark) { return mark.kind == WordKind::stop || mark.kind == WordKind::negator; });
}

namespace {

/// Words that English has.
size_t knownWords(const WordList &a, const WordList &b)
{
    const RankingLexicon &lexicon = RankingLexicon::builtIn();
    size_t known = 0;
    for (const WordList *list : {&a, &b}) {
        for (size_t i = 0; i < std::min(list->words.size(), kWordsForLanguage); ++i) {
            const Word &word = list->words[i];
            known += word.hasLetter && lexicon.wordClass(TextLanguage::english, word.hash) != WordClass::unknown;
        }
    }
    return known;
}

} // namespace

TextLanguage textLanguage(const WordList &a, const WordList &b)
{
    const RankingLexicon &lexicon = RankingLexicon::builtIn();
    std::array<size_t, kKnownLanguages> stops{};
    size_t han = 0;
    size_t foreign = 0;
    size_t words = 0;
    for (const WordList *list : {&a, &b}) {
        for (size_t i = 0; i < std::min(list->words.size(), kWordsForLanguage); ++i) {
            const Word &word = list->words[i];
            if (!word.hasLetter)
                continue;
            const std::string_view form = list->form(word);
            ++words;
            han += isHan(form);
            foreign += !isHan(form) && !isLatin(form);
            const std::uint8_t languages = lexicon.stopLanguages(word.hash);
            for (size_t k = 0; languages != 0 && k < kKnownLanguages; ++k)
                stops[k] += (languages >> k) & 1;
        }
    }
    if (words == 0)
        return TextLanguage::english;
    if (foreign * kForeignShare > words)
        return TextLanguage::unknown;
    if (han * kForeignShare > words)
        return TextLanguage::chinese;
    const auto best = std::max_element(stops.begin(), stops.end() - 1);
    if (*best > stops[0] && *best >= 2)
        return TextLanguage(best - stops.begin());
    // Names, typing errors and jargon are many: a word in six that English has is enough for English.
    return stops[0] > 0 || words <= 3 || knownWords(a, b) * 6 >= words ? TextLanguage::english : TextLanguage::unknown;
}

QuestionWords readQuestion(std::string_view text, WordList list, TextLanguage language)
{
    QuestionWords out;
    out.list = std::move(list);
    out.language = language;
    Marker(text, out).markAll();
    out.asks = questionKind(out);
    return out;
}

} // namespace cacheloupe
