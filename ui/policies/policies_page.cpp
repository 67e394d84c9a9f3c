// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/policies/policies_page.h"

#include "core/policy/policy_diff.h"
#include "ui/policies/finding_rows.h"
#include "ui/policies/policy_session.h"
#include "ui/policies/policy_text.h"
#include "ui/policies/due_strip.h"
#include "ui/policies/fix_desk.h"
#include "ui/policies/publish_desk.h"
#include "ui/policies/publish_panel.h"
#include "ui/policies/site_delegate.h"
#include "ui/policies/site_editor.h"
#include "ui/policies/site_list_model.h"
#include "ui/policies/target_dialog.h"
#include "ui/policies/what_if_desk.h"
#include "ui/policies/what_if_panel.h"
#include "ui/support/format.h"
#include "ui/support/hit_log_session.h"
#include "ui/support/source_actions.h"
#include "ui/support/store_sites.h"
#include "ui/support/theme.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/page_header.h"
#include "ui/widgets/section.h"
#include "ui/widgets/splitter.h"

#include <QAction>
#include <QFileInfo>
#include <QListView>
#include <QScrollArea>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace cacheloupe {

namespace {

/// What cannot wrap, figures and buttons, scrolls sideways where texts are large.
QScrollArea *inScrollArea(QWidget *content, QWidget *parent)
{
    auto *scroll = new QScrollArea(parent);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    content->setProperty("surface", true);
    scroll->setWidget(content);
    return scroll;
}

std::vector<LintFinding> findingsOf(const std::vector<LintFinding> &all, const std::string &callSite)
{
    std::vector<LintFinding> some;
    std::copy_if(all.begin(), all.end(), std::back_inserter(some), [&](const LintFinding &f) { return f.callSite == callSite; });
    return some;
}

int countOf(const std::vector<LintFinding> &findings, LintSeverity severity)
{
    return int(std::count_if(findings.begin(), findings.end(), [&](const LintFinding &f) { return f.severity == severity; }));
}

} // namespace

PoliciesPage::PoliciesPage(const AppContext &context, QWidget *parent) : Page(parent), m_context(context)
{
    setObjectName(QStringLiteral("policiesPage"));
    m_session = new PolicySession(context, this);
    build();
    connect(m_session, &PolicySession::reloaded, this, [this] {
        m_stack->setCurrentIndex(m_session->isOpen() ? 1 : 0);
        fillSites();
        lint();
        offerSite();
    });
    connect(m_session, &PolicySession::edited, this, [this] {
        fillSites();
        lint();
        showSite();
    });
    connect(m_session, &PolicySession::saved, this, &PoliciesPage::showState);
    connect(&context.hitLog, &HitLogSession::finished, this, &PoliciesPage::lint);
    connect(&context.storeSites, &StoreSites::changed, this, &PoliciesPage::fillSites);
    connect(&context.verdicts, &VerdictBook::changed, this, [this] {
        m_lintLater = !isVisible();
        if (isVisible())
            lint();
    });
}

void PoliciesPage::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_header = new PageHeader(title(), this);
    buildActions();
    column->addWidget(m_header);
    auto *body = new QWidget(this);
    m_stack = new QStackedLayout(body);
    m_empty = new EmptyState(QStringLiteral("policies"), tr("Here you say, per call site, what may be reused and for how long. Open a policy file or begin one."), body);
    m_empty->setPrimary(tr("Open or begin a policy file…"));
    m_empty->setLink(tr("Open the demo week"));
    connect(m_empty, &EmptyState::primaryTriggered, this, &PoliciesPage::chooseFile);
    connect(m_empty, &EmptyState::linkTriggered, this, [this] { Q_EMIT m_context.actions.demoRequested(); });
    auto *sides = new Splitter(Qt::Horizontal, QStringLiteral("policies.sides"), body);
    sides->addWidget(buildSites());
    m_editor = new SiteEditor(m_context, *m_session, sides);
    sides->addWidget(inScrollArea(m_editor, sides));
    sides->addWidget(buildSide());
    sides->setStretchFactor(1, 1);
    sides->setInitialSizes({250, 680, 372});
    m_desk = new PublishDesk(m_context, *m_session, body);
    column->addWidget(m_desk->dueStrip());
    connect(m_desk, &PublishDesk::opened, this, [this] { m_stack->setCurrentWidget(m_desk); });
    connect(m_desk, &PublishDesk::closed, this, [this] {
        m_stack->setCurrentIndex(m_session->isOpen() ? 1 : 0);
        focusTarget()->setFocus(Qt::OtherFocusReason);
    });
    m_desk->panel()->setEffect(m_whatIf->makeEffectPanel(m_desk));
    m_stack->addWidget(m_empty);
    m_stack->addWidget(sides);
    m_stack->addWidget(m_desk);
    column->addWidget(body, 1);
}

