// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policy_sentence_parser.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>
#include <utility>

namespace cacheloupe {

namespace {

using Kind = SentenceWord::Kind;

/// Phrases of which one stands at a place; an empty id means that none may stand there.
using Slot = std::vector<std::string>;

/// A template in pieces: plain text, or a placeholder.
struct Piece {
    std::string text;
    bool isPlaceholder = false;
};

struct SaidWord {
    std::string phraseId;
    std::string placeholder;
    PolicyValue value;
    bool isPhrase = false;
};

std::vector<Piece> piecesOf(const std::string &phrase)
{
    std::vector<Piece> pieces;
    size_t at = 0;
    while (at < phrase.size()) {
        const size_t open = phrase.find('{', at);
        const size_t close = open == std::string::npos ? open : phrase.find('}', open);
        if (close == std::string::npos) {
            pieces.push_back({phrase.substr(at), false});
            break;
        }
        if (open > at)
            pieces.push_back({phrase.substr(at, open - at), false});
        pieces.push_back({phrase.substr(open + 1, close - open - 1), true});
        at = close + 1;
    }
    return pieces;
}

Slot withPrefix(std::string_view prefix, bool mayBeAbsent = false)
{
    Slot slot;
    for (const auto &id : phraseIds())
        if (id.starts_with(prefix))
            slot.push_back(id);
    if (mayBeAbsent)
        slot.emplace_back();
    return slot;
}

const std::vector<Slot> &openSlots()
{
    static const std::vector<Slot> slots = {{"opening"}, withPrefix("time."), withPrefix("scope."), withPrefix("match."), {"end"}, withPrefix("temperature.", true),
                                            {"key", ""}, {"epoch", ""},       {"lane.batch", ""},   {"risk", ""}};
    return slots;
}

const std::vector<Slot> &closedSlots()
{
    static const std::vector<Slot> slots = {{"opening"}, {"afresh"}, {"end"}, {"risk", ""}};
    return slots;
}

Kind kindOf(std::string_view placeholder)
{
    if (placeholder == "ttl")
        return Kind::durationS;
    if (placeholder == "threshold" || placeholder == "temperature" || placeholder == "epoch")
        return Kind::number;
    if (placeholder == "fields" || placeholder == "tags" || placeholder == "versions")
        return Kind::names;
    return Kind::text;
}

/// The phrases that may stand in place of a placeholder.
Slot phrasesFor(std::string_view placeholder, bool open)
{
    if (placeholder == "layer")
        return withPrefix("layer.");
    if (placeholder == "may")
        return {open ? "may.yes" : "may.no"};
    if (placeholder == "versions")
        return {"version.source"};
    return {};
}

/// Goes through the slots from the left; where several readings are possible the first that reaches the end counts. A place
/// that led nowhere is not tried again, so that no sentence takes more than (slots × bytes²) steps.
class SentenceReader {
public:
    SentenceReader(std::string_view text, const SentenceLanguage &language, bool open)
        : m_text(text), m_language(language), m_isOpen(open), m_slots(open ? openSlots() : closedSlots())
    {
    }

    bool read() { return slot(0, 0); }
    const std::vector<SaidWord> &words() const { return m_words; }
    const std::vector<std::string> &phrasesRead() const { return m_phrases; }
    size_t farthest() const { return m_farthest; }
    const std::set<std::string> &expected() const { return m_expected; }

private:
    bool slot(size_t s, size_t at)
    {
        if (s == m_slots.size())
            return at == m_text.size();
        for (const auto &id : m_slots[s]) {
            if (id.empty()) {
                if (slot(s + 1, at))
                    return true;
                continue;
            }
            m_phrases.push_back(id);
            if (piece(s, id, piecesOf(m_language.phrase(id)), 0, at))
                return true;
            m_phrases.pop_back();
        }
        return false;
    }

    bool piece(size_t s, const std::string &id, const std::vector<Piece> &pieces, size_t p, size_t at)
    {
        if (m_dead.contains({id, p, at}))
            return false;
        if (p == pieces.size() ? slot(s + 1, at) : pieces[p].isPlaceholder ? placeholder(s, id, pieces, p, at) : literal(s, id, pieces, p, at))
            return true;
        m_dead.insert({id, p, at});
        return false;
    }

    bool literal(size_t s, const std::string &id, const std::vector<Piece> &pieces, size_t p, size_t at)
    {
        if (m_text.substr(at).starts_with(pieces[p].text))
            return piece(s, id, pieces, p + 1, at + pieces[p].text.size());
        // A full stop that was forgotten at the very end is forgiven.
        if (id == "end" && at == m_text.size())
            return slot(s + 1, at);
        missed(at, id);
        return false;
    }

    bool placeholder(size_t s, const std::string &id, const std::vector<Piece> &pieces, size_t p, size_t at)
    {
        const auto &name = pieces[p].text;
        for (const auto &choice : phrasesFor(name, m_isOpen)) {
            const std::string shown = m_language.phrase(choice);
            if (shown.empty() || !m_text.substr(at).starts_with(shown))
                continue;
            m_words.push_back({id, name, choice, true});
            if (piece(s, id, pieces, p + 1, at + shown.size()))
                return true;
            m_words.pop_back();
        }
        if (name == "layer" || name == "may") {
            // Any text may be a call site, so that where its name ended tells nothing.
            missed(name == "may" ? 0 : at, id);
            return false;
        }
        return value(s, id, pieces, p, at);
    }

