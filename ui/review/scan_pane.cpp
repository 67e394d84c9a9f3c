// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/scan_pane.h"

#include "core/base/private_text.h"
#include "ui/review/scan_desk.h"
#include "ui/review/scan_text.h"
#include "ui/review/scan_tree_model.h"
#include "ui/support/error_text.h"
#include "ui/support/format.h"
#include "ui/support/screen_mask.h"
#include "ui/support/theme.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/error_strip.h"
#include "ui/widgets/progress_strip.h"
#include "ui/widgets/splitter.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QStackedLayout>
#include <QTreeView>
#include <QVBoxLayout>

namespace cacheloupe {

ScanPane::ScanPane(Lanes &lanes, const ScreenMask &mask, QWidget *parent)
    : QWidget(parent), m_lanes(lanes), m_mask(mask), m_desk(new ScanDesk(lanes, this)), m_model(new ScanTreeModel(this))
{
    setObjectName(QStringLiteral("review.scan"));
    build();
    connect(m_desk, &ScanDesk::changed, this, &ScanPane::showState);
    connect(m_desk, &ScanDesk::progressed, m_progress, [this](qint64 done, qint64 total) { m_progress->setProgress(done, total); });
    connect(m_desk, &ScanDesk::failed, m_error, [this](const Error &error) { m_error->showError(errorText(error)); });
    connect(m_progress, &ProgressStrip::cancelRequested, m_desk, &ScanDesk::cancel);
    connect(m_nothing, &EmptyState::primaryTriggered, this, &ScanPane::scan);
    connect(&mask, &ScreenMask::changed, this, &ScanPane::showCurrent);
    showState();
}

void ScanPane::setTable(std::shared_ptr<const HitTable> table)
{
    m_table = table;
    m_desk->setTable(std::move(table));
}

void ScanPane::scan()
{
    m_error->clear();
    m_desk->scan();
}

bool ScanPane::isBusy() const
{
    return m_desk->isRunning();
}

void ScanPane::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildHead());
    m_progress = new ProgressStrip(this);
    column->addWidget(m_progress);
    m_error = new ErrorStrip(this);
    m_error->setObjectName(QStringLiteral("review.scan.error"));
    column->addWidget(m_error);
    auto *body = new QWidget(this);
    m_stack = new QStackedLayout(body);
    m_nothing = new EmptyState(QStringLiteral("search"), {}, body);
    m_nothing->setObjectName(QStringLiteral("review.scan.nothing"));
    m_stack->addWidget(m_nothing);
    m_stack->addWidget(buildFindings());
    column->addWidget(body, 1);
}

QWidget *ScanPane::buildHead()
{
    auto *head = new QWidget(this);
    m_state = new TextLabel(TextRole::pageTitle, ThemeRole::text, head);
    m_state->setObjectName(QStringLiteral("review.scan.state"));
    m_state->setWordWrap(true);
    m_scan = new QPushButton(tr("Scan again"), head);
    m_scan->setObjectName(QStringLiteral("review.scan.again"));
    connect(m_scan, &QPushButton::clicked, this, &ScanPane::scan);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(kPageMargin, kGrid, kPageMargin, kGrid);
    row->setSpacing(kGrid);
    row->addWidget(m_state, 1);
    row->addWidget(m_scan);
    return head;
}