void PoliciesPage::buildActions()
{
    const auto add = [this](const QString &name, const QString &text, const QKeySequence &keys, auto run) {
        auto *action = new QAction(text, this);
        action->setObjectName(QStringLiteral("policies.") + name);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, run);
        addAction(action);
        return action;
    };
    m_publish = add(QStringLiteral("publish"), tr("Publish…"), QKeySequence(Qt::CTRL | Qt::Key_Return), [this] { showPublish(); });
    m_save = add(QStringLiteral("save"), tr("Save draft"), QKeySequence::Save, [this] { m_session->saveDraft(); });
    m_discard = add(QStringLiteral("discard"), tr("Discard draft"), {}, [this] { m_session->discard(); });
    m_open = add(QStringLiteral("open"), tr("Open another policy…"), {}, [this] { chooseFile(); });
    m_history = add(QStringLiteral("history"), tr("History…"), QKeySequence(Qt::CTRL | Qt::Key_H), [this] { m_desk->showHistory(); });
    m_drift = add(QStringLiteral("drift"), tr("Compare with live stores…"), {}, [this] { m_desk->showDrift(); });
    m_header->setActions(m_publish, {m_save, m_discard}, {m_history, m_drift, m_open});
    showState();
}

QWidget *PoliciesPage::buildSites()
{
    m_sites = new SiteListModel(this);
    m_list = new QListView(this);
    m_list->setObjectName(QStringLiteral("policies.sites"));
    m_list->setAccessibleName(tr("Call sites"));
    m_list->setModel(m_sites);
    m_list->setItemDelegate(new SiteDelegate(m_list));
    m_list->setMouseTracking(true);
    m_list->setMinimumWidth(22 * kGrid);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] { showSite(); });
    return m_list;
}

QWidget *PoliciesPage::buildSide()
{
    auto *side = new QWidget(this);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(2 * kGrid, 2 * kGrid, kPageMargin, kPageMargin);
    column->setSpacing(kGrid);
    column->addWidget(new Section(tr("What if"), side));
    m_whatIf = new WhatIfDesk(m_context, *m_session, side);
    column->addWidget(m_whatIf->panel());
    column->addSpacing(kGrid);
    column->addWidget(new Section(tr("Findings"), side));
    m_findings = new FindingRows(side);
    column->addWidget(m_findings);
    column->addStretch(1);
    connect(m_findings, &FindingRows::fieldRequested, m_editor, &SiteEditor::focusField);
    connect(m_findings, &FindingRows::fixRequested, this, [this](const std::vector<PolicyEdit> &edits) { m_session->edit(edits, tr("fix of a finding")); });
    return inScrollArea(side, this);
}

QString PoliciesPage::callSite() const
{
    const auto index = m_list->currentIndex();
    return index.isValid() ? m_sites->item(index.row()).callSite : QString();
}

void PoliciesPage::arrive(const Destination &destination)
{
    if (!destination.callSite.isEmpty())
        choose(destination.callSite);
    if (destination.flagged)
        m_editor->fixes().draft(*destination.flagged);
    if (destination.changes)
        m_editor->fixes().draft(*destination.changes);
    if (std::exchange(m_lintLater, false))
        lint();
}

void PoliciesPage::choose(const QString &callSite)
{
    m_wanted = callSite;
    if (const int row = m_sites->rowOf(callSite); row >= 0)
        m_list->setCurrentIndex(m_sites->index(row));
}

/// A site that nobody chose follows what is read later: the log knows other sites than the policy, in another order.
void PoliciesPage::offerSite()
{
    const auto chosen = callSite();
    if (!m_session->isOpen() || m_sites->rowCount() == 0 || (!chosen.isEmpty() && chosen != m_offered))
        return;
    const int wanted = m_sites->rowOf(m_wanted);
    m_offered = wanted >= 0 ? QString() : m_sites->item(0).callSite;
    m_list->setCurrentIndex(m_sites->index(std::max(wanted, 0)));
}

