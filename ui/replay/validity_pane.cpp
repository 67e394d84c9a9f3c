// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replay/validity_pane.h"

#include "core/base/hash.h"
#include "ui/records/policy_rules.h"
#include "ui/support/format.h"
#include "ui/support/hit_log_session.h"
#include "ui/support/navigator.h"
#include "ui/support/theme.h"
#include "ui/support/verdict_book.h"
#include "ui/support/workspace_session.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/row_fit.h"
#include "ui/widgets/section.h"
#include "ui/widgets/text_label.h"

#include <QHeaderView>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <map>

namespace cacheloupe {

namespace {

enum Column { site, replayed, changed, ttl, proposed, columnTotal };
constexpr int kShownSites = 7;

QTableWidgetItem *cell(const QString &text, bool figure)
{
    auto *item = new QTableWidgetItem(text);
    item->setToolTip(text);
    if (figure)
        item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    return item;
}

} // namespace

ValidityPane::ValidityPane(const AppContext &context, QWidget *parent) : QWidget(parent), m_context(context), m_rules(new PolicyRules(context, this))
{
    setObjectName(QStringLiteral("replay.validity"));
    build();
    connect(m_rules, &PolicyRules::changed, this, &ValidityPane::refresh);
    connect(&context.hitLog, &HitLogSession::finished, this, &ValidityPane::refresh);
    connect(&context.workspace, &WorkspaceSession::opened, this, &ValidityPane::refresh);
    connect(&context.verdicts, &VerdictBook::changed, this, &ValidityPane::refresh);
    take({});
}

void ValidityPane::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(kPageMargin, kGrid, kPageMargin, kPageMargin);
    column->setSpacing(kGrid);
    m_empty = new TextLabel(tr("Replay hits spread over call sites and ages, and this shows how long answers hold and which TTL that allows."), TextRole::body,
                            ThemeRole::secondaryText, this);
    m_empty->setObjectName(QStringLiteral("replay.validityEmpty"));
    m_empty->setWordWrap(true);
    column->addWidget(m_empty);
    buildTable();
    column->addWidget(m_sites);
    m_detail = new QWidget(this);
    auto *detail = new QVBoxLayout(m_detail);
    detail->setContentsMargins(0, kGrid, 0, 0);
    detail->setSpacing(kGrid);
    m_title = new Section({}, m_detail);
    m_advice = new TextLabel(TextRole::reading, ThemeRole::text, m_detail);
    m_advice->setObjectName(QStringLiteral("replay.advice"));
    m_advice->setWordWrap(true);
    m_curve = new CurveView(m_detail);
    m_notes = new TextLabel(TextRole::secondary, ThemeRole::secondaryText, m_detail);
    m_notes->setObjectName(QStringLiteral("replay.adviceNotes"));
    m_notes->setWordWrap(true);
    auto *buttons = new QWidget(m_detail);
    auto *flow = new FlowLayout(buttons, kGrid);
    m_draft = new QPushButton(buttons);
    m_draft->setObjectName(QStringLiteral("replay.draftTtl"));
    m_more = new QPushButton(tr("Replay more of this call site"), buttons);
    m_more->setObjectName(QStringLiteral("replay.more"));
    flow->addWidget(m_draft);
    flow->addWidget(m_more);
    for (QWidget *part : std::initializer_list<QWidget *>{m_title, m_advice, buttons, m_curve, m_notes})
        detail->addWidget(part);
    detail->setStretchFactor(m_curve, 1);
    column->addWidget(m_detail, 1);
    column->addStretch(0);
    connect(m_draft, &QPushButton::clicked, this, &ValidityPane::draftTtl);
    connect(m_more, &QPushButton::clicked, this, [this] { Q_EMIT replayRequested(toText(chosen()->evidence.callSite)); });
}

void ValidityPane::buildTable()
{
    m_sites = new QTableWidget(0, columnTotal, this);
    m_sites->setObjectName(QStringLiteral("replay.sites"));
    m_sites->setAccessibleName(tr("How long answers hold, by call site"));
    m_sites->setHorizontalHeaderLabels({tr("Call site"), tr("Answers replayed"), tr("No longer held"), tr("TTL now"), tr("Proposed TTL")});
    m_sites->horizontalHeaderItem(site)->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    for (int head = replayed; head < columnTotal; ++head)
        m_sites->horizontalHeaderItem(head)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_sites->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_sites->setSelectionMode(QAbstractItemView::SingleSelection);
    m_sites->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_sites->setShowGrid(false);
    m_sites->setWordWrap(false);
    m_sites->setTabKeyNavigation(false);
    m_sites->verticalHeader()->hide();
    m_sites->horizontalHeader()->setHighlightSections(false);
    m_sites->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_sites->horizontalHeader()->setSectionResizeMode(site, QHeaderView::Stretch);
    fitRowsToText(*m_sites);
    connect(m_sites, &QTableWidget::currentCellChanged, this, &ValidityPane::showSite);
}

QWidget *ValidityPane::focusTarget() const
{
    return m_sites;
}

void ValidityPane::refresh()
{
    m_isOld = true;
    if (isVisible())
        sum();
}

void ValidityPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_isOld)
        sum();
}

void ValidityPane::sum()
{
    m_isOld = false;
    if (!m_context.workspace.isOpen() || m_context.hitLog.isEmpty())
        return take({});
    std::map<std::string, bool> wrong;
    for (const auto &[hash, record] : m_context.verdicts.records()) {
        if (record.verdict == Verdict::wrongMatch || record.verdict == Verdict::leakedScope)
            wrong[record.hitId] = true;
    }
    m_summing = m_context.workspace.read<std::vector<SiteEvidence>>(
        [table = m_context.hitLog.table(), wrong = std::move(wrong)](Workspace &workspace) -> Result<std::vector<SiteEvidence>> {
            const auto replays = storedReplays(workspace, *table);
            if (!replays)
                return replays.error();
            return validityEvidence(*replays, [&](const std::string &id) { return wrong.count(id) > 0; });
        },
        [this](Result<std::vector<SiteEvidence>> evidence) {
            if (!evidence)
                return take({});
            std::vector<std::pair<SiteEvidence, std::optional<EffectiveRule>>> sites;
            for (SiteEvidence &each : *evidence) {
                auto rule = m_rules->ruleOf(each.callSite);
                sites.emplace_back(std::move(each), std::move(rule));
            }
            m_summing = runOnLane<std::vector<SiteOutlook>>(
                m_context.lanes,
                [sites = std::move(sites)](std::stop_token stop, ProgressReport &) {
                    std::vector<SiteOutlook> outlooks;
                    for (const auto &[each, rule] : sites) {
                        if (!stop.stop_requested())
                            outlooks.push_back(outlookOf(each, rule));
                    }
                    return outlooks;
                },
                [this](std::vector<SiteOutlook> outlooks) { take(std::move(outlooks)); });
        });
}

void ValidityPane::take(std::vector<SiteOutlook> outlooks)
{
    const auto *before = chosen();
    const std::string wanted = before ? before->evidence.callSite : std::string();
    m_outlooks = std::move(outlooks);
    // What changed most comes first.
    std::stable_sort(m_outlooks.begin(), m_outlooks.end(), [](const SiteOutlook &a, const SiteOutlook &b) { return a.advice.changed > b.advice.changed; });
    m_sites->setRowCount(int(m_outlooks.size()));
    int current = 0;
    for (int row = 0; row < int(m_outlooks.size()); ++row) {
        const SiteOutlook &each = m_outlooks[size_t(row)];
        m_sites->setItem(row, site, cell(toText(each.evidence.callSite), false));
        m_sites->setItem(row, replayed, cell(formatCount(each.advice.entries), true));
        m_sites->setItem(row, changed, cell(formatCount(each.advice.changed), true));
        m_sites->setItem(row, ttl, cell(formatDuration(each.ttlS), true));
        m_sites->setItem(row, proposed, cell(each.advice.proposedS ? formatDuration(each.advice.proposedS) : tr("—"), true));
        if (each.evidence.callSite == wanted)
            current = row;
    }
    const bool any = !m_outlooks.empty();
    m_empty->setVisible(!any);
    m_sites->setVisible(any);
    m_detail->setVisible(any);
    const int rows = std::min(int(m_outlooks.size()), kShownSites);
    if (any)
        m_sites->setFixedHeight(m_sites->horizontalHeader()->sizeHint().height() + rows * m_sites->rowHeight(0) + 2);
    m_sites->setCurrentCell(any ? current : -1, 0);
    showSite();
}

const SiteOutlook *ValidityPane::chosen() const
{
    const int row = m_sites->currentRow();
    return row >= 0 && size_t(row) < m_outlooks.size() ? &m_outlooks[size_t(row)] : nullptr;
}

void ValidityPane::showSite()
{
    const auto *outlook = chosen();
    if (!outlook)
        return;
    m_title->setTitle(toText(outlook->evidence.callSite));
    m_advice->setText(adviceText(*outlook));
    m_curve->setCurve(curveOf(*outlook));
    m_curve->setVisible(!outlook->curve.points.empty());
    QStringList notes{leftOutText(outlook->evidence), seedText(*outlook)};
    notes.removeAll(QString());
    m_notes->setText(notes.join(QLatin1Char('\n')));
    m_notes->setVisible(!notes.isEmpty());
    const bool isNew = outlook->advice.proposedS && outlook->advice.step != TtlStep::keep;
    m_draft->setVisible(isNew);
    if (isNew)
        m_draft->setText(tr("Draft a TTL of %1").arg(formatDuration(outlook->advice.proposedS)));
}

void ValidityPane::draftTtl()
{
    const auto *outlook = chosen();
    if (!outlook || !outlook->advice.proposedS)
        return;
    const auto &name = outlook->evidence.callSite;
    Destination to;
    to.page = PageId::policies;
    to.callSite = toText(name);
    to.changes = std::make_shared<const PolicyHandover>(PolicyHandover{
        {{name, PolicyField::ttlS, PolicyValue(std::int64_t(*outlook->advice.proposedS))}}, tr("TTL from replays of %1").arg(toText(name))});
    m_context.navigator.go(to);
}

} // namespace cacheloupe
