// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/hit_findings.h"

#include "core/base/english.h"
#include "core/review/log_signals.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace cacheloupe {

namespace {

constexpr size_t kMaxAnswerWords = 400;
/// A longer request says what it is about.
constexpr size_t kMostContextWords = 12;
constexpr double kDayS = 86'400;
/// So many standard deviations are the whole strength.
constexpr double kUnusualDeviations = 3;

std::string numberText(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.6g", value);
    return text;
}

struct PersonalWords {
    double strength = 0;
    std::vector<SignalSpan> spans;
    std::string words;
};

/// An e-mail address, an order number, "your balance is 12.40": data of one person in the answer.
PersonalWords findPersonal(std::string_view answer, bool foreign)
{
    PersonalWords out;
    // Account words only matter when somebody else gets them; of the rest all have a mark or a figure.
    const auto isMark = [](char c) { return c == '@' || c == '#' || (c >= '0' && c <= '9'); };
    if (!foreign && std::none_of(answer.begin(), answer.end(), isMark))
        return out;
    const WordList list = splitWords(answer, kMaxAnswerWords);
    const auto add = [&](size_t i, double strength) {
        const Word &word = list.words[i];
        out.strength = std::max(out.strength, strength);
        out.spans.push_back({SignalSide::answer, word.offset, word.length});
        out.words += (out.words.empty() ? "" : " ") + std::string(answer.substr(word.offset, word.length));
    };
    for (size_t i = 0; i < list.words.size() && out.spans.size() < 6; ++i) {
        const Word &word = list.words[i];
        const std::string_view form = list.form(i);
        const bool numbered = word.offset > 0 && answer[word.offset - 1] == '#' && word.hasDigit;
        const bool code = word.hasDigit && form.find('-') != std::string_view::npos && word.hasLetter && form.size() >= 5;
        if (form.find('@') != std::string_view::npos || numbered || code)
            add(i, 1);
        else if (isAccountWord(form) && i > 0 && (list.form(i - 1) == "your" || (i > 1 && list.form(i - 2) == "your")))
            add(i, 0.35);
    }
    return out;
}

class HitReader {
public:
    HitReader(const Hit &hit, const KeyProof &proof, const LogSignals *log, const QuestionWords &asked)
        : m_hit(hit), m_proof(proof), m_norms(log ? &log->norms() : nullptr), m_asked(asked), m_personal(findPersonal(hit.answer, mismatches(KeyField::accessTenant) || mismatches(KeyField::accessSubject) || mismatches(KeyField::accessRole)))
    {
    }

    std::vector<SignalFinding> findings()
    {
        keyFields();
        personal();
        answer();
        age();
        sampling();
        margins();
        aftermath();
        request();
        return std::move(m_out);
    }

private:
    void add(Signal signal, double strength, std::vector<std::string> params, std::vector<SignalSpan> spans = {})
    {
        m_out.push_back({signal, std::clamp(strength, -1.0, 1.0), std::move(params), std::move(spans)});
    }

    bool mismatches(KeyField field) const { return m_proof.field(field).state == FieldState::mismatch; }

    void keyFields()
    {
        // A TTL that was changed since, or an old entry, is no different key: `expired` tells of age.
        for (const FieldProof &field : m_proof.fields) {
            if (field.state != FieldState::mismatch || field.field == KeyField::freshnessGeneratedAt || field.field == KeyField::freshnessTtlS)
                continue;
            const bool access = keyFieldGroup(field.field) == KeyFieldGroup::access;
            add(Signal::keyFieldMismatch, access ? 1 : 0.8, {std::string(keyFieldName(field.field)), *field.asked, *field.stored});
        }
    }

    void personal()
    {
        if (m_personal.strength == 0)
            return;
        for (const KeyField field : {KeyField::accessTenant, KeyField::accessSubject, KeyField::accessRole}) {
            if (mismatches(field)) {
                add(Signal::foreignPersonal, 1, {std::string(keyFieldName(field)), m_personal.words}, m_personal.spans);
                return;
            }
        }
        const bool ownUser = m_proof.field(KeyField::accessSubject).state == FieldState::proven;
        if (!ownUser && m_personal.strength >= 1)
            add(Signal::personalAnswer, m_personal.strength, {m_personal.words}, m_personal.spans);
    }

    void answer()
    {
        // A log without answers says nothing about them.
        const bool logged = !m_hit.answer.empty();
        const TextRange refusal = findRefusal(m_hit.answer);
        if (refusal.length > 0)
            add(Signal::answerRefusal, 1, {m_hit.answer.substr(refusal.offset, refusal.length)}, {{SignalSide::answer, refusal.offset, refusal.length}});
        else if (logged && m_hit.answer.find_first_not_of(" \t\r\n") == std::string::npos)
            add(Signal::answerRefusal, 1, {""});
    }