QWidget *PoliciesPage::focusTarget()
{
    return m_session->isOpen() ? static_cast<QWidget *>(m_list) : m_empty;
}

QList<KeyHint> PoliciesPage::keyHints() const
{
    const auto keys = [](const QAction *action) { return action->shortcut().toString(QKeySequence::NativeText); };
    return {{tr("↑ ↓"), tr("Choose a call site")}, {keys(m_save), tr("Save the draft")}, {keys(m_publish), tr("Look at the changes and publish")}, {keys(m_history), tr("Revisions, and the way back")}};
}

bool PoliciesPage::isBusy() const
{
    return m_linting.isRunning() || m_whatIf->isBusy() || m_session->isBusy() || m_desk->isBusy();
}

void PoliciesPage::chooseFile()
{
    auto *dialog = new TargetDialog(m_session->known(), this);
    connect(dialog, &TargetDialog::chosen, m_session, &PolicySession::openTarget);
    dialog->open();
}

void PoliciesPage::fillSites()
{
    const auto chosen = callSite();
    const auto changes = diffPolicies(m_session->published(), m_session->draft());
    const auto today = formatInstant(systemNow()).substr(0, 10);
    QList<SiteItem> items;
    const auto add = [&](const std::string &name) {
        const auto rule = effectiveRule(m_session->draft(), name);
        const auto findings = findingsOf(m_review.findings, name);
        const bool changed = std::any_of(changes.begin(), changes.end(), [&](const PolicyFieldChange &c) { return c.callSite == name; });
        items.append({toText(name), rule.listed, rule.cacheable, changed, !rule.reviewBy.empty() && rule.reviewBy < today, countOf(findings, LintSeverity::error),
                      countOf(findings, LintSeverity::warning)});
    };
    for (const auto &site : m_session->draft().callSites)
        add(site.callSite);
    for (const auto &[name, facts] : m_review.facts)
        if (!name.empty() && !m_session->draft().find(name))
            add(name);
    for (const auto &name : m_context.storeSites.names())
        if (!m_session->draft().find(name.toStdString()) && !m_review.facts.contains(name.toStdString()))
            add(name.toStdString());
    m_sites->setItems(std::move(items));
    if (const int row = m_sites->rowOf(chosen); row >= 0 && !m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_sites->index(row));
    showState();
}

void PoliciesPage::showState()
{
    const bool open = m_session->isOpen();
    m_publish->setEnabled(open && m_session->hasChanges());
    m_save->setEnabled(open && m_session->isUnsaved());
    m_discard->setEnabled(open && m_session->hasChanges());
    m_history->setEnabled(open);
    m_drift->setEnabled(open);
    if (!open) {
        m_header->setState({});
        return;
    }
    const auto file = QFileInfo(m_session->path()).fileName();
    const auto revision = m_session->published().revision;
    const auto state = m_session->isUnsaved() ? tr("draft, not saved") : m_session->hasChanges() ? tr("draft, saved") : tr("as published");
    m_header->setState(tr("%1, revision %2, %3").arg(file).arg(revision).arg(state));
    Q_EMIT badgeChanged(countOf(m_review.findings, LintSeverity::error));
}

void PoliciesPage::showSite()
{
    if (callSite().isEmpty())
        return;
    showFindings();
    m_whatIf->setCallSite(callSite());
}

/// What the lint and the questions say of the chosen call site, beside its rule.
void PoliciesPage::showFindings()
{
    const auto name = callSite().toStdString();
    if (name.empty())
        return;
    const auto topics = m_review.topics.find(name);
    m_editor->setSite(name, topics == m_review.topics.end() ? std::vector<RiskSuggestion>() : topics->second);
    m_findings->setFindings(findingsOf(m_review.findings, name));
}

void PoliciesPage::lint()
{
    m_linting = runOnLane<Review>(
        m_context.lanes,
        [table = m_context.hitLog.table(), verdicts = m_context.verdicts.records(), draft = m_session->draft(),
         published = m_session->published()](std::stop_token stop, ProgressReport &) {
            Review review{callSiteFacts(*table, verdicts, stop), callSiteTopics(*table, stop), {}};
            review.findings = lintPolicy({draft, &published, review.facts, systemNow()});
            return review;
        },
        [this](Review review) {
            m_review = std::move(review);
            fillSites();
            offerSite();
            showFindings();
        });
}

void PoliciesPage::showPublish()
{
    m_desk->showDraft(countOf(m_review.findings, LintSeverity::error));
}

} // namespace cacheloupe
