// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replay/warm_desk.h"

#include "core/base/file.h"
#include "core/hitlog/hit_table.h"
#include "core/replay/warm_checks.h"
#include "core/review/personal_words.h"
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

/// Without a workspace nothing was replayed.
Result<WarmChecks> checksIn(const std::filesystem::path &workspacePath)
{
    if (workspacePath.empty())
        return WarmChecks();
    auto workspace = Workspace::open(workspacePath, systemNow);
    if (!workspace)
        return workspace.error();
    return warmChecks(*workspace);
}

WarmOutcome writeWarmList(const HitTable &table, WarmOptions options, const std::filesystem::path &workspacePath, const std::filesystem::path &target,
                          std::stop_token stop)
{
    const auto checks = checksIn(workspacePath);
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
    options.personal = [](std::string_view answer) { return (personalWords(answer) & personal::kData) != 0; };
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
