// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/report_dialog.h"

#include "core/report/report_builder.h"
#include "core/report/report_html.h"
#include "core/report/report_json.h"
#include "ui/support/error_text.h"
#include "ui/support/export_file.h"
#include "ui/support/format.h"
#include "ui/support/hit_log_session.h"
#include "ui/support/notices.h"
#include "ui/support/pdf_pages.h"
#include "ui/support/suspicion_book.h"
#include "ui/support/theme.h"
#include "ui/support/verdict_book.h"
#include "ui/support/workspace_session.h"
#include "ui/widgets/error_strip.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/progress_strip.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace cacheloupe {

namespace {

/// In the order of ReportDialog::Kind.
constexpr const char *kSuffixes[] = {"pdf", "html", "md", "json"};

Result<QByteArray> bytesOf(const WeeklyReport &report, ReportDialog::Kind kind, const QString &footer, const QString &pageOf)
{
    if (kind == ReportDialog::Kind::json)
        return QByteArray::fromStdString(dumpJson(reportJson(report), 2) + "\n");
    const auto text = kind == ReportDialog::Kind::markdown ? weeklyReportMarkdown(report)
                      : kind == ReportDialog::Kind::html   ? weeklyReportHtml(report)
                                                           : weeklyReportPrintHtml(report);
    if (!text)
        return text.error();
    return kind == ReportDialog::Kind::pdf ? pdfPages(toText(*text), footer, pageOf).bytes : QByteArray::fromStdString(*text);
}

Status writeBytes(const QString &path, const QByteArray &bytes)
{
    ExportFile file(path);
    if (Status opened = file.open(); !opened)
        return opened;
    if (Status appended = file.append({bytes.constData(), size_t(bytes.size())}); !appended)
        return appended;
    return file.commit();
}

} // namespace

ReportDialog *ReportDialog::begin(const AppContext &context, QWidget *parent)
{
    auto *dialog = new ReportDialog(context, parent);
    dialog->QDialog::open();
    dialog->askDrafts();
    return dialog;
}

