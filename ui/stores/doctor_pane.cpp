// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stores/doctor_pane.h"

#include "ui/stores/examination_text.h"
#include "ui/stores/finding_delegate.h"
#include "ui/stores/finding_list_model.h"
#include "ui/stores/finding_view.h"
#include "ui/support/error_text.h"
#include "ui/support/format.h"
#include "ui/support/theme.h"
#include "ui/widgets/copy_button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/error_strip.h"
#include "ui/widgets/progress_strip.h"
#include "ui/widgets/splitter.h"
#include "ui/widgets/text_label.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QListView>
#include <QPushButton>
#include <QShortcut>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace cacheloupe {

DoctorPane::DoctorPane(SecretDesk &secrets, QWidget *parent) : QWidget(parent), m_desk(new ExaminationDesk(secrets, this)), m_model(new FindingListModel(this))
{
    setObjectName(QStringLiteral("stores.doctor"));
    build();
    connect(m_desk, &ExaminationDesk::changed, this, &DoctorPane::showState);
    connect(m_desk, &ExaminationDesk::progressed, m_progress, [this](qint64 done, qint64 total) { m_progress->setProgress(done, total); });
    connect(m_desk, &ExaminationDesk::failed, m_error, [this](const Error &error) { m_error->showError(errorText(error)); });
    connect(m_progress, &ProgressStrip::cancelRequested, m_desk, &ExaminationDesk::cancel);
    auto *away = new QShortcut(QKeySequence(Qt::Key_Escape), this, this, &DoctorPane::left, Qt::WidgetWithChildrenShortcut);
    away->setObjectName(QStringLiteral("stores.doctor.away"));
    showState();
}

void DoctorPane::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildHead());
    m_progress = new ProgressStrip(this);
    column->addWidget(m_progress);
    m_error = new ErrorStrip(this);
    m_error->setObjectName(QStringLiteral("stores.doctor.error"));
    column->addWidget(m_error);
    auto *body = new QWidget(this);
    m_stack = new QStackedLayout(body);
    m_stack->addWidget(new QWidget(body));
    m_nothing = new EmptyState(QStringLiteral("check"), {}, body);
    m_nothing->setObjectName(QStringLiteral("stores.doctor.nothing"));
    m_stack->addWidget(m_nothing);
    m_stack->addWidget(buildFindings());
    column->addWidget(body, 1);
}

QWidget *DoctorPane::buildHead()
{
    auto *head = new QWidget(this);
    m_state = new TextLabel(TextRole::pageTitle, ThemeRole::text, head);
    m_state->setObjectName(QStringLiteral("stores.doctor.state"));
    m_checks = new TextLabel(TextRole::secondary, ThemeRole::secondaryText, head);
    m_checks->setObjectName(QStringLiteral("stores.doctor.checks"));
    for (auto *label : {m_state, m_checks})
        label->setWordWrap(true);
    m_back = new QPushButton(tr("Show the entries"), head);
    m_back->setObjectName(QStringLiteral("stores.doctor.back"));
    connect(m_back, &QPushButton::clicked, this, &DoctorPane::left);
    m_copy = new CopyButton([this] { return m_desk->result() ? wholeExaminationText(*m_desk->result()) : QString(); }, head);
    m_copy->setObjectName(QStringLiteral("stores.doctor.copy"));
    m_copy->setToolTip(tr("Copy all findings"));
    m_copy->setAccessibleName(tr("Copy all findings"));
    auto *row = new QHBoxLayout;
    row->setSpacing(kGrid);
    row->addWidget(m_state, 1);
    row->addWidget(m_copy);
    row->addWidget(m_back);
    auto *column = new QVBoxLayout(head);
    column->setContentsMargins(kPageMargin, kGrid, kPageMargin, kGrid);
    column->setSpacing(kGrid / 2);
    column->addLayout(row);
    column->addWidget(m_checks);
    return head;
}

QWidget *DoctorPane::buildFindings()
{
    auto *sides = new Splitter(Qt::Horizontal, QStringLiteral("stores.doctor.sides"), this);
    m_list = new QListView(sides);
    m_list->setObjectName(QStringLiteral("stores.doctor.findings"));
    m_list->setAccessibleName(tr("Findings"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new FindingDelegate(m_list));
    m_list->setMouseTracking(true);
    m_list->setResizeMode(QListView::Adjust); // titles wrap anew
    m_list->setMinimumWidth(24 * kGrid);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
    auto *copy = new QAction(tr("Copy the finding"), m_list);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, this, [this] {
        if (const auto index = m_list->currentIndex(); index.isValid())
            QApplication::clipboard()->setText(wholeFindingText(m_model->finding(index.row())));
    });
    m_list->addAction(copy);
    m_view = new FindingView(sides);
    connect(m_view, &FindingView::entryRequested, this, &DoctorPane::entryRequested);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &DoctorPane::showCurrent);
    connect(m_list, &QListView::activated, this, [this] { m_view->setFocus(); });
    sides->addWidget(m_list);
    sides->addWidget(m_view);
    sides->setStretchFactor(1, 1);
    sides->setInitialSizes({380, 660});
    return sides;
}

void DoctorPane::showState()
{
    const bool isRunning = m_desk->isRunning();
    const auto &result = m_desk->result();
    const QString name = m_desk->store() ? toText(m_desk->store()->name) : QString();
    m_copy->setEnabled(result.has_value());
    m_checks->setText(result ? checksText(*result) : QString());
    // What an empty list says stands in the middle of the page, once.
    m_checks->setVisible(result && !result->findings.empty());
    m_model->setFindings(result ? result->findings : std::vector<StoreFinding>());
    m_stack->setCurrentIndex(!result ? 0 : result->findings.empty() ? 1 : 2);
    if (isRunning) {
        m_error->clear();
        m_progress->start(tr("Examining the store"));
        m_state->setText(tr("Doctor: examining %1…").arg(name));
        return;
    }
    m_progress->finish();
    m_state->setText(result ? tr("Doctor: %1").arg(examinationText(*result)) : tr("Doctor: not examined to the end"));
    if (!result)
        return;
    m_nothing->setLine(tr("Nothing found. %1").arg(checksText(*result)));
    if (!result->findings.empty())
        m_list->setCurrentIndex(m_model->index(0));
    if (isAncestorOf(QApplication::focusWidget()))
        focusTarget()->setFocus();
}

void DoctorPane::showCurrent()
{
    if (const auto index = m_list->currentIndex(); index.isValid())
        m_view->setFinding(m_model->finding(index.row()));
}

QWidget *DoctorPane::focusTarget() const
{
    return m_model->rowCount() > 0 ? static_cast<QWidget *>(m_list) : m_back;
}

} // namespace cacheloupe
