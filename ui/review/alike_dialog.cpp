// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/alike_dialog.h"

#include "ui/support/format.h"
#include "ui/support/hit_log_session.h"
#include "ui/support/navigator.h"
#include "ui/support/notices.h"
#include "ui/support/screen_mask.h"
#include "ui/support/suspicion_book.h"
#include "ui/support/theme.h"
#include "ui/support/verdict_book.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/progress_strip.h"
#include "ui/widgets/row_fit.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/verdict_bar.h"

#include <QButtonGroup>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <cmath>

namespace cacheloupe {

namespace {

constexpr size_t kMostLines = 300;
constexpr size_t kQuestionCodePoints = 300;
constexpr int kQuestionLetters = 200;
enum Column { kAsked, kAnswered, kSuspicion, kVerdict, kColumnCount };

QString kindText(AlikeKind kind)
{
    switch (kind) {
    case AlikeKind::sameEntry: return AlikeDialog::tr("Same entry");
    case AlikeKind::sameKey: return AlikeDialog::tr("Same key");
    case AlikeKind::nearQuestion: return AlikeDialog::tr("Near questions");
    case AlikeKind::sameVersion: return AlikeDialog::tr("Same site and version");
    }
    return {};
}

} // namespace

AlikeDialog::AlikeDialog(const AppContext &context, HitRow row, const QString &question, Verdict verdict, QWidget *parent) : QDialog(parent), m_context(context)
{
    setObjectName(QStringLiteral("review.alikeDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Hits alike"));
    build(question);
    m_verdicts->setVerdict(verdict);
    connect(&context.verdicts, &VerdictBook::changed, this, &AlikeDialog::refreshVerdicts);
    connect(&context.hitLog, &HitLogSession::reset, this, &QDialog::reject);
    m_progress->start(tr("Looking for hits alike"));
    m_finding = runOnLane<Groups>(
        context.lanes, [table = context.hitLog.table(), row](std::stop_token stop, ProgressReport &) { return read(*table, row, stop); },
        [this](Groups groups) { take(std::move(groups)); });
}

void AlikeDialog::build(const QString &question)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(kPageMargin, kPageMargin, kPageMargin, kPageMargin);
    column->setSpacing(kGrid);
    auto *asked = new TextLabel(question.simplified().left(kQuestionLetters), TextRole::reading, ThemeRole::text, this);
    asked->setWordWrap(true);
    column->addWidget(asked);
    m_state = new TextLabel(TextRole::secondary, ThemeRole::secondaryText, this);
    column->addWidget(m_state);
    m_progress = new ProgressStrip(this);
    connect(m_progress, &ProgressStrip::cancelRequested, this, &QDialog::reject);
    column->addWidget(m_progress);
    m_kinds = new QHBoxLayout;
    m_kinds->setSpacing(kGrid);
    m_kinds->addStretch(1);
    column->addLayout(m_kinds);
    m_kindButtons = new QButtonGroup(this);
    connect(m_kindButtons, &QButtonGroup::idClicked, this, &AlikeDialog::showGroup);
    m_table = new QTableWidget(0, kColumnCount, this);
    m_table->setObjectName(QStringLiteral("review.alikeTable"));
    m_table->setAccessibleName(tr("Hits alike"));
    m_table->setHorizontalHeaderLabels({tr("Asked now"), tr("Answered then"), tr("Suspicion"), tr("Verdict")});
    for (const int head : {kAsked, kAnswered, kVerdict})
        m_table->horizontalHeaderItem(head)->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(kAsked, QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(kAnswered, QHeaderView::Stretch);
    m_table->horizontalHeader()->setHighlightSections(false);
    fitRowsToText(*m_table);
    column->addWidget(m_table, 1);
    m_verdicts = new VerdictBar(this);
    connect(m_verdicts, &VerdictBar::verdictChosen, this, &AlikeDialog::mark);
    column->addWidget(m_verdicts);
    auto *row = new QHBoxLayout;
    m_inHits = new QPushButton(tr("Show them on the Hits page"), this);
    m_inHits->setObjectName(QStringLiteral("review.alikeInHits"));
    m_inHits->setAutoDefault(false);
    connect(m_inHits, &QPushButton::clicked, this, &AlikeDialog::showInHits);
    auto *close = new QPushButton(tr("Close"), this);
    close->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    row->addWidget(m_inHits);
    row->addStretch(1);
    row->addWidget(close);
    column->addLayout(row);
    resize(scaledPx(960), scaledPx(560));
}

AlikeDialog::Groups AlikeDialog::read(const HitTable &table, HitRow row, const std::stop_token &stop)
{
    const auto hit = table.record(row);
    if (!hit)
        return hit.error();
    auto found = findAlike(table, row, *hit, stop);
    if (!found)
        return found.error();
    std::vector<Group> groups;
    for (AlikeGroup &alike : *found) {
        Group group{std::move(alike), {}};
        for (size_t i = 0; i < std::min(group.alike.rows.size(), kMostLines); ++i) {
            const HitRow other = group.alike.rows[i];
            group.lines.push_back({other, table.hitId(other), table.queryText(other, kQuestionCodePoints), table.cachedQueryText(other, kQuestionCodePoints)});
        }
        groups.push_back(std::move(group));
    }
    return groups;
}

void AlikeDialog::take(Groups groups)
{
    m_progress->finish();
    if (!groups) {
        m_context.notices.fail(groups.error());
        reject();
        return;
    }
    m_groups = std::move(*groups);
    if (m_groups.empty())
        m_state->setText(tr("No other hit shares the entry, the key, the words or the version."));
    for (int i = 0; i < int(m_groups.size()); ++i) {
        const Group &group = m_groups[size_t(i)];
        auto *button = new QPushButton(tr("%1 (%2)").arg(kindText(group.alike.kind), formatCount(group.alike.rows.size())), this);
        button->setObjectName(QStringLiteral("review.alike.") + QLatin1String(alikeKindName(group.alike.kind).data()));
        button->setCheckable(true);
        button->setAutoDefault(false);
        m_kindButtons->addButton(button, i);
        m_kinds->insertWidget(i, button);
    }
    m_verdicts->setEnabled(!m_groups.empty());
    m_inHits->setEnabled(!m_groups.empty());
    if (m_groups.empty())
        return;
    m_kindButtons->button(0)->setChecked(true);
    showGroup(0);
    m_table->setFocus();
}

void AlikeDialog::showGroup(int index)
{
    m_shown = index;
    const Group &group = m_groups[size_t(index)];
    const int total = int(group.alike.rows.size());
    const int shown = int(group.lines.size());
    m_state->setText(shown == total ? tr("A verdict key marks the selected hits. All of them are selected.")
                                    : tr("A verdict key marks the selected hits. Shown are the first %1 of %2.").arg(formatCount(kMostLines), formatCount(std::uint64_t(total))));
    m_table->setRowCount(shown);
    for (int i = 0; i < shown; ++i) {
        const Line &line = group.lines[size_t(i)];
        const auto put = [&](Column column, const QString &text) {
            auto *item = new QTableWidgetItem(text.simplified());
            item->setToolTip(text);
            m_table->setItem(i, column, item);
            return item;
        };
        put(kAsked, toText(m_context.mask.shown(line.query)));
        put(kAnswered, toText(m_context.mask.shown(line.cachedQuery)));
        const float score = m_context.suspicion.score(line.row);
        put(kSuspicion, std::isnan(score) ? QString() : formatSimilarity(double(score)))->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        put(kVerdict, {});
    }
    refreshVerdicts();
    m_table->selectAll();
}

void AlikeDialog::refreshVerdicts()
{
    if (m_shown < 0)
        return;
    const auto &lines = m_groups[size_t(m_shown)].lines;
    for (int i = 0; i < int(lines.size()); ++i) {
        const auto *record = m_context.verdicts.ownRecord(m_context.hitLog.table()->idHash(lines[size_t(i)].row));
        m_table->item(i, kVerdict)->setText(record ? verdictText(record->verdict) : QString());
    }
}

void AlikeDialog::mark(Verdict verdict)
{
    if (m_shown < 0)
        return;
    const auto table = m_context.hitLog.table();
    std::vector<VerdictRecord> records;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows()) {
        const Line &line = m_groups[size_t(m_shown)].lines[size_t(index.row())];
        VerdictRecord record;
        record.hitId = line.hitId;
        record.source = table->source(table->sourceIndex(line.row)).path().string();
        record.callSite = std::string(table->callSite(line.row));
        record.verdict = verdict;
        records.push_back(std::move(record));
    }
    if (records.empty())
        m_context.notices.tell(tr("Select the hits to mark."));
    else
        m_context.verdicts.set(records);
}

void AlikeDialog::showInHits()
{
    const AlikeGroup &group = m_groups[size_t(m_shown)].alike;
    Destination to;
    to.page = PageId::hits;
    to.query = toText(group.query);
    if (group.query.empty()) {
        QStringList ids;
        for (const Line &line : m_groups[size_t(m_shown)].lines)
            ids << toText(line.hitId);
        to.query = QStringLiteral("id:") + ids.mid(0, 50).join(QLatin1Char(','));
    }
    m_context.navigator.go(to);
    accept();
}

void AlikeDialog::keyPressEvent(QKeyEvent *event)
{
    if (!m_verdicts->isEnabled() || !m_verdicts->handleKey(event->key()))
        QDialog::keyPressEvent(event);
}

} // namespace cacheloupe