    void age()
    {
        if (!m_proof.ageS)
            return;
        const double ageS = *m_proof.ageS;
        if (m_proof.ttlS && ageS > *m_proof.ttlS)
            add(Signal::expired, 1, {numberText(ageS), numberText(*m_proof.ttlS)});
        const WordList &list = m_asked.list;
        double strongest = 0;
        const Word *cause = nullptr;
        for (const Word &word : list.words) {
            const double halfLifeDays = volatilityHalfLifeDays(list.form(word));
            if (halfLifeDays == 0)
                continue;
            const double stale = 1 - std::exp2(-ageS / (halfLifeDays * kDayS));
            if (stale > strongest) {
                strongest = stale;
                cause = &word;
            }
        }
        // Half an hour old "now" is no news.
        if (cause && strongest > 0.15)
            add(Signal::volatileOld, strongest, {m_hit.query.substr(cause->offset, cause->length), numberText(ageS)},
                {{SignalSide::query, cause->offset, cause->length}});
    }

    void sampling()
    {
        const size_t at = m_hit.paramsJson.find("\"temperature\"");
        if (at == std::string::npos)
            return;
        const size_t colon = m_hit.paramsJson.find(':', at);
        const double temperature = colon == std::string::npos ? 0 : std::strtod(m_hit.paramsJson.c_str() + colon + 1, nullptr);
        if (temperature > 0)
            add(Signal::temperatureAboveZero, std::clamp(temperature, 0.3, 1.0), {numberText(temperature)});
    }

    void margins()
    {
        if (m_hit.match == MatchKind::exact || !m_hit.similarity)
            return;
        if (m_hit.threshold && *m_hit.threshold < 1) {
            const double share = (*m_hit.similarity - *m_hit.threshold) / (0.2 * (1 - *m_hit.threshold));
            if (share < 1)
                add(Signal::justAboveThreshold, std::clamp(1 - share, 0.1, 1.0), {numberText(*m_hit.similarity), numberText(*m_hit.threshold)});
        }
        if (const auto *norm = m_norms ? m_norms->norm(m_hit.callSite) : nullptr)
            add(Signal::similarityUnusual, (norm->mean - *m_hit.similarity) / norm->deviation / kUnusualDeviations,
                {numberText(*m_hit.similarity), numberText(norm->mean)});
        if (m_hit.runnerUp && *m_hit.similarity - *m_hit.runnerUp < 0.01)
            add(Signal::runnerUpClose, 1, {numberText(*m_hit.similarity), numberText(*m_hit.runnerUp)});
    }

    void aftermath()
    {
        if (m_hit.followup == "corrected" || m_hit.followup == "retry")
            add(Signal::userCameBack, m_hit.followup == "corrected" ? 1 : 0.7, {m_hit.followup});
        if (!m_hit.flag.empty() && m_hit.flag != "none" && m_hit.flag != "ok")
            add(Signal::flaggedByApp, 1, {m_hit.flag});
    }

    void request();
    void findCreative(const WordList &list);
    void findAction(const WordList &list);
    void findContext(const QuestionWords &words);

    SignalSpan span(const WordList &list, size_t first, size_t last) const
    {
        const std::uint32_t offset = list.words[first].offset;
        return {SignalSide::query, offset, list.words[last].offset + list.words[last].length - offset};
    }

    void addSpan(Signal signal, const SignalSpan &at) { add(signal, 1, {m_hit.query.substr(at.offset, at.length)}, {at}); }

