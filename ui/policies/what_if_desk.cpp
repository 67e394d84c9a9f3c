// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/policies/what_if_desk.h"

#include "core/domain/hit_query_fields.h"
#include "core/policy/policy_publisher.h"
#include "ui/policies/policy_session.h"
#include "ui/policies/what_if_panel.h"
#include "ui/support/error_text.h"
#include "ui/support/format.h"
#include "ui/support/navigator.h"
#include "ui/support/notices.h"
#include "ui/support/theme.h"

#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>

#include <utility>

namespace cacheloupe {

WhatIfDesk::WhatIfDesk(const AppContext &context, const PolicySession &policy, QWidget *parent)
    : QObject(parent), m_context(context), m_policy(policy), m_session(new WhatIfSession(context, this)), m_panel(new WhatIfPanel(parent))
{
    m_panel->installEventFilter(this);
    connect(&policy, &PolicySession::edited, this, &WhatIfDesk::ask);
    connect(&policy, &PolicySession::reloaded, this, &WhatIfDesk::ask);
    connect(&context.hitLog, &HitLogSession::finished, this, &WhatIfDesk::ask);
    connect(&context.verdicts, &VerdictBook::changed, this, &WhatIfDesk::ask);
    connect(m_session, &WhatIfSession::answered, this, [this](const WhatIfAnswer &answer) { shown()->showAnswer(answer); });
    connect(m_session, &WhatIfSession::reading, this, [this](double share) { shown()->showReading(share); });
    connect(m_session, &WhatIfSession::failed, this, [this](const Error &error) { shown()->showFailure(errorText(error).sentence); });
    connect(m_session, &WhatIfSession::idsFound, this, &WhatIfDesk::open);
    connect(m_panel, &WhatIfPanel::scopeChanged, this, &WhatIfDesk::ask);
    connect(m_panel, &WhatIfPanel::otherRequested, this, &WhatIfDesk::chooseOther);
    connect(m_panel, &WhatIfPanel::otherDismissed, this, [this] {
        m_other.reset();
        m_panel->showOther({});
        ask();
    });
    connect(m_panel, &WhatIfPanel::rowsRequested, this, &WhatIfDesk::find);
}

WhatIfPanel *WhatIfDesk::makeEffectPanel(QWidget *parent)
{
    m_effect = new WhatIfPanel(parent);
    m_effect->setObjectName(QStringLiteral("policies.effectFigures"));
    m_effect->fixToAll();
    // Figures far from their captions cannot be read across.
    m_effect->setMaximumWidth(72 * kGrid);
    m_effect->installEventFilter(this);
    connect(m_effect, &WhatIfPanel::rowsRequested, this, &WhatIfDesk::find);
    return m_effect;
}

WhatIfPanel *WhatIfDesk::shown() const
{
    return m_effect && m_effect->isVisible() ? m_effect : m_panel;
}

void WhatIfDesk::find(WhatIfSide side, WhatIfOutcome outcome, int reason)
{
    m_session->findIds(side, outcome, reason < 0 ? std::nullopt : std::optional(DecisionReason(reason)));
}

bool WhatIfDesk::eventFilter(QObject *watched, QEvent *event)
{
    // The two panels share one session: who comes to the front asks for what it shows.
    if (event->type() == QEvent::Show && (watched == m_effect || std::exchange(m_askLater, false)))
        ask();
    return QObject::eventFilter(watched, event);
}

void WhatIfDesk::setCallSite(const QString &callSite)
{
    // Edits ask by themselves.
    if (callSite == m_callSite)
        return;
    m_callSite = callSite;
    ask();
}

void WhatIfDesk::ask()
{
    if (!m_policy.isOpen() || m_context.hitLog.isEmpty() || (m_callSite.isEmpty() && !shown()->isForAll()))
        return;
    m_askLater = !m_panel->isVisible();
    if (!shown()->isVisible())
        return;
    WhatIfQuestion question{m_policy.published(), m_policy.draft(), m_other, std::nullopt};
    if (!shown()->isForAll())
        question.callSite = m_callSite.toStdString();
    m_session->ask(std::move(question));
}

void WhatIfDesk::chooseOther()
{
    m_dialog = new QFileDialog(m_panel, tr("Compare with another draft"), QFileInfo(m_policy.path()).path(), tr("Policies (*.json)"));
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog->setFileMode(QFileDialog::ExistingFile);
    connect(m_dialog, &QFileDialog::fileSelected, this, &WhatIfDesk::compareWith);
    m_dialog->open();
}

void WhatIfDesk::compareWith(const QString &path)
{
    m_reading = runOnLane<Result<PublishedPolicy>>(
        m_context.lanes, [path = path.toStdString()](std::stop_token, ProgressReport &) { return readPolicyFile(path); },
        [this, path](Result<PublishedPolicy> file) {
            if (!file) {
                m_panel->showFailure(errorText(file.error()).sentence);
                return;
            }
            m_other = std::move(file->document);
            m_panel->showOther(QFileInfo(path).fileName());
            ask();
        });
}

void WhatIfDesk::open(const QStringList &ids, quint64 all)
{
    if (ids.isEmpty())
        return;
    QStringList words;
    for (const QString &id : ids)
        words << QString::fromStdString(quotedForQuery(id.toStdString()));
    Destination to;
    to.page = PageId::hits;
    to.query = QStringLiteral("id:") + words.join(QLatin1Char(','));
    m_context.navigator.go(to);
    if (quint64(ids.size()) < all)
        m_context.notices.tell(tr("%1 of %2 events, evenly spread over the log").arg(formatCount(quint64(ids.size())), formatCount(all)));
}

} // namespace cacheloupe
