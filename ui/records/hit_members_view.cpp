// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/records/hit_members_view.h"

#include "ui/records/hit_marks.h"
#include "ui/support/format.h"

#include <QCoreApplication>
#include <QLocale>

namespace cacheloupe {

namespace {

/// Collects name and value of what is there.
class Members {
    Q_DECLARE_TR_FUNCTIONS(HitMembersView)
public:
    explicit Members(const Hit &hit) : m_hit(hit) {}

    void text(const QString &name, const std::string &value, const char *member)
    {
        if (!value.empty())
            add(name, toText(value), member);
    }
    void tokens(const QString &name, std::optional<std::int64_t> value, const char *member)
    {
        if (value)
            add(name, QLocale().toString(qlonglong(*value)), member);
    }
    void add(const QString &name, const QString &value, const char *member)
    {
        const bool inferred = std::find(m_hit.inferred.begin(), m_hit.inferred.end(), member) != m_hit.inferred.end();
        m_rows.append(qMakePair(name, inferred ? tr("%1 (inferred)").arg(value) : value));
    }
    void route();
    void cost();
    void people();
    const QList<QPair<QString, QString>> &rows() const { return m_rows; }

private:
    const Hit &m_hit;
    QList<QPair<QString, QString>> m_rows;
};

void Members::route()
{
    text(tr("Cache key"), m_hit.key, "key");
    text(tr("Entry"), m_hit.entry.id, "entry.id");
    if (m_hit.entry.createdAt)
        add(tr("Written"), formatTime(m_hit.entry.createdAt), "entry.created_at");
    if (!m_hit.layer.empty())
        add(tr("Layer"), layerText(m_hit.layer), "layer");
    text(tr("Lane"), m_hit.lane, "lane");
    text(tr("Provider"), m_hit.provider, "provider");
    text(tr("Model"), m_hit.model, "model");
    text(tr("Parameters"), m_hit.paramsJson, "params");
    if (m_hit.runnerUp)
        add(tr("Runner-up"), formatSimilarity(m_hit.runnerUp), "runner_up");
}

void Members::cost()
{
    if (m_hit.latencyMs)
        add(tr("Latency"), formatMilliseconds(m_hit.latencyMs), "latency_ms");
    if (m_hit.embeddingMs)
        add(tr("Embedding"), formatMilliseconds(m_hit.embeddingMs), "embedding_ms");
    tokens(tr("Input tokens"), m_hit.usage.inputTokens, "usage.input_tokens");
    tokens(tr("Output tokens"), m_hit.usage.outputTokens, "usage.output_tokens");
    tokens(tr("Prompt-cache tokens read"), m_hit.usage.cachedInputTokens, "usage.cached_input_tokens");
    tokens(tr("Prompt-cache tokens written"), m_hit.usage.cacheCreationTokens, "usage.cache_creation_tokens");
    if (m_hit.costUsd)
        add(tr("Cost"), formatUsd(m_hit.costUsd), "cost_usd");
    if (m_hit.savedUsd)
        add(tr("Saved"), formatUsd(m_hit.savedUsd), "saved_usd");
}

void Members::people()
{
    text(tr("User"), m_hit.user, "user");
    text(tr("Session"), m_hit.session, "session");
    text(tr("Afterwards"), m_hit.followup, "followup");
    text(tr("Flag"), m_hit.flag, "flag");
    text(tr("Messages"), m_hit.messagesJson, "messages");
    if (m_hit.unknownJson != "{}")
        text(tr("Unknown members"), m_hit.unknownJson, "");
    add(tr("Hit"), toText(m_hit.id), "id");
    add(tr("Line"), tr("%1, line %2").arg(toText(m_hit.source), QLocale().toString(qulonglong(m_hit.line))), "");
}

} // namespace

QList<QPair<QString, QString>> hitMembers(const Hit &hit)
{
    Members members(hit);
    members.route();
    members.cost();
    members.people();
    return members.rows();
}

HitMembersView::HitMembersView(QWidget *parent) : FactRows(parent)
{
    setObjectName(QStringLiteral("record.members"));
}

void HitMembersView::setHit(const Hit &hit)
{
    setFacts(hitMembers(hit));
}

} // namespace cacheloupe
