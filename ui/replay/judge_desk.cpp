// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replay/judge_desk.h"

#include "ui/replay/care_form.h"
#include "ui/replay/evidence_text.h"
#include "ui/replay/pair_view.h"
#include "ui/replay/plan_form.h"
#include "ui/replay/server_form.h"
#include "ui/support/hit_log_session.h"
#include "ui/support/notices.h"
#include "ui/support/secret_desk.h"
#include "ui/support/verdict_book.h"
#include "ui/support/workspace_session.h"

namespace cacheloupe {

JudgeDesk::JudgeDesk(const AppContext &context, PlanForm *form, PairView *view, QObject *parent) : QObject(parent), m_context(context), m_form(form), m_view(view) {}

void JudgeDesk::look(const Hit &hit, const std::string &fresh)
{
    m_looking.cancel();
    m_view->setJudge({});
    if (!m_context.workspace.isOpen() || m_context.hitLog.isEmpty() || fresh.empty())
        return;
    std::map<std::string, Verdict> verdicts;
    for (const auto &[hash, record] : m_context.verdicts.records())
        verdicts[record.hitId] = record.verdict;
    m_looking = m_context.workspace.read<JudgeView>(
        [table = m_context.hitLog.table(), hit, fresh, verdicts = std::move(verdicts)](Workspace &workspace) {
            return judgeViewOf(workspace, *table, hit, fresh, [&](const std::string &id) {
                const auto found = verdicts.find(id);
                return found == verdicts.end() ? Verdict::none : found->second;
            });
        },
        [this, hit, fresh](Result<JudgeView> seen) {
            if (seen)
                m_view->setJudge(judgeText(*seen, hit.answer, fresh));
        });
}

void JudgeDesk::ask(const Hit &hit, const std::string &fresh)
{
    const auto model = m_form->care()->judgeModel();
    ReplayPlan plan = m_form->plan();
    if (fresh.empty() || !m_context.workspace.isOpen() || m_asking.isRunning())
        return;
    if (model.empty() || asksStandIn(plan) || !m_form->server()->isReady())
        return m_context.notices.tell(tr("Name the judge's model under Care, and the server to ask."));
    plan.target.model = model;
    m_view->setJudge(tr("The judge is being asked, in both orders…"));
    m_asking = runOnLane<Result<JudgeReading>>(
        m_context.lanes,
        [path = m_context.workspace.path(), hit, fresh, plan, resolver = m_form->server()->resolver(m_context.secrets.resolver(), false)](
            std::stop_token stop, ProgressReport &) { return askJudge(path, hit, fresh, plan, resolver, stop); },
        [this, hit, fresh](Result<JudgeReading> reading) {
            if (!reading)
                m_context.notices.fail(reading.error());
            look(hit, fresh);
        });
}

} // namespace cacheloupe
