// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replay/warm_desk.h"

#include "core/base/file.h"
#include "core/hitlog/hit_table.h"
#include "core/replay/replay_payload.h"
#include "core/replay/warm_list.h"
#include "core/workspace/workspace.h"
#include "ui/records/policy_rules.h"
#include "ui/support/format.h"
#include "ui/support/hit_log_session.h"
#include "ui/support/notices.h"
#include "ui/support/verdict_book.h"
#include "ui/support/workspace_session.h"

#include <QAction>
#include <QFileDialog>
#include <QWidget>

#include <map>

namespace cacheloupe {

namespace {

/// What a warm list came to.
struct WarmOutcome {
    Status written;
    size_t ready = 0;
    QStringList toReplay;
};

/// The newest comparison of each replayed hit.
Result<std::map<std::string, WarmCheck>> checksOf(const std::filesystem::path &workspacePath)
{
    std::map<std::string, WarmCheck> checks;
    if (workspacePath.empty())
        return checks;
    auto workspace = Workspace::open(workspacePath, systemNow);
    if (!workspace)
        return workspace.error();
    const auto runs = workspace->replayRuns();
    if (!runs)
        return runs.error();
    for (const ReplayRunRecord &run : *runs) {
        const auto records = workspace->replaysOfRun(run.runId);
        if (!records)
            return records.error();
        for (const ReplayRecord &record : *records) {
            const auto result = readReplayPayload(record.payloadJson, workspace->where());
            if (result && !result->error && result->at >= checks[record.hitId].at)
                checks[record.hitId] = {result->verdict, result->at};
        }
    }
    return checks;
}

WarmOutcome writeWarmList(const HitTable &table, WarmOptions options, const std::filesystem::path &workspacePath, const std::filesystem::path &target,
                          std::stop_token stop)
{
    auto checks = checksOf(workspacePath);
    if (!checks)
        return {checks.error(), 0, {}};
    options.check = [&](const std::string &hitId) {
        const auto found = checks->find(hitId);
        return found == checks->end() ? std::nullopt : std::optional(found->second);
    };
    WarmListBuilder builder(options);
    for (HitRow row = 0; row < table.rowCount() && !stop.stop_requested(); ++row) {
        if (table.kind(row) != EventKind::hit)
            continue;
        if (const auto hit = table.record(row))
            builder.add(*hit);
    }
    const WarmList list = builder.build();
    WarmOutcome outcome;
    outcome.ready = list.ready.size();
    for (const WarmEntry &entry : list.toReplay)
        outcome.toReplay << toText(entry.hitId);
    if (!list.ready.empty())
        outcome.written = replaceFile(target, warmListLines(list.ready));
    return outcome;
}

} // namespace

WarmDesk::WarmDesk(const AppContext &context, QWidget *page) : QObject(page), m_context(context), m_rules(new PolicyRules(context, this))
{
    m_action = new QAction(tr("Export the warm list…"), this);
    m_action->setObjectName(QStringLiteral("replay.warm"));
    m_action->setToolTip(tr("The 50 entries that save most and whose answers hold, to fill a cache before the first question comes"));
    connect(m_action, &QAction::triggered, this, &WarmDesk::choosePlace);
}

void WarmDesk::choosePlace()
{
    if (m_context.hitLog.isEmpty())
        return m_context.notices.tell(tr("Open a hit log first."));
    auto *dialog = new QFileDialog(qobject_cast<QWidget *>(parent()), tr("Export the warm list"), QStringLiteral("warm-list.jsonl"));
    dialog->setObjectName(QStringLiteral("replay.warmDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("jsonl"));
    connect(dialog, &QFileDialog::fileSelected, this, &WarmDesk::write);
    dialog->open();
}

void WarmDesk::write(const QString &path)
{
    WarmOptions options;
    if (m_rules->document())
        options.notCacheable = [policy = *m_rules->document()](const Hit &hit) { return !effectiveRule(policy, hit.callSite).cacheable; };
    std::map<std::string, Verdict> verdicts;
    for (const auto &[hash, record] : m_context.verdicts.records())
        verdicts[record.hitId] = record.verdict;
    options.verdict = [verdicts = std::move(verdicts)](const std::string &hitId) {
        const auto found = verdicts.find(hitId);
        return found == verdicts.end() ? Verdict::none : found->second;
    };
    m_work = runOnLane<WarmOutcome>(
        m_context.lanes,
        [table = m_context.hitLog.table(), options = std::move(options), workspace = m_context.workspace.isOpen() ? m_context.workspace.path() : std::filesystem::path(), path](
            std::stop_token stop, ProgressReport &) { return writeWarmList(*table, options, workspace, path.toStdString(), stop); },
        [this, path](WarmOutcome outcome) {
            if (!outcome.written)
                return m_context.notices.fail(outcome.written.error());
            if (outcome.ready > 0)
                m_context.notices.tell(tr("%Ln entry(s) in %1", nullptr, int(outcome.ready)).arg(path));
            else
                m_context.notices.tell(tr("No entry is ready: replay the best ones first."));
            if (!outcome.toReplay.isEmpty() && outcome.ready == 0)
                Q_EMIT replayWanted(outcome.toReplay);
        });
}

} // namespace cacheloupe
