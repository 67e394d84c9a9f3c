// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mapping/mapping_dialog.h"

#include "ui/mapping/mapping_fields.h"
#include "ui/mapping/mapping_form.h"
#include "ui/mapping/preview_model.h"
#include "ui/mapping/sample_table.h"
#include "ui/support/error_text.h"
#include "ui/support/format.h"
#include "ui/support/theme.h"
#include "ui/widgets/error_strip.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/splitter.h"
#include "ui/widgets/text_label.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpressionValidator>
#include <QTableView>

namespace cacheloupe {

namespace {

constexpr int kRestMs = 150;
constexpr size_t kPreviewRecords = 20;
constexpr auto kOwnPrefix = "own.";

QString fileName(const std::filesystem::path &path)
{
    return toText(path.filename().string());
}

struct Reading {
    LogSample sample;
    DialectDraft draft;
};

} // namespace

MappingDialog::MappingDialog(Lanes &lanes, std::filesystem::path log, std::filesystem::path dialectFolder, QWidget *parent)
    : QDialog(parent), m_lanes(lanes), m_log(std::move(log)), m_folder(std::move(dialectFolder))
{
    setObjectName(QStringLiteral("mapping"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Map a log"));
    resize(scaledPx(1180), scaledPx(760));
    build();
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRestMs);
    connect(&m_rest, &QTimer::timeout, this, &MappingDialog::showPreview);
    connect(m_form, &MappingForm::changed, &m_rest, qOverload<>(&QTimer::start));
    connect(m_tables, &QComboBox::activated, this, [this] { readSample(m_tables->currentText().toStdString()); });
    readSample({});
}

void MappingDialog::build()
{
    m_title = new TextLabel(tr("What do the columns of “%1” mean?").arg(fileName(m_log)), TextRole::pageTitle, ThemeRole::text, this);
    m_tables = new QComboBox(this);
    m_tables->setObjectName(QStringLiteral("mapping.table"));
    m_tables->setAccessibleName(tr("Table"));
    m_tables->hide();
    m_error = new ErrorStrip(this);
    m_columns = new SampleTable(this);
    m_form = new MappingForm(this);
    m_preview = new PreviewModel(this);
    m_previewView = new QTableView(this);
    m_previewView->setObjectName(QStringLiteral("mapping.preview"));
    m_previewView->setAccessibleName(tr("The first records as they will be read"));
    m_previewView->setModel(m_preview);
    m_previewView->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_previewView->setTabKeyNavigation(false);
    m_previewView->setShowGrid(false);
    m_previewView->setWordWrap(false);
    m_previewView->verticalHeader()->hide();
    m_previewView->verticalHeader()->setDefaultSectionSize(std::max(scaledPx(24), fontMetrics().height() + 4));
    m_previewView->horizontalHeader()->setHighlightSections(false);
    const int widths[PreviewModel::columnTotal] = {150, 60, 108, 184, 150, 150, 76, 84, 92, 72};
    for (int column = 0; column < PreviewModel::columnTotal; ++column)
        m_previewView->setColumnWidth(column, scaledPx(widths[column]));
    auto *sides = new Splitter(Qt::Horizontal, QStringLiteral("mapping.sides"), this);
    sides->addWidget(m_columns);
    sides->addWidget(m_form);
    sides->setInitialSizes({scaledPx(520), scaledPx(620)});
    auto *halves = new Splitter(Qt::Vertical, QStringLiteral("mapping.halves"), this);
    auto *below = new QWidget(this);
    auto *belowColumn = new QVBoxLayout(below);
    belowColumn->setContentsMargins(0, kGrid / 2, 0, 0);
    belowColumn->setSpacing(kGrid / 2);
    belowColumn->addWidget(new TextLabel(m_previewView->accessibleName(), TextRole::secondary, ThemeRole::secondaryText, below));
    belowColumn->addWidget(m_previewView, 1);
    halves->addWidget(sides);
    halves->addWidget(below);
    halves->setInitialSizes({scaledPx(430), scaledPx(200)});
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_tables);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(kPageMargin, kPageMargin, kPageMargin, kPageMargin);
    column->setSpacing(kGrid);
    column->addLayout(head);
    column->addWidget(m_error);
    column->addWidget(halves, 1);
    column->addWidget(buildFoot());
}

QWidget *MappingDialog::buildFoot()
{
    auto *foot = new QWidget(this);
    m_state = new TextLabel(TextRole::body, ThemeRole::secondaryText, foot);
    m_state->setObjectName(QStringLiteral("mapping.state"));
    m_state->setWordWrap(true);
    m_name = new QLineEdit(foot);
    m_name->setObjectName(QStringLiteral("mapping.name"));
    m_name->setAccessibleName(tr("Name of the dialect"));
    m_name->setPlaceholderText(tr("name"));
    // It becomes a file's name.
    m_name->setValidator(new QRegularExpressionValidator(QRegularExpression(QStringLiteral("[a-z0-9_-]{1,40}")), m_name));
    m_save = new QPushButton(tr("Save and open the log"), foot);
    m_save->setObjectName(QStringLiteral("mapping.save"));
    m_save->setProperty("primary", true);
    m_save->setEnabled(false);
    auto *cancel = new QPushButton(tr("Cancel"), foot);
    for (QPushButton *button : {m_save, cancel})
        button->setAutoDefault(false);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGrid);
    row->addWidget(m_state, 1);
    row->addWidget(new TextLabel(tr("Save as"), TextRole::body, ThemeRole::text, foot));
    row->addWidget(m_name);
    row->addWidget(cancel);
    row->addWidget(m_save);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, &MappingDialog::save);
    connect(m_name, &QLineEdit::textChanged, this, &MappingDialog::showState);
    return foot;
}