ReportDialog::ReportDialog(const AppContext &context, QWidget *parent) : QDialog(parent), m_context(context)
{
    setObjectName(QStringLiteral("review.report"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Weekly report"));
    build();
    resize(scaledPx(820), scaledPx(680));
    updateEnabled();
}

void ReportDialog::build()
{
    m_kind = new QComboBox(this);
    m_kind->setObjectName(QStringLiteral("review.report.kind"));
    m_kind->setAccessibleName(tr("Kind of file"));
    m_kind->addItems({tr("PDF"), tr("HTML page"), tr("Markdown"), tr("JSON")});
    m_mask = new QCheckBox(tr("&Mask e-mails, numbers and secrets"), this);
    m_mask->setObjectName(QStringLiteral("review.report.mask"));
    m_mask->setChecked(true);
    m_save = new QPushButton(tr("&Save…"), this);
    m_save->setObjectName(QStringLiteral("review.report.save"));
    m_save->setProperty("primary", true);
    auto *close = new QPushButton(tr("Close"), this);
    m_error = new ErrorStrip(this);
    m_progress = new ProgressStrip(this);
    m_preview = new QTextBrowser(this);
    m_preview->setObjectName(QStringLiteral("review.report.preview"));
    m_preview->setAccessibleName(tr("Preview of the report"));
    m_preview->setOpenLinks(false);
    // The page is designed for paper.
    QPalette paper = m_preview->palette();
    paper.setColor(QPalette::Base, Qt::white);
    paper.setColor(QPalette::Text, Qt::black);
    m_preview->setPalette(paper);
    auto *row = new QHBoxLayout;
    row->setSpacing(kGrid);
    row->addWidget(m_kind);
    row->addWidget(m_mask);
    row->addStretch(1);
    row->addWidget(close);
    row->addWidget(m_save);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(kPageMargin, kPageMargin, kPageMargin, kPageMargin);
    column->setSpacing(kGrid);
    column->addWidget(m_error);
    column->addWidget(m_progress);
    column->addWidget(m_preview, 1);
    column->addLayout(row);
    connect(m_mask, &QCheckBox::toggled, this, &ReportDialog::make);
    connect(m_save, &QPushButton::clicked, this, &ReportDialog::askForFile);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    connect(m_progress, &ProgressStrip::cancelRequested, this, &QDialog::close);
}

void ReportDialog::askDrafts()
{
    m_asking = m_context.workspace.read<std::vector<PolicyDraftRecord>>([](Workspace &workspace) { return workspace.drafts(); },
                                                                        [this](Result<std::vector<PolicyDraftRecord>> drafts) {
                                                                            if (drafts)
                                                                                m_drafts = std::move(*drafts);
                                                                            else
                                                                                m_error->showError(errorText(drafts.error()));
                                                                            make();
                                                                        });
}

void ReportDialog::make()
{
    m_report.reset();
    updateEnabled();
    m_progress->start(tr("Making the report"));
    m_making = runOnLane<Result<WeeklyReport>>(
        m_context.lanes,
        [table = m_context.hitLog.table(), verdicts = m_context.verdicts.everybodys(), reviewer = m_context.verdicts.reviewer(),
         scores = m_context.suspicion.scores(), drafts = m_drafts, name = m_context.workspace.path().stem().string(), masked = m_mask->isChecked(),
         version = QCoreApplication::applicationVersion().toStdString()](std::stop_token stop, ProgressReport &) {
            const auto suspicion = [&scores](HitRow row) { return double(scores->score(row)); };
            return buildWeeklyReport({*table, {}, verdicts, reviewer, suspicion, drafts, name, systemNow(), version, masked}, stop);
        },
        [this](Result<WeeklyReport> report) { show(std::move(report)); });
}

void ReportDialog::show(Result<WeeklyReport> report)
{
    m_progress->finish();
    if (!report) {
        m_error->showError(errorText(report.error()));
        return;
    }
    const auto page = weeklyReportPrintHtml(*report);
    if (!page) {
        m_error->showError(errorText(page.error()));
        return;
    }
    m_error->clear();
    m_report = std::make_shared<const WeeklyReport>(std::move(*report));
    m_preview->setHtml(toText(*page));
    updateEnabled();
    Q_EMIT previewed();
}

void ReportDialog::askForFile()
{
    const auto kind = Kind(m_kind->currentIndex());
    const QString suffix = QLatin1String(kSuffixes[size_t(kind)]);
    auto *dialog = new QFileDialog(this, tr("Save the report"));
    dialog->setObjectName(QStringLiteral("review.report.file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(QStringLiteral("%1 (*.%2)").arg(m_kind->currentText(), suffix));
    dialog->setDefaultSuffix(suffix);
    dialog->selectFile(QStringLiteral("cache-review.") + suffix);
    connect(dialog, &QFileDialog::fileSelected, this, [this, kind](const QString &path) { write(path, kind); });
    dialog->open();
}

void ReportDialog::write(const QString &path, Kind kind)
{
    if (!m_report)
        return;
    m_progress->start(tr("Writing %1").arg(QFileInfo(path).fileName()));
    const QString footer = tr("Weekly cache review · %1").arg(toText(m_report->workspaceName));
    m_writing = runOnLane<Status>(
        m_context.lanes,
        [report = m_report, path, kind, footer, pageOf = tr("Page %1 of %2")](std::stop_token, ProgressReport &) -> Status {
            const auto bytes = bytesOf(*report, kind, footer, pageOf);
            return bytes ? writeBytes(path, *bytes) : Status(bytes.error());
        },
        [this, path](Status done) {
            m_progress->finish();
            updateEnabled();
            if (!done) {
                m_error->showError(errorText(done.error()));
                return;
            }
            m_error->clear();
            m_context.notices.tell(tr("The report is in %1").arg(path));
            Q_EMIT written(path);
        });
    updateEnabled();
}

void ReportDialog::updateEnabled()
{
    m_save->setEnabled(m_report && !m_writing.isRunning());
}

} // namespace cacheloupe
