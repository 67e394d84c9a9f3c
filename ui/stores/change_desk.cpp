// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stores/change_desk.h"

#include "core/domain/effective_rule.h"
#include "core/driver/json.h"
#include "core/policy/policy_schedule.h"
#include "core/store/cache_store.h"
#include "core/workspace/told_action.h"
#include "ui/support/format.h"
#include "ui/support/hit_log_session.h"
#include "ui/support/secret_desk.h"
#include "ui/support/workspace_session.h"

namespace cacheloupe {

namespace {

/// The entries of the rows as they are in the store now, where the list no longer holds them whole.
Result<std::vector<CacheEntry>> wholeEntries(const Connection &connection, const SecretResolver &secrets, const std::vector<EntryRow> &rows, std::stop_token stop)
{
    std::unique_ptr<CacheStore> store;
    std::vector<CacheEntry> entries;
    for (const EntryRow &row : rows) {
        if (row.whole) {
            entries.push_back(*row.whole);
            continue;
        }
        if (!store) {
            auto opened = CacheStore::open(connection, secrets, stop);
            if (!opened)
                return opened.error();
            store = std::move(*opened);
        }
        auto entry = store->entry(row.address, stop);
        if (entry)
            entries.push_back(std::move(*entry));
        else if (entry.error().code != ErrorCode::notFound)
            return entry.error();
    }
    return entries;
}

Result<TtlChoice> policyChoice(const KnownTarget &known, const SecretResolver &secrets, std::stop_token stop)
{
    const auto policy = readPublished(known.target, {secrets, {}}, stop);
    if (!policy)
        return policy.error();
    return TtlChoice([document = policy->document, now = systemNow()](const CacheEntry &entry) -> std::optional<NewTtl> {
        const auto rule = effectiveRule(document, entry.group);
        return rule.listed && rule.ttlS ? std::optional(ttlSinceCreation(entry, double(*rule.ttlS), now)) : std::nullopt;
    });
}

std::string toldRecord(const ChangeRecord &record)
{
    return dumpJson(Json{{"change", record.id}, {"kind", changeKindName(record.kind)}, {"ticket", record.ticket}, {"victims", record.victimCount()},
                         {"done", record.count(VictimState::done)}, {"restored", record.count(VictimState::restored)}, {"failed", record.count(VictimState::failed)},
                         {"half", record.count(VictimState::half)}});
}

/// A change to carry out: what is staged, or what was made earlier and is undone.
struct Task {
    Connection connection;
    SecretResolver secrets;
    std::filesystem::path workspace;
    std::filesystem::path journal;
    std::optional<ChangePlan> plan;
    std::int64_t undoOf = 0;
    std::string ticket;

