// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/entry_mapper.h"

#include "core/store/bytes_json.h"
#include "core/store/lc_json.h"
#include "core/store/time_text.h"
#include "core/store/vector_guess.h"
#include "core/store/vector_values.h"

#include <algorithm>
#include <cmath>

namespace cacheloupe {

namespace {

class Mapping {
public:
    Mapping(const EntryLayout &layout, const RawEntry &raw, const DecodedEntry &decoded, Instant now, CacheEntry &out)
        : m_layout(layout), m_document(decoded.document), m_decoded(decoded), m_raw(raw), m_now(now), m_out(out)
    {
    }

    void fill()
    {
        m_out.layout = m_layout.id;
        if (!m_decoded.refusal.empty())
            m_out.refusal = m_decoded.refusal;
        if (!m_layout.keyColumn.empty())
            if (auto key = m_document.at("row." + m_layout.keyColumn).text(); key && !key->empty())
                m_out.key = std::move(*key);
        texts();
        numbers();
        times();
        timeToLive();
        scope();
        vector();
        encoding();
        state();
    }

private:
    EntryValue find(EntryMember member) const { return m_document.firstOf(m_layout.pathsOf(member)); }
    std::string text(EntryMember member) const
    {
        // An empty text is no reason not to look further: a call of a tool has an empty answer beside it.
        bool foundEmpty = false;
        for (const auto &path : m_layout.pathsOf(member)) {
            const EntryValue at = m_document.found(path);
            if (at.isBytes() ? !at.isText() : !at || at.isBinary() || (foundEmpty && at.json()->is_object()))
                continue;
            if (auto out = at.isBytes() ? std::string(at.bytes()) : at.plain(); !out.empty())
                return out;
            foundEmpty = true;
        }
        return {};
    }
    std::optional<double> number(EntryMember member) const
    {
        return find(member).number();
    }
    std::optional<std::int64_t> whole(EntryMember member) const
    {
        constexpr double kLargest = 9e15;
        const auto value = number(member);
        return value && std::abs(*value) < kLargest ? std::optional(std::int64_t(*value)) : std::nullopt;
    }
    void infer(std::string_view member) { m_out.inferred.emplace_back(member); }

    /// An object found whole, or put together from single paths.
    std::string object(EntryMember of) const
    {
        if (m_layout.objects.empty() && m_layout.pathsOf(of).empty())
            return {};
        Json out = Json::object();
        const auto member = entryMemberName(of);
        if (const Json *at = find(of).json(); at && at->is_object())
            out = *at;
        for (const auto &[name, path] : m_layout.objects)
            if (name.size() > member.size() && name.starts_with(member) && name[member.size()] == '.')
                if (const EntryValue at = m_document.found(path))
                    out[name.substr(member.size() + 1)] = at.toJson();
        return out.empty() ? std::string() : dumpJson(out);
    }

    void texts()
    {
        m_out.query = text(EntryMember::query);
        m_out.answer = text(EntryMember::answer);
        m_out.provider = text(EntryMember::provider);
        m_out.model = text(EntryMember::model);
        m_out.responseId = text(EntryMember::responseId);
        if (const Json *messages = find(EntryMember::messages).json(); messages && messages->is_array())
            m_out.messagesJson = dumpJson(*messages);
        m_out.paramsJson = object(EntryMember::params);
        m_out.metadataJson = object(EntryMember::metadata);
        for (const auto &path : m_layout.group) {
            m_out.group = path.starts_with('=') ? path.substr(1) : m_document.at(path).text().value_or(std::string());
            if (!m_out.group.empty())
                break;
        }
        if (m_out.group.empty())
            m_out.group = m_raw.table.empty() ? keyPrefix(m_out.key) : m_raw.table;
        for (const auto &[field, paths] : m_layout.fields)
            if (const EntryValue at = m_document.firstOf(paths))
                m_out.fields.set(field, *at.text());
    }

    void numbers()
    {
        m_out.answerIndex = whole(EntryMember::answerIndex);
        m_out.hitCount = whole(EntryMember::hitCount);
        m_out.usage.inputTokens = whole(EntryMember::inputTokens);
        m_out.usage.outputTokens = whole(EntryMember::outputTokens);
        m_out.usage.cachedInputTokens = whole(EntryMember::cachedInputTokens);
    }

    std::optional<Instant> time(EntryMember member)
    {
        const EntryValue at = find(member);
        if (!at)
            return std::nullopt;
        const auto format = m_layout.timeFormats.find(entryMemberName(member));
        bool assumed = false;
        const auto out = parseStoredTime(at.isBytes() && at.isText() ? at.bytes() : std::string_view(at.plain()),
                                         format == m_layout.timeFormats.end() ? std::string_view() : format->second, &assumed);
        if (out && assumed) {
            infer(entryMemberName(member));
            if (std::find(m_out.findings.begin(), m_out.findings.end(), "local_time") == m_out.findings.end())
                m_out.findings.emplace_back("local_time");
        }
        return out;
    }

    void times()
    {
        m_out.createdAt = time(EntryMember::createdAt);
        m_out.updatedAt = time(EntryMember::updatedAt);
        m_out.lastHitAt = time(EntryMember::lastHitAt);
        // Stores that keep a time of use set it when they write: that was no hit.
        if (m_out.lastHitAt == m_out.createdAt)
            m_out.lastHitAt.reset();
        if (const auto expires = time(EntryMember::expiresAt)) {
            m_out.expiresAt = expires;
            m_out.ttlLeftS = double((*expires - m_now).count()) / 1000;
        }
        constexpr std::chrono::seconds kSameWrite(1);
        if (m_out.createdAt && m_out.updatedAt && *m_out.updatedAt - *m_out.createdAt > kSameWrite)
            m_out.findings.emplace_back("edited_later");
    }