    bool value(size_t s, const std::string &id, const std::vector<Piece> &pieces, size_t p, size_t at)
    {
        const auto kind = kindOf(pieces[p].text);
        for (size_t end = at + 1; end <= m_text.size(); ++end) {
            // The rest decides first whether it can go on here: reading a value costs more.
            if (p + 1 < pieces.size() && !pieces[p + 1].isPlaceholder && !m_text.substr(end).starts_with(pieces[p + 1].text))
                continue;
            auto meant = m_language.value(kind, m_text.substr(at, end - at));
            if (!meant)
                continue;
            m_words.push_back({id, pieces[p].text, std::move(*meant), false});
            if (piece(s, id, pieces, p + 1, end))
                return true;
            m_words.pop_back();
        }
        missed(at, id);
        return false;
    }

    void missed(size_t at, const std::string &id)
    {
        if (at < m_farthest)
            return;
        if (at > m_farthest)
            m_expected.clear();
        m_farthest = at;
        m_expected.insert(id);
    }

    std::string_view m_text;
    const SentenceLanguage &m_language;
    bool m_isOpen;
    const std::vector<Slot> &m_slots;
    std::vector<SaidWord> m_words;
    std::vector<std::string> m_phrases;
    std::set<std::tuple<std::string, size_t, size_t>> m_dead;
    std::set<std::string> m_expected;
    size_t m_farthest = 0;
};

std::string withSingleSpaces(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        const bool isSpace = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (!isSpace)
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    while (!out.empty() && out.back() == ' ')
        out.pop_back();
    return out;
}

/// What stands behind the first point of a phrase's id: `tenant` of `scope.tenant`.
std::string behindPoint(const std::string &id)
{
    return id.substr(id.find('.') + 1);
}

/// Gathers what the phrases and words of a read sentence say.
class RuleTeller {
public:
    explicit RuleTeller(bool cacheable)
    {
        m_said.rule.cacheable = cacheable;
        say(PolicyField::cacheable);
        say(PolicyField::risk);
        if (cacheable)
            for (const auto field : {PolicyField::ttlS, PolicyField::validUntilVersionChanges, PolicyField::scope, PolicyField::match, PolicyField::maxTemperature,
                                     PolicyField::keyFields, PolicyField::keyEpoch, PolicyField::lane})
                say(field);
    }

    void phrase(const std::string &id)
    {
        auto &rule = m_said.rule;
        if (id == "time.version" || id == "time.both")
            rule.validUntilVersionChanges = true;
        else if (id.starts_with("scope.") && id != "scope.other")
            rule.scope = id == "scope.unset" ? std::string() : behindPoint(id);
        else if (id.starts_with("match.") && id != "match.exact" && id != "match.other") {
            rule.match = id.starts_with("match.exact_or_") ? "exact-then-semantic" : "semantic";
            say(PolicyField::similarityThreshold);
        } else if (id == "temperature.zero")
            rule.maxTemperature = 0;
        else if (id == "lane.batch")
            rule.lane = "batch";
    }

    void word(const SaidWord &w)
    {
        auto &rule = m_said.rule;
        if (w.placeholder == "site")
            rule.callSite = std::get<std::string>(w.value);
        else if (w.placeholder == "layer" && w.value != PolicyValue(std::string("layer.other"))) {
            rule.layer = behindPoint(std::get<std::string>(w.value));
            say(PolicyField::layer);
        } else if (w.placeholder == "ttl")
            rule.ttlS = std::get<std::int64_t>(w.value);
        else if (w.placeholder == "threshold")
            rule.similarityThreshold = std::get<double>(w.value);
        else if (w.placeholder == "temperature")
            rule.maxTemperature = std::get<double>(w.value);
        else if (w.placeholder == "epoch")
            rule.keyEpoch = std::int64_t(std::get<double>(w.value));
        else if (w.placeholder == "scope")
            rule.scope = std::get<std::string>(w.value);
        else if (w.placeholder == "match")
            rule.match = std::get<std::string>(w.value);
        else if (w.placeholder == "tags")
            rule.risk = std::get<std::vector<std::string>>(w.value);
        else if (!w.isPhrase && (w.placeholder == "fields" || w.placeholder == "versions"))
            for (const auto &name : std::get<std::vector<std::string>>(w.value))
                if (w.placeholder == "fields" || !rule.hasKeyField(name))
                    m_fields[w.placeholder == "versions"].push_back(name);
    }

    SaidRule take()
    {
        auto &fields = m_said.rule.keyFields;
        fields = m_fields[0];
        for (const auto &name : m_fields[1])
            if (!m_said.rule.hasKeyField(name))
                fields.push_back(name);
        return std::move(m_said);
    }

private:
    void say(PolicyField field) { m_said.fields.push_back(field); }

    SaidRule m_said;
    std::array<std::vector<std::string>, 2> m_fields;
};

} // namespace

SentenceReading parseSentence(std::string_view text, const SentenceLanguage &language)
{
    const std::string plain = withSingleSpaces(text);
    SentenceReading reading;
    for (const bool open : {true, false}) {
        SentenceReader reader(plain, language, open);
        if (reader.read()) {
            RuleTeller teller(open);
            for (const auto &id : reader.phrasesRead())
                teller.phrase(id);
            for (const auto &word : reader.words())
                teller.word(word);
            return {teller.take(), plain.size(), {}};
        }
        if (reader.farthest() >= reading.understoodBytes)
            reading = {std::nullopt, reader.farthest(), {reader.expected().begin(), reader.expected().end()}};
    }
    return reading;
}

} // namespace cacheloupe