    Status tell(std::string_view action, const std::string &detail) const
    {
        return tellAction(workspace, systemNow(), {}, action, connectionUrl(connection), detail);
    }
};

Result<ChangeRecord> carryOut(const Task &task, std::stop_token stop, ProgressReport &report)
{
    auto journal = ChangeJournal::open(task.journal);
    if (!journal)
        return journal.error();
    auto session = ChangeSession::open(task.connection, task.secrets, ChangeSession::Access::write, stop);
    if (!session)
        return session.error();
    const auto change = task.plan ? journal->begin(*task.plan, {0, {}, task.plan->kind, {}, {}, task.ticket, {}, {}}) : Result<std::int64_t>(task.undoOf);
    const auto before = change ? journal->change(*change) : Result<ChangeRecord>(change.error());
    if (!before)
        return before.error();
    if (auto told = task.tell(task.plan ? "store.change_begun" : "store.restore_begun", toldRecord(*before)); !told)
        return told.error();
    const auto tell = [&report](const ChangeProgress &progress) { report({progress.handled, progress.total}); };
    ChangeRun run(*journal, *change, **session);
    const auto done = task.plan ? run.apply(tell, stop) : run.restore(false, tell, stop);
    // What was done until a failure is told too.
    const auto after = done ? done : journal->change(*change);
    if (!after)
        return after.error();
    const auto told = task.tell(task.plan ? "store.change_ended" : "store.restore_ended", toldRecord(*after));
    return told ? done : Result<ChangeRecord>(told.error());
}

} // namespace

struct ChangeDesk::Order {
    Connection connection;
    SecretResolver secrets;
    ChangeWish wish;
    std::vector<EntryRow> rows;
    KnownTarget policy;
    std::shared_ptr<const HitTable> hits;
};

ChangeDesk::ChangeDesk(const AppContext &context, QObject *parent) : QObject(parent), m_context(context), m_lane(1)
{
    connect(&context.workspace, &WorkspaceSession::opened, this, &ChangeDesk::readHistory);
}

ChangeDesk::~ChangeDesk()
{
    m_asking.request_stop();
}

std::filesystem::path ChangeDesk::journalPath() const
{
    return m_context.workspace.path().string() + ".changes";
}

void ChangeDesk::setStore(const std::optional<Connection> &connection)
{
    if (m_store == connection)
        return;
    m_store = connection;
    m_history.clear();
    discard();
    readHistory();
}

Result<ChangePlan> ChangeDesk::planFor(const Order &order, const std::vector<CacheEntry> &entries, std::stop_token stop)
{
    switch (order.wish.kind) {
    case ChangeKind::purge: return planPurge(order.connection, entries);
    case ChangeKind::ttl: {
        const auto choice = order.wish.byPolicy ? policyChoice(order.policy, order.secrets, stop) : Result<TtlChoice>(sameTtl(order.wish.ttlS, systemNow()));
        return choice ? Result<ChangePlan>(planTtl(order.connection, entries, *choice)) : Result<ChangePlan>(choice.error());
    }
    case ChangeKind::refresh: break;
    }
    std::vector<NewAnswer> answers;
    for (const CacheEntry &entry : entries)
        answers.push_back({entry, order.wish.answer});
    return planRefresh(order.connection, answers);
}

Result<ChangeDesk::Staged> ChangeDesk::prepare(const Order &order, std::stop_token stop, ProgressReport &report)
{
    const auto entries = wholeEntries(order.connection, order.secrets, order.rows, stop);
    if (!entries)
        return entries.error();
    auto plan = planFor(order, *entries, stop);
    if (!plan)
        return plan.error();
    Staged staged{std::move(*plan), {}};
    auto look = ChangeSession::open(order.connection, order.secrets, ChangeSession::Access::look, stop);
    if (!look)
        return look.error();
    const auto total = staged.plan.victims.size();
    if (auto seen = seeVictims(staged.plan, **look, [&](std::uint64_t done) { report({done, total}); }, stop); !seen)
        return seen.error();
    if (order.hits->rowCount() > 0) {
        const auto radius = blastRadius(*order.hits, staged.plan, stop);
        if (!radius)
            return radius.error();
        staged.radius = *radius;
    }
    return staged;
}

void ChangeDesk::stage(const ChangeWish &wish, std::vector<EntryRow> rows)
{
    if (!m_store || rows.empty() || isBusy())
        return;
    discard();
    m_asking = std::stop_source();
    Order order{*m_store, m_context.secrets.resolver(m_asking.get_token()), wish, std::move(rows), {}, m_context.hitLog.table()};
    const auto begin = [this](Order whole) {
        m_work = runOnLane<Result<Staged>>(
            m_lane, [whole = std::move(whole)](std::stop_token stop, ProgressReport &report) { return prepare(whole, stop, report); },
            [this](Result<Staged> staged) {
                if (staged) {
                    m_plan = std::move(staged->plan);
                    m_radius = staged->radius;
                } else {
                    Q_EMIT failed(staged.error());
                }
                Q_EMIT changed();
            },
            [this](Progress progress) { Q_EMIT progressed(qint64(progress.done), qint64(progress.total)); });
        Q_EMIT started(tr("Looking at what would be changed"));
        Q_EMIT changed();
    };
    if (!wish.byPolicy) {
        begin(std::move(order));
        return;
    }
    using Policy = std::optional<KnownTarget>;
    m_question = m_context.workspace.read<Policy>(editedTarget, [this, begin, order](Result<Policy> policy) {
        if (!policy || !*policy) {
            Q_EMIT failed(policy ? Error{ErrorCode::notFound, ErrorReason::fileMissing, tr("the policy").toStdString(), {}} : policy.error());
            return;
        }
        Order whole = order;
        whole.policy = std::move(**policy);
        begin(std::move(whole));
    });
}

void ChangeDesk::discard()
{
    m_question.cancel();
    m_asking.request_stop();
    m_work.cancel();
    m_plan.reset();
    m_radius.reset();
    Q_EMIT changed();
}

void ChangeDesk::cancel()
{
    m_asking.request_stop();
    m_work.cancel();
    readHistory();
    Q_EMIT written();
    Q_EMIT changed();
}

void ChangeDesk::apply(const QString &ticket)
{
    if (m_plan && !isBusy())
        run(0, ticket);
}

void ChangeDesk::undo(std::int64_t change)
{
    if (!isBusy())
        run(change, {});
}

void ChangeDesk::run(std::int64_t undoOf, const QString &ticket)
{
    if (!m_store || !m_context.workspace.isOpen())
        return;
    m_asking = std::stop_source();
    const Task task{*m_store,      m_context.secrets.resolver(m_asking.get_token()), m_context.workspace.path(), journalPath(),
                    undoOf ? std::nullopt : m_plan, undoOf, ticket.toStdString()};
    m_work = runOnLane<Result<ChangeRecord>>(
        m_lane, [task](std::stop_token stop, ProgressReport &report) { return carryOut(task, stop, report); },
        [this, undoOf](Result<ChangeRecord> record) {
            if (!record)
                Q_EMIT failed(record.error());
            if (!undoOf && record)
                m_plan.reset();
            readHistory();
            Q_EMIT written();
            Q_EMIT changed();
        },
        [this](Progress progress) { Q_EMIT progressed(qint64(progress.done), qint64(progress.total)); });
    Q_EMIT started(undoOf ? tr("Putting back what was there") : tr("Changing the store"));
    Q_EMIT changed();
}

void ChangeDesk::readHistory()
{
    std::error_code failure;
    if (!m_store || m_context.workspace.path().empty() || !std::filesystem::exists(journalPath(), failure))
        return;
    m_reading = runOnLane<Result<std::vector<ChangeRecord>>>(
        m_lane,
        [path = journalPath(), url = connectionUrl(*m_store)](std::stop_token, ProgressReport &) -> Result<std::vector<ChangeRecord>> {
            auto journal = ChangeJournal::open(path);
            const auto forgotten = journal ? journal->forgetOlderThan(ChangeJournal::kKeep) : Result<std::uint64_t>(journal.error());
            return forgotten ? journal->changes(url) : Result<std::vector<ChangeRecord>>(forgotten.error());
        },
        [this](Result<std::vector<ChangeRecord>> history) {
            if (history)
                m_history = std::move(*history);
            else
                Q_EMIT failed(history.error());
            Q_EMIT changed();
        });
}

} // namespace cacheloupe
