// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/entry_mapper.h"

#include "core/store/bytes_json.h"
#include "core/store/layout_path.h"
#include "core/store/lc_json.h"
#include "core/store/time_text.h"
#include "core/store/vector_guess.h"

#include <algorithm>
#include <cmath>

namespace cacheloupe {

namespace {

class Mapping {
public:
    Mapping(const EntryLayout &layout, const RawEntry &raw, const DecodedEntry &decoded, Instant now)
        : m_layout(layout), m_document(decoded.document), m_decoded(decoded), m_raw(raw), m_now(now)
    {
    }

    CacheEntry entry()
    {
        m_out = baseEntry(m_raw, m_layout.mainPart, m_now);
        m_out.layout = m_layout.id;
        if (!m_decoded.refusal.empty())
            m_out.refusal = m_decoded.refusal;
        if (!m_layout.keyColumn.empty())
            if (auto key = jsonText(m_document, "row." + m_layout.keyColumn); key && !key->empty())
                m_out.key = std::move(*key);
        texts();
        numbers();
        times();
        timeToLive();
        scope();
        vector();
        encoding();
        state();
        return std::move(m_out);
    }

private:
    const Json *find(std::string_view member) const
    {
        const auto it = m_layout.map.find(member);
        return it == m_layout.map.end() ? nullptr : firstOf(m_document, it->second);
    }
    std::string text(std::string_view member) const
    {
        const auto it = m_layout.map.find(member);
        if (it == m_layout.map.end())
            return {};
        // An empty text is no reason not to look further: a call of a tool has an empty answer beside it.
        bool foundEmpty = false;
        for (const auto &path : it->second) {
            const Json *at = found(m_document, path);
            if (!at || isBinary(*at) || (foundEmpty && at->is_object()))
                continue;
            if (auto out = plainContent(*at); !out.empty())
                return out;
            foundEmpty = true;
        }
        return {};
    }
    std::optional<double> number(const char *member) const
    {
        const Json *at = find(member);
        return at ? jsonNumber(*at, "") : std::nullopt;
    }
    std::optional<std::int64_t> whole(const char *member) const
    {
        constexpr double kLargest = 9e15;
        const auto value = number(member);
        return value && std::abs(*value) < kLargest ? std::optional(std::int64_t(*value)) : std::nullopt;
    }
    void infer(const char *member) { m_out.inferred.emplace_back(member); }

    /// An object found whole, or put together from single paths.
    std::string object(std::string_view member) const
    {
        Json out = Json::object();
        if (const Json *at = find(member); at && at->is_object())
            out = *at;
        for (const auto &[name, path] : m_layout.objects)
            if (name.size() > member.size() && name.starts_with(member) && name[member.size()] == '.')
                if (const Json *at = found(m_document, path))
                    out[name.substr(member.size() + 1)] = *at;
        return out.empty() ? std::string() : dumpJson(out);
    }

    void texts()
    {
        m_out.query = text("query");
        m_out.answer = text("answer");
        m_out.provider = text("provider");
        m_out.model = text("model");
        m_out.responseId = text("response_id");
        if (const Json *messages = find("messages"); messages && messages->is_array())
            m_out.messagesJson = dumpJson(*messages);
        m_out.paramsJson = object("params");
        m_out.metadataJson = object("metadata");
        for (const auto &path : m_layout.group) {
            m_out.group = path.starts_with('=') ? path.substr(1) : jsonText(m_document, path).value_or(std::string());
            if (!m_out.group.empty())
                break;
        }
        if (m_out.group.empty())
            m_out.group = m_raw.table.empty() ? keyPrefix(m_out.key) : m_raw.table;
        for (const auto &[field, paths] : m_layout.fields)
            if (const Json *at = firstOf(m_document, paths))
                m_out.fields.set(field, at->is_string() ? at->get<std::string>() : dumpJson(*at));
    }

    void numbers()
    {
        m_out.answerIndex = whole("answer_index");
        m_out.hitCount = whole("hit_count");
        m_out.usage.inputTokens = whole("input_tokens");
        m_out.usage.outputTokens = whole("output_tokens");
        m_out.usage.cachedInputTokens = whole("cached_input_tokens");
    }

    std::optional<Instant> time(const char *member)
    {
        const Json *at = find(member);
        if (!at)
            return std::nullopt;
        const auto format = m_layout.timeFormats.find(member);
        bool assumed = false;
        const auto out = parseStoredTime(plainContent(*at), format == m_layout.timeFormats.end() ? std::string() : format->second, &assumed);
        if (out && assumed) {
            infer(member);
            if (std::find(m_out.findings.begin(), m_out.findings.end(), "local_time") == m_out.findings.end())
                m_out.findings.emplace_back("local_time");
        }
        return out;
    }

    void times()
    {
        m_out.createdAt = time("created_at");
        m_out.updatedAt = time("updated_at");
        m_out.lastHitAt = time("last_hit_at");
        // Stores that keep a time of use set it when they write: that was no hit.
        if (m_out.lastHitAt == m_out.createdAt)
            m_out.lastHitAt.reset();
        if (const auto expires = time("expires_at")) {
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
        m_out.ttlS = number("ttl_s");
        if (!m_out.ttlS && !rule.byPath.empty()) {
            const auto value = rule.byValue.find(jsonText(m_document, rule.byPath).value_or(std::string()));
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
        const Json *rest = m_layout.scopeRest.empty() ? nullptr : jsonAt(m_document, m_layout.scopeRest);
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
            if (const Json *at = found(m_document, path); at && !plainContent(*at).empty())
                m_out.scope.push_back({name, plainContent(*at)});
            return;
        }
        const Json *list = jsonAt(m_document, std::string_view(path).substr(0, star));
        if (list && list->is_array())
            for (const auto &item : *list)
                if (const auto value = jsonText(item, std::string_view(path).substr(star + kEach.size())))
                    m_out.scope.push_back({name, *value});
    }

    void vector()
    {
        if (m_layout.vectorField.empty())
            return;
        if (const Json *list = jsonAt(m_document, m_layout.vectorField); list && list->is_array()) {
            m_out.vector = VectorInfo{"json", std::uint32_t(list->size()), list->size() * sizeof(float)};
            if (!list->empty() && std::all_of(list->begin(), list->end(), [](const Json &x) { return x.is_number() && x.get<double>() == 0; }))
                m_out.findings.emplace_back("zero_vector");
            return;
        }
        // GPTCache writes the bytes as characters of the same number.
        if (const Json *characters = found(m_document, m_layout.vectorField + "?string"); characters && m_layout.rawType == "ReJSON-RL") {
            guessed(latin1FromUtf8(characters->get_ref<const std::string &>()));
            return;
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
        infer("vector");
        if (isZeroVector(bytes))
            m_out.findings.emplace_back("zero_vector");
    }

    void encoding()
    {
        const auto it = m_decoded.encodings.find(m_layout.encodingOf);
        if (it != m_decoded.encodings.end())
            m_out.encoding = it->second;
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
            const auto value = jsonText(m_document, rule.path);
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
    const Json &m_document;
    const DecodedEntry &m_decoded;
    const RawEntry &m_raw;
    Instant m_now;
    CacheEntry m_out;
};

} // namespace

CacheEntry mapEntry(const EntryLayout &layout, const RawEntry &raw, const DecodedEntry &decoded, Instant now)
{
    return Mapping(layout, raw, decoded, now).entry();
}

} // namespace cacheloupe