void MappingDialog::readSample(const std::string &table)
{
    m_state->setText(tr("Reading the first records …"));
    m_reading = runOnLane<Result<Reading>>(
        m_lanes,
        [path = m_log, table](std::stop_token, ProgressReport &) -> Result<Reading> {
            auto sample = LogSample::read(path, kPreviewRecords, table);
            if (!sample)
                return sample.error();
            auto draft = DialectDraft::propose(*sample);
            return Reading{std::move(*sample), std::move(draft)};
        },
        [this](Result<Reading> reading) {
            if (reading) {
                m_error->clear();
                showSample(reading->sample, std::move(reading->draft));
            } else {
                showUnread(reading.error());
            }
        });
}

void MappingDialog::showUnread(const Error &error)
{
    if (error.reason == ErrorReason::unknownDialect)
        m_error->showError(tr("No records were found in “%1”.").arg(fileName(m_log)),
                           tr("A log to map holds JSON objects, a CSV or TSV table with a header line, or a SQLite table."), toText(error.detail));
    else
        m_error->showError(errorText(error));
    m_state->clear();
}

void MappingDialog::showSample(const LogSample &sample, DialectDraft draft)
{
    m_sample = sample;
    m_draft = std::move(draft);
    m_columns->setSample(sample);
    m_form->setDraft(sample, m_draft);
    if (m_tables->count() == 0) {
        for (const std::string &table : sample.tables())
            m_tables->addItem(toText(table));
        m_tables->setVisible(sample.tables().size() > 1);
    }
    m_tables->setCurrentText(toText(sample.shape().table));
    if (m_name->text().isEmpty())
        m_name->setText(toText(m_draft.name).mid(int(std::string_view(kOwnPrefix).size())));
    showPreview();
}

void MappingDialog::showPreview()
{
    m_draft.members = m_form->members();
    m_previewing = runOnLane<Result<std::vector<DraftPreview>>>(
        m_lanes, [draft = m_draft, sample = m_sample](std::stop_token, ProgressReport &) { return draft.preview(sample, kPreviewRecords); },
        [this](Result<std::vector<DraftPreview>> preview) {
            // What is still needed is said below; an error strip would say it twice.
            if (preview || !m_draft.missing().empty())
                m_error->clear();
            else
                m_error->showError(errorText(preview.error()));
            m_preview->setPreview(preview ? std::move(*preview) : std::vector<DraftPreview>());
            showState();
        });
    showState();
}

void MappingDialog::showState()
{
    QStringList missing;
    for (const std::string &name : m_draft.missing())
        missing << mappingField(name).label;
    if (!missing.isEmpty())
        m_state->setText(tr("Still needed: %1.").arg(missing.join(QStringLiteral(", "))));
    else
        m_state->setText(tr("%1 of the first %2 records are events.").arg(formatCount(std::uint64_t(m_preview->goodRows())), formatCount(std::uint64_t(m_preview->rowCount()))));
    m_save->setEnabled(missing.isEmpty() && m_preview->goodRows() > 0 && m_name->hasAcceptableInput() && !m_saving.isRunning());
}

void MappingDialog::save()
{
    m_draft.members = m_form->members();
    m_draft.name = kOwnPrefix + m_name->text().toStdString();
    m_saving = runOnLane<Result<std::filesystem::path>>(
        m_lanes, [draft = m_draft, folder = m_folder](std::stop_token, ProgressReport &) { return draft.save(folder); },
        [this](Result<std::filesystem::path> path) {
            if (!path) {
                m_error->showError(errorText(path.error()));
                showState();
                return;
            }
            Q_EMIT saved(toText(m_log.string()));
            accept();
        });
    showState();
}

} // namespace cacheloupe