    const Hit &m_hit;
    const KeyProof &m_proof;
    const SimilarityNorms *m_norms;
    const QuestionWords &m_asked;
    PersonalWords m_personal;
    std::vector<SignalFinding> m_out;
};

void HitReader::request()
{
    findCreative(m_asked.list);
    findAction(m_asked.list);
    findContext(m_asked);
}

template <size_t N>
bool isOneOf(const std::array<std::string_view, N> &set, std::string_view word)
{
    return std::find(set.begin(), set.end(), word) != set.end();
}

/// First word that is no politeness: "Could you please write me …" begins at "write".
size_t firstVerb(const WordList &list)
{
    constexpr std::array<std::string_view, 13> polite = {"please", "can", "could", "would", "will", "you", "hi", "hello", "hey", "i", "want", "need", "to"};
    size_t i = 0;
    while (i < list.words.size() && isOneOf(polite, list.form(i)))
        ++i;
    return i;
}

void HitReader::findCreative(const WordList &list)
{
    constexpr std::array<std::string_view, 9> verbs = {"write", "compose", "draft", "invent", "brainstorm", "imagine", "rewrite", "generate", "suggest"};
    constexpr std::array<std::string_view, 22> works = {"poem",   "story",  "joke",   "song",    "slogan",  "tagline", "haiku",     "limerick", "lyrics", "essay", "names",
                                                        "ideas",  "speech", "toast",  "caption", "captions", "tweet",  "headline",  "headlines", "letter", "post",  "greeting"};
    constexpr std::array<std::string_view, 3> always = {"compose", "brainstorm", "invent"};
    const size_t verb = firstVerb(list);
    if (verb >= list.words.size())
        return;
    const bool forMe = verb + 1 < list.words.size() && list.form(verb) == "write" && (list.form(verb + 1) == "me" || list.form(verb + 1) == "us");
    if (forMe)
        return addSpan(Signal::creativeRequest, span(list, verb, verb + 1));
    if (isOneOf(always, list.form(verb)))
        return addSpan(Signal::creativeRequest, span(list, verb, verb));
    if (!isOneOf(verbs, list.form(verb)) && list.form(verb) != "give" && list.form(verb) != "tell")
        return;
    for (size_t i = verb + 1; i < std::min(list.words.size(), verb + 8); ++i) {
        if (isOneOf(works, list.form(i)))
            return addSpan(Signal::creativeRequest, span(list, verb, i));
    }
}

void HitReader::findAction(const WordList &list)
{
    constexpr std::array<std::string_view, 21> verbs = {"cancel", "delete", "remove", "transfer", "buy", "order", "book", "send", "refund", "pay", "unsubscribe",
                                                        "reset", "close", "upgrade", "downgrade", "reschedule", "block",
                                                        "stop",  "end",   "renew",   "pause"};
    const size_t verb = firstVerb(list);
    if (verb + 1 >= list.words.size() || !isOneOf(verbs, list.form(verb)))
        return;
    // "Refund policy?" names a thing; an order to act goes on with "my", "the", "this", "two"…
    if (isStopWord(list.form(verb + 1)) || numberValue(list.form(verb + 1)))
        addSpan(Signal::actionRequest, span(list, verb, verb));
}

/// "Is it bad to", "are there": the word points to what follows.
bool isDummy(const WordList &list, size_t i)
{
    if (list.form(i) == "there" || list.form(i) == "that")
        return i > 0;
    bool joined = false;
    for (size_t k = i + 1; k < list.words.size(); ++k)
        joined = joined || list.form(k) == "to" || list.form(k) == "that" || list.form(k) == "if" || list.form(k) == "for";
    return list.form(i) == "it" && joined;
}

void HitReader::findContext(const QuestionWords &words)
{
    const WordList &list = words.list;
    if (list.words.empty() || list.words.size() > kMostContextWords || words.marks.empty())
        return;
    size_t topics = 0;
    size_t pointing = list.words.size();
    for (size_t i = 0; i < list.words.size(); ++i) {
        topics += words.marks[i].kind != WordKind::stop && words.marks[i].kind != WordKind::negator;
        if (isPointingWord(list.form(i)) && !isDummy(list, i))
            pointing = std::min(pointing, i);
    }
    const bool continues = list.words.size() <= 8 && (list.form(0) == "and" || (list.words.size() > 1 && list.form(1) == "about" && (list.form(0) == "what" || list.form(0) == "how")));
    const bool points = pointing < list.words.size() && topics <= 1;
    if (words.isTopicless() || continues || points)
        addSpan(Signal::contextDependent, points ? span(list, pointing, pointing) : span(list, 0, list.words.size() - 1));
}

} // namespace

bool needsMarks(const WordList &asked, TextLanguage language)
{
    if (asked.words.size() > kMostContextWords)
        return false;
    const RankingLexicon &lexicon = RankingLexicon::builtIn();
    bool topics = false;
    for (size_t i = 0; i < asked.words.size(); ++i) {
        const WordFacts *facts = lexicon.facts(language, asked.words[i].hash);
        topics = topics || !facts || (!facts->isStop && !facts->isNegator);
        if (isPointingWord(asked.form(i)) || asked.form(i) == "about")
            return true;
    }
    return !topics || (!asked.words.empty() && asked.form(0) == "and");
}

std::vector<SignalFinding> findInHit(const Hit &hit, const KeyProof &proof, const LogSignals *log, const QuestionWords &asked)
{
    return HitReader(hit, proof, log, asked).findings();
}

} // namespace cacheloupe