QWidget *ScanPane::buildFindings()
{
    auto *sides = new Splitter(Qt::Horizontal, QStringLiteral("review.scan.sides"), this);
    m_tree = new QTreeView(sides);
    m_tree->setObjectName(QStringLiteral("review.scan.findings"));
    m_tree->setAccessibleName(tr("Findings"));
    m_tree->setModel(m_model);
    m_tree->setHeaderHidden(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setMinimumWidth(24 * kGrid);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &ScanPane::showCurrent);

    auto *detail = new QWidget(sides);
    m_title = new TextLabel(TextRole::pageTitle, ThemeRole::text, detail);
    m_text = new TextLabel(TextRole::reading, ThemeRole::text, detail);
    m_text->setObjectName(QStringLiteral("review.scan.text"));
    m_advice = new TextLabel(TextRole::secondary, ThemeRole::secondaryText, detail);
    for (auto *label : {m_title, m_text, m_advice}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    m_examples = new QListWidget(detail);
    m_examples->setObjectName(QStringLiteral("review.scan.examples"));
    m_examples->setAccessibleName(tr("Examples"));
    m_examples->setWordWrap(true);
    m_open = new QPushButton(tr("Show these hits"), detail);
    m_open->setObjectName(QStringLiteral("review.scan.open"));
    connect(m_open, &QPushButton::clicked, this, [this] { Q_EMIT hitsRequested(m_ids); });
    auto *column = new QVBoxLayout(detail);
    column->setContentsMargins(kPageMargin, kGrid, kPageMargin, kPageMargin);
    column->setSpacing(kGrid);
    for (auto *label : {m_title, m_text, m_advice})
        column->addWidget(label);
    column->addWidget(m_examples, 1);
    column->addWidget(m_open, 0, Qt::AlignLeft);
    sides->addWidget(m_tree);
    sides->addWidget(detail);
    sides->setStretchFactor(1, 1);
    sides->setInitialSizes({420, 620});
    return sides;
}

void ScanPane::showState()
{
    const auto &results = m_desk->results();
    const bool isRunning = m_desk->isRunning();
    m_model->setResults(results.value_or(std::vector<ScanResult>()));
    const bool any = m_model->rowCount() > 0;
    m_stack->setCurrentIndex(any ? 1 : 0);
    m_scan->setVisible(results.has_value() && !isRunning);
    m_nothing->setPrimary(!results && !isRunning && m_table ? tr("Scan the log") : QString());
    if (isRunning) {
        m_progress->start(tr("Scanning the log"));
        m_state->setText(tr("Scanning the whole log…"));
        m_nothing->setLine(QString());
        return;
    }
    m_progress->finish();
    if (!results) {
        m_state->setText(tr("Scans"));
        m_nothing->setLine(m_table ? tr("Scans look for what no single hit shows: key conflicts, leaks, poisoned entries and more.") : tr("No log is open."));
        return;
    }
    m_state->setText(any ? tr("%Ln finding(s)", nullptr, int(m_model->total())) : tr("Scans"));
    m_nothing->setLine(tr("Nothing found in the whole log."));
    if (any) {
        m_tree->expand(m_model->index(0, 0));
        m_tree->setCurrentIndex(m_model->index(0, 0, m_model->index(0, 0)));
    }
}

void ScanPane::showCurrent()
{
    m_reading.cancel();
    showExamples({});
    const QModelIndex index = m_tree->currentIndex();
    if (!index.isValid())
        return;
    const ScanKind kind = m_model->kind(index);
    const ScanFinding *finding = m_model->finding(index);
    m_title->setText(scanKindText(kind));
    m_advice->setText(scanKindAdvice(kind));
    m_text->setVisible(finding != nullptr);
    if (!finding)
        return;
    const QString subject = finding->subject.empty() ? QString() : QLatin1Char('\n') + toText(finding->subject);
    m_text->setText(tr("%1 Severity: %2.").arg(scanFindingText(*finding), scanSeverityText(finding->severity)) + subject);
    readExamples(*finding);
}

void ScanPane::readExamples(const ScanFinding &finding)
{
    m_reading = runOnLane<Examples>(
        m_lanes,
        [table = m_table, rows = finding.rows, masked = m_mask.isOn()](std::stop_token stop, ProgressReport &) {
            constexpr size_t kMostCodePoints = 200;
            Examples read;
            PrivateMask mask;
            const auto shown = [&](const std::string &text) { return toText(masked ? mask.masked(text).text : text); };
            for (const HitRow row : rows) {
                if (stop.stop_requested())
                    break;
                const QString asked = shown(table->queryText(row, kMostCodePoints));
                const QString answered = shown(table->cachedQueryText(row, kMostCodePoints));
                read.lines << (answered.isEmpty() || answered == asked ? asked : tr("%1 — answered as: %2").arg(asked, answered));
                read.ids << toText(table->hitId(row));
            }
            return read;
        },
        [this](Examples read) { showExamples(std::move(read)); });
}

void ScanPane::showExamples(Examples examples)
{
    m_ids = std::move(examples.ids);
    m_examples->clear();
    m_examples->addItems(examples.lines);
    m_examples->setVisible(!m_ids.isEmpty());
    m_open->setVisible(!m_ids.isEmpty());
}

} // namespace cacheloupe
