// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/answer_reading.h"

#include "core/base/english.h"
#include "core/base/words.h"
#include "core/replay/claim_reader.h"
#include "core/replay/plain_form.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace cacheloupe {

namespace {

struct LineMark {
    size_t length = 0;
    bool numbered = false;
};

/// `1. `, `2) `, `- `, `* `, `• ` before a line is layout, no word of the answer.
LineMark listMarkOf(std::string_view line)
{
    for (const std::string_view mark : {"- ", "* ", "+ ", "• ", "– ", "·", "・", "● "}) {
        if (line.starts_with(mark))
            return {mark.size(), false};
    }
    const size_t digits = line.find_first_not_of("0123456789");
    if (digits == std::string_view::npos || digits == 0 || digits > 3)
        return {};
    const std::string_view rest = line.substr(digits);
    if ((rest[0] == '.' || rest[0] == ')') && rest.size() > 1 && (rest[1] == ' ' || rest[1] == '\t'))
        return {digits + 2, true};
    if (rest.starts_with("、") || rest.starts_with("．"))
        return {digits + 3, true};
    return {};
}

bool isAsciiWord(std::string_view form)
{
    return std::all_of(form.begin(), form.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool standsAloneLetter(std::string_view form)
{
    // Scripts without spaces come as words of one letter of three or more bytes; letters of other scripts have two.
    const auto lead = form.empty() ? 0 : static_cast<unsigned char>(form[0]);
    return lead >= 0xE0 && form.size() == (lead >= 0xF0 ? 4u : 3u);
}

class Reader {
public:
    explicit Reader(AnswerReading &out) : m_out(out) {}

    void readPart(const TextRange &part)
    {
        const std::string_view text = m_out.text.substr(part.offset, part.length);
        for (const TextRange &range : splitSentences(text))
            readSentence({part.offset + range.offset, range.length});
    }

    void finish()
    {
        m_out.claims = readClaims(m_out.text, m_out.tokens);
        size_t claim = 0;
        for (AnswerSentence &sentence : m_out.sentences) {
            sentence.firstClaim = std::uint32_t(claim);
            while (claim < m_out.claims.size() && m_out.claims[claim].range.offset < sentence.range.offset + sentence.range.length)
                ++claim;
            sentence.claimEnd = std::uint32_t(claim);
        }
    }

private:
    void readSentence(const TextRange &range)
    {
        const std::string_view text = m_out.text.substr(range.offset, range.length);
        const LineMark mark = listMarkOf(text);
        AnswerSentence sentence;
        sentence.range = range;
        sentence.listItem = mark.length > 0;
        sentence.numbered = mark.numbered;
        sentence.firstToken = std::uint32_t(m_out.tokens.size());
        sentence.hash = 0xCBF29CE484222325ULL;
        const WordList list = splitWords(text.substr(mark.length));
        for (const Word &word : list.words) {
            AnswerToken token;
            token.range = {std::uint32_t(range.offset + mark.length) + word.offset, word.length};
            token.form = plainForm(list.form(word));
            token.capital = word.capital || (!isAsciiWord(token.form) && m_out.text.substr(token.range.offset, token.range.length) != list.form(word) && !word.hasDigit);
            token.sentenceStart = word.sentenceStart;
            token.negator = isNegation(token.form);
            token.stop = isStopWord(token.form);
            token.single = standsAloneLetter(token.form);
            for (const char c : token.form)
                sentence.hash = (sentence.hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
            sentence.hash = (sentence.hash ^ ' ') * 0x100000001B3ULL;
            m_out.tokens.push_back(std::move(token));
        }
        sentence.tokenEnd = std::uint32_t(m_out.tokens.size());
        if (sentence.tokenEnd > sentence.firstToken)
            m_out.sentences.push_back(sentence);
    }

    AnswerReading &m_out;
};

std::vector<std::string> keysOf(std::span<const AnswerToken> tokens, std::span<const Claim> claims)
{
    std::unordered_set<std::string> keys;
    for (size_t i = 0; i < tokens.size(); ++i) {
        const AnswerToken &token = tokens[i];
        if (!token.isContent())
            continue;
        if (!token.single) {
            keys.emplace(wordStem(token.form));
            continue;
        }
        const bool hasNext = i + 1 < tokens.size() && tokens[i + 1].single && tokens[i + 1].range.offset == token.range.offset + token.range.length;
        if (hasNext)
            keys.insert(token.form + tokens[i + 1].form);
        else if (i == 0 || !tokens[i - 1].single)
            keys.insert(token.form);
    }
    for (const Claim &claim : claims) {
        if (claim.kind != ClaimKind::name) {
            for (std::string &key : claimKeys(claim))
                keys.insert(std::move(key));
        }
    }
    if (keys.empty()) {
        for (const AnswerToken &token : tokens)
            keys.emplace(wordStem(token.form));
    }
    return {keys.begin(), keys.end()};
}

} // namespace

AnswerReading readAnswer(std::string_view text, std::span<const TextRange> prose)
{
    AnswerReading out;
    out.text = text;
    Reader reader(out);
    for (const TextRange &part : prose)
        reader.readPart(part);
    reader.finish();
    return out;
}

std::vector<std::string> contentKeys(const AnswerReading &reading) { return keysOf(reading.tokens, reading.claims); }

std::vector<std::string> contentKeys(const AnswerReading &reading, const AnswerSentence &sentence)
{
    return keysOf(reading.tokensOf(sentence), reading.claimsOf(sentence));
}

bool isNegation(std::string_view form)
{
    static const std::unordered_set<std::string_view> words = {
        "nicht", "kein", "keine", "keinen", "keiner", "keinem", "nie", "niemals", "ohne", "pas", "jamais", "aucun", "aucune", "sans", "nunca", "sin", "jamás", "ningún", "ninguna", "não", "sem",
        "senza", "niet", "geen", "inte", "ikke", "nie", "bez", "не", "нет", "без", "нельзя", "никогда", "لا", "لم", "لن", "ليس", "ليست", "غير", "بدون", "لا", "לא", "אין", "ללא", "בלי", "אינו", "אינה", "نیست",
        "نمی", "不", "没", "沒", "無", "无", "未", "勿", "ไม่", "없", "않", "아니", "못"};
    if (words.contains(form) || isNegator(form))
        return true;
    // Korean endings carry the negation inside the word.
    return form.find("않") != std::string_view::npos || form.find("없") != std::string_view::npos;
}

int yesOrNo(std::string_view form)
{
    static const std::unordered_map<std::string_view, int> words = {{"yes", 1},  {"yeah", 1}, {"yep", 1}, {"no", -1},  {"nope", -1},  {"ja", 1},  {"nein", -1}, {"oui", 1},  {"non", -1}, {"sí", 1},
                                                                    {"sim", 1},  {"não", -1}, {"да", 1},  {"нет", -1}, {"نعم", 1},    {"لا", -1}, {"כן", 1},   {"לא", -1}, {"네", 1},   {"아니요", -1}, {"nee", -1}};
    const auto it = words.find(form);
    return it == words.end() ? 0 : it->second;
}

} // namespace cacheloupe