    void timeToLive()
    {
        const TtlRule &rule = m_layout.ttl;
        m_out.slidingTtl = rule.sliding;
        m_out.ttlS = number(EntryMember::ttlS);
        if (!m_out.ttlS && !rule.byPath.empty()) {
            const auto value = rule.byValue.find(m_document.at(rule.byPath).text().value_or(std::string()));
            if (value != rule.byValue.end())
                m_out.ttlS = value->second;
        }
        if (!m_out.ttlS)
            m_out.ttlS = rule.seconds;
        const auto ttl = m_out.ttlS ? std::optional(std::chrono::milliseconds(std::int64_t(*m_out.ttlS * 1000))) : std::nullopt;
        if (ttl && m_out.createdAt && !m_out.expiresAt && rule.atRead) {
            m_out.expiresAt = *m_out.createdAt + *ttl;
            m_out.ttlLeftS = double((*m_out.expiresAt - m_now).count()) / 1000;
        } else if (ttl && !m_out.createdAt && m_out.expiresAt && !rule.sliding && *m_out.expiresAt - *ttl <= m_now) {
            m_out.createdAt = *m_out.expiresAt - *ttl;
            infer("created_at");
        }
        if (m_layout.store == StoreKind::redis && !m_out.ttlLeftS && !m_out.expiresAt)
            m_out.findings.emplace_back("no_ttl");
    }

    void scope()
    {
        for (const auto &[name, path] : m_layout.scope)
            addScope(name, path);
        const Json *rest = m_layout.scopeRest.empty() ? nullptr : m_document.at(m_layout.scopeRest).json();
        if (!rest || !rest->is_object())
            return;
        for (const auto &[name, value] : rest->items()) {
            const bool known = std::find(m_layout.known.begin(), m_layout.known.end(), name) != m_layout.known.end();
            if (!known && !value.is_object() && !value.is_null())
                m_out.scope.push_back({name, plainContent(value)});
        }
    }

    /// `sessions.*.session_id` names every item of a list.
    void addScope(const std::string &name, const std::string &path)
    {
        constexpr std::string_view kEach = ".*.";
        const auto star = path.find(kEach);
        if (star == std::string::npos) {
            if (auto value = m_document.found(path).plain(); !value.empty())
                m_out.scope.push_back({name, std::move(value)});
            return;
        }
        const Json *list = m_document.at(std::string_view(path).substr(0, star)).json();
        if (list && list->is_array())
            for (const auto &item : *list)
                if (const auto value = jsonText(item, std::string_view(path).substr(star + kEach.size())))
                    m_out.scope.push_back({name, *value});
    }

    void vector()
    {
        if (m_layout.vectorField.empty())
            return;
        if (const Json *list = m_document.at(m_layout.vectorField).json(); list && list->is_array()) {
            m_out.vector = VectorInfo{"json", std::uint32_t(list->size()), list->size() * sizeof(float)};
            m_out.vectorBytes = packedNumbers(*list);
            if (!list->empty() && std::all_of(list->begin(), list->end(), [](const Json &x) { return x.is_number() && x.get<double>() == 0; }))
                m_out.findings.emplace_back("zero_vector");
            return;
        }
        // GPTCache writes the bytes as characters of the same number.
        if (m_layout.rawType == "ReJSON-RL") {
            if (const EntryValue characters = m_document.at(m_layout.vectorField); characters.isText()) {
                guessed(latin1FromUtf8(characters.bytes()));
                return;
            }
        }
        for (const auto &part : m_raw.parts) {
            for (const auto &[name, bytes] : part.fields) {
                if (part.name + '.' + name == m_layout.vectorField && !bytes.empty())
                    guessed(bytes);
            }
        }
    }

    void guessed(std::string_view bytes)
    {
        m_out.vector = guessVector(bytes);
        m_out.vectorBytes = bytes;
        infer("vector");
        if (isZeroVector(bytes))
            m_out.findings.emplace_back("zero_vector");
    }

    void encoding()
    {
        for (const auto &[path, encoding] : m_decoded.encodings)
            if (path == m_layout.encodingOf)
                m_out.encoding = encoding;
    }

    void state()
    {
        const bool bytes = m_out.encoding == "bytes" || !m_decoded.fits || !m_out.refusal.empty();
        if (bytes && m_out.answer.empty()) {
            m_out.state = EntryState::undecodable;
            m_out.findings.emplace_back("undecodable");
        }
        if (!m_out.refusal.empty())
            m_out.findings.emplace_back("refused");
        for (const auto &rule : m_layout.states) {
            const auto value = m_document.at(rule.path).text();
            if (value && (rule.is ? *value == *rule.is : *value != rule.unless)) {
                m_out.state = rule.state;
                return;
            }
        }
        if (m_raw.parts.size() < m_layout.parts.size())
            m_out.state = EntryState::orphan;
        else if (m_out.state == EntryState::live && m_out.expiresAt && *m_out.expiresAt <= m_now)
            m_out.state = EntryState::expired;
    }

    const EntryLayout &m_layout;
    const EntryDocument &m_document;
    const DecodedEntry &m_decoded;
    const RawEntry &m_raw;
    Instant m_now;
    CacheEntry &m_out;
};

} // namespace

void mapEntry(const EntryLayout &layout, const RawEntry &raw, const DecodedEntry &decoded, Instant now, CacheEntry &entry)
{
    baseEntry(raw, layout.mainPart, now, entry);
    Mapping(layout, raw, decoded, now, entry).fill();
}

} // namespace cacheloupe
