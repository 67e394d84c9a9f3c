// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/politeness.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace cacheloupe {

namespace {

constexpr size_t kLongestClause = 6;
constexpr size_t kFewestLeft = 2;
constexpr size_t kMostClauses = 3;

using Words = std::span<const std::string_view>;

constexpr std::array<std::string_view, 24> kGreets = {"hi",     "hello", "hey",   "dear",  "good",   "sorry",   "excuse", "pardon",  "quick", "question", "thing", "btw",
                                                      "asking", "hallo", "guten", "frage", "moin",   "bonjour", "hola",   "buenos",  "servus", "colleague", "friend", "please"};
constexpr std::array<std::string_view, 43> kGreeting = {"team",  "there", "all",    "everyone", "everybody", "folks", "guys",   "sir",  "madam", "morning", "afternoon",
                                                        "evening", "day", "one",    "another",  "more",      "short", "little", "just", "a",     "an",      "the",
                                                        "my",    "to",    "for",    "from",     "you",       "me",    "bother", "disturb", "trouble", "simple", "again",
                                                        "tag",   "morgen", "abend", "kurze",    "eine",      "noch",  "zusammen", "dias", "días", "tout"};
constexpr std::array<std::string_view, 27> kThanks = {"thanks", "thank",  "thx",   "tia",   "ty",    "cheers",  "regards", "sincerely", "wishes",        "please", "advise", "urgent", "hurry", "rush",
                                                      "appreciated", "best", "danke", "dank", "grüße", "grüßen", "eilt",    "bitte",     "cordialement", "merci",  "gracias", "saludos", "asap"};
constexpr std::array<std::string_view, 46> kThanking = {"you",  "many",  "a",    "lot",   "so",    "much",   "very",  "in",     "advance", "it",     "it's",  "is",    "this",  "that's", "rather", "quite",
                                                        "somewhat", "no", "not", "kind",  "kindly", "warm",  "all",   "the",    "yours",   "for",    "your",  "any",   "help",  "would",  "be",     "and",
                                                        "again", "ein",  "wenig", "es",   "im",    "voraus", "viele", "vielen", "mit",     "freundlichen", "beaucoup", "d'avance", "muchas", "team"};

/// The clauses of a text's beginning and end, told by the punctuation between words.
class Politeness {
public:
    Politeness(std::string_view text, WordList &list) : m_text(text), m_list(list), m_end(list.words.size()) {}

    void drop()
    {
        for (size_t i = 0; i < kMostClauses && dropGreeting(); ++i) {
        }
        for (size_t i = 0; i < kMostClauses && (dropThanks() || dropSignature()); ++i) {
        }
        auto &words = m_list.words;
        words.erase(words.begin() + std::ptrdiff_t(m_end), words.end());
        words.erase(words.begin(), words.begin() + std::ptrdiff_t(m_begin));
    }

private:
    /// Whether a clause ends between the word and the next.
    bool endsAt(size_t i, std::string_view marks) const
    {
        const Word &word = m_list.words[i];
        const size_t from = word.offset + word.length;
        const size_t to = i + 1 < m_list.words.size() ? m_list.words[i + 1].offset : m_text.size();
        return m_text.substr(from, to - from).find_first_of(marks) != std::string_view::npos;
    }

    bool isMadeOf(size_t begin, size_t end, Words anchors, Words others) const
    {
        bool anchored = false;
        for (size_t i = begin; i < end; ++i) {
            const std::string_view form = m_list.form(i);
            const bool isAnchor = std::find(anchors.begin(), anchors.end(), form) != anchors.end();
            if (!isAnchor && std::find(others.begin(), others.end(), form) == others.end())
                return false;
            anchored = anchored || isAnchor;
        }
        return anchored;
    }

    bool dropGreeting()
    {
        for (size_t end = m_begin + 1; end <= m_begin + kLongestClause && end + kFewestLeft <= m_end; ++end) {
            if (!endsAt(end - 1, ",:!.\n"))
                continue;
            if (!isMadeOf(m_begin, end, kGreets, kGreeting))
                return false;
            m_begin = end;
            return true;
        }
        return false;
    }

    /// Where the last clause begins.
    size_t lastClause(std::string_view marks) const
    {
        size_t begin = m_end - 1;
        while (begin > m_begin && m_end - begin <= kLongestClause && !endsAt(begin - 1, marks))
            --begin;
        return begin;
    }

    bool dropFrom(size_t begin)
    {
        if (begin < m_begin + kFewestLeft)
            return false;
        m_end = begin;
        return true;
    }

    bool dropThanks()
    {
        if (m_end <= m_begin + kFewestLeft)
            return false;
        if (m_list.form(m_end - 1) == "please")
            return dropFrom(m_end - 1);
        // "Is this urgent?" is a question.
        if (endsAt(m_end - 1, "?"))
            return false;
        const size_t begin = lastClause(",;.!?\n");
        return m_end - begin <= kLongestClause && isMadeOf(begin, m_end, kThanks, kThanking) && dropFrom(begin);
    }

    /// "Regards, Rosa Lund": a name alone behind thanks.
    bool dropSignature()
    {
        if (m_end <= m_begin + kFewestLeft)
            return false;
        const size_t name = lastClause(",;.!?\n");
        const auto &words = m_list.words;
        const bool isName = m_end - name <= 2 && std::all_of(words.begin() + std::ptrdiff_t(name), words.begin() + std::ptrdiff_t(m_end), [](const Word &word) { return word.capital && !word.hasDigit; });
        if (!isName || name < m_begin + kFewestLeft)
            return false;
        const size_t end = std::exchange(m_end, name);
        if (dropThanks())
            return true;
        m_end = end;
        return false;
    }

    std::string_view m_text;
    WordList &m_list;
    size_t m_begin = 0;
    size_t m_end;
};

} // namespace

void dropPoliteness(std::string_view text, WordList &list)
{
    if (list.words.size() > kFewestLeft)
        Politeness(text, list).drop();
}

} // namespace cacheloupe
