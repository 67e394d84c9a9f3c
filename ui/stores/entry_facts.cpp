// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stores/entry_facts.h"

#include "core/store/bytes_json.h"
#include "ui/stores/store_text.h"
#include "ui/support/format.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>

namespace cacheloupe {

namespace {

/// Collects name and value of what is there.
class FactList {
    Q_DECLARE_TR_FUNCTIONS(EntryFacts)
public:
    explicit FactList(const CacheEntry &entry) : m_entry(entry) {}

    void writing();
    void life();
    void use();
    void storage();
    Facts take() { return std::move(m_facts); }

private:
    void text(const QString &name, const std::string &value, const char *member)
    {
        if (!value.empty())
            add(name, toText(value), member);
    }
    void time(const QString &name, std::optional<Instant> value, const char *member)
    {
        if (value)
            add(name, formatTime(value), member);
    }
    void number(const QString &name, std::optional<std::int64_t> value, const char *member)
    {
        if (value)
            add(name, QLocale().toString(qlonglong(*value)), member);
    }
    void add(const QString &name, const QString &value, const char *member)
    {
        const bool inferred = std::find(m_entry.inferred.begin(), m_entry.inferred.end(), member) != m_entry.inferred.end();
        m_facts.append(qMakePair(name, inferred ? tr("%1 (inferred)").arg(value) : value));
    }

    const CacheEntry &m_entry;
    Facts m_facts;
};

void FactList::writing()
{
    text(tr("Key"), m_entry.key, "key");
    for (const auto &part : m_entry.partKeys)
        if (part != m_entry.key)
            text(tr("Part"), part, "key");
    text(tr("Group"), m_entry.group, "group");
    text(tr("Provider"), m_entry.provider, "provider");
    text(tr("Model"), m_entry.model, "model");
    text(tr("Parameters"), m_entry.paramsJson, "params");
    text(tr("Metadata"), m_entry.metadataJson, "metadata");
    text(tr("Response"), m_entry.responseId, "response_id");
    number(tr("Generation"), m_entry.answerIndex, "answer_index");
}

void FactList::life()
{
    time(tr("Written"), m_entry.createdAt, "created_at");
    time(tr("Changed"), m_entry.updatedAt, "updated_at");
    time(tr("Expires"), m_entry.expiresAt, "expires_at");
    if (m_entry.ttlS)
        add(tr("Time to live"), m_entry.slidingTtl ? tr("%1, renewed by each hit").arg(formatDuration(m_entry.ttlS)) : formatDuration(m_entry.ttlS), "ttl_s");
    add(tr("Time left"), ttlLeftText(m_entry.ttlLeftS), "ttl_left_s");
}

void FactList::use()
{
    number(tr("Hits"), m_entry.hitCount, "hit_count");
    time(tr("Last hit"), m_entry.lastHitAt, "last_hit_at");
    if (m_entry.idleS)
        add(tr("Not touched for"), formatDuration(m_entry.idleS), "idle_s");
    number(tr("Input tokens"), m_entry.usage.inputTokens, "usage");
    number(tr("Output tokens"), m_entry.usage.outputTokens, "usage");
}

void FactList::storage()
{
    text(tr("Layout"), m_entry.layout, "layout");
    if (!m_entry.table.empty())
        add(tr("Row"), tr("table %1, row %2").arg(toText(m_entry.table), QLocale().toString(qlonglong(m_entry.rowId))), "row");
    else
        text(tr("Type"), m_entry.rawType, "raw_type");
    text(tr("Encoding"), m_entry.encoding, "encoding");
    add(tr("Size"), formatBytes(m_entry.rawSizeBytes), "raw_size");
}

} // namespace

Facts entryFacts(const CacheEntry &entry)
{
    FactList facts(entry);
    facts.writing();
    facts.life();
    facts.use();
    facts.storage();
    return facts.take();
}

Facts entryKeyFacts(const CacheEntry &entry)
{
    Facts facts;
    for (const auto &part : entry.scope)
        facts.append(qMakePair(toText(part.name), toText(part.value)));
    for (const auto &[field, value] : entry.fields.values()) {
        const auto name = QString::fromUtf8(keyFieldName(field).data(), qsizetype(keyFieldName(field).size()));
        const auto fact = qMakePair(name, toText(value));
        if (!facts.contains(fact))
            facts.append(fact);
    }
    return facts;
}

QString messagesText(const CacheEntry &entry)
{
    if (entry.messagesJson.empty())
        return {};
    const auto messages = parseForeignJson(entry.messagesJson, {});
    if (!messages || !messages->is_array())
        return toText(entry.messagesJson);
    QStringList paragraphs;
    bool more = false;
    for (const auto &message : *messages) {
        const auto role = jsonText(message, "role").value_or(std::string());
        const auto content = jsonText(message, "content").value_or(dumpJson(message));
        more = more || content != entry.query;
        paragraphs << (role.empty() ? toText(content) : QCoreApplication::translate("EntryFacts", "%1: %2").arg(toText(role), toText(content)));
    }
    return more ? paragraphs.join(QStringLiteral("\n\n")) : QString();
}

} // namespace cacheloupe
