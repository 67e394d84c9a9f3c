// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/policies/publish_panel.h"

#include "ui/policies/policy_text.h"
#include "ui/records/rule_sentence.h"
#include "ui/support/format.h"
#include "ui/support/theme.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/text_label.h"

#include <QCheckBox>
#include <QDateTimeEdit>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTableWidget>
#include <QTextBrowser>
#include <QVBoxLayout>

#include <algorithm>

namespace cacheloupe {

namespace {

constexpr int kChangeColumns = 5;

QDateTimeEdit *dayEdit(const char *name, const QString &accessible, QWidget *parent)
{
    auto *edit = new QDateTimeEdit(parent);
    edit->setObjectName(QLatin1String(name));
    edit->setAccessibleName(accessible);
    edit->setCalendarPopup(true);
    edit->setEnabled(false);
    return edit;
}

Instant instantOf(const QDateTimeEdit *edit)
{
    return instantFromUnixMs(edit->dateTime().toMSecsSinceEpoch());
}

QString siteText(const std::string &callSite)
{
    return callSite.empty() ? PublishPanel::tr("Defaults") : toText(callSite);
}

} // namespace

PublishPanel::PublishPanel(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("policies.publishPanel"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(kPageMargin, kGrid, kPageMargin, kPageMargin);
    column->setSpacing(2 * kGrid);
    m_title = new TextLabel(TextRole::reading, ThemeRole::text, this);
    m_title->setWordWrap(true);
    m_warning = new TextLabel(TextRole::body, ThemeRole::wrong, this);
    m_warning->setWordWrap(true);
    column->addWidget(m_title);
    column->addWidget(m_warning);
    column->addWidget(buildViews(), 1);
    buildApprovals(column);
    buildSchedule(column);
    buildNote(column);
}

QWidget *PublishPanel::buildViews()
{
    m_views = new QTabWidget(this);
    m_views->setObjectName(QStringLiteral("policies.views"));
    m_views->setAccessibleName(tr("What changes"));
    m_views->setDocumentMode(true);
    m_changes = new QTableWidget(0, kChangeColumns, m_views);
    m_changes->setObjectName(QStringLiteral("policies.changes"));
    m_changes->setAccessibleName(tr("Changes"));
    m_changes->setHorizontalHeaderLabels({tr("Call site"), tr("What"), tr("Published"), tr("Draft"), tr("Effect")});
    m_changes->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_changes->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_changes->setShowGrid(false);
    m_changes->setTabKeyNavigation(false);
    m_changes->verticalHeader()->hide();
    m_changes->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_changes->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_changes->horizontalHeader()->setSectionResizeMode(3, QHeaderView::Stretch);
    m_words = new QTextBrowser(m_views);
    m_words->setObjectName(QStringLiteral("policies.words"));
    m_words->setAccessibleName(tr("Changes in words"));
    m_words->setFrameShape(QFrame::NoFrame);
    m_words->setOpenLinks(false);
    m_words->setTabChangesFocus(true);
    auto *effect = new QWidget(m_views);
    effect->setObjectName(QStringLiteral("policies.effect"));
    m_effect = new QVBoxLayout(effect);
    m_effect->addStretch(1);
    m_views->addTab(m_changes, tr("In fields"));
    m_views->addTab(m_words, tr("In words"));
    m_views->addTab(effect, tr("In effect"));
    m_views->setTabVisible(2, false);
    return m_views;
}

void PublishPanel::setEffect(QWidget *effect)
{
    m_effect->insertWidget(0, effect);
    m_views->setTabVisible(2, true);
}

void PublishPanel::buildApprovals(QVBoxLayout *column)
{
    m_approvals = new TextLabel(TextRole::body, ThemeRole::text, this);
    m_approvals->setObjectName(QStringLiteral("policies.approvals"));
    m_approvals->setWordWrap(true);
    m_approver = new QLineEdit(this);
    m_approver->setObjectName(QStringLiteral("policies.approver"));
    m_approver->setPlaceholderText(tr("Name"));
    m_approver->setAccessibleName(tr("Name of the person who approves"));
    m_approve = new QPushButton(this);
    m_approve->setObjectName(QStringLiteral("policies.approve"));
    auto *row = new FlowLayout(nullptr, kGrid);
    row->addWidget(m_approver);
    row->addWidget(m_approve);
    column->addWidget(m_approvals);
    column->addLayout(row);
    connect(m_approver, &QLineEdit::textChanged, this, &PublishPanel::refreshButton);
    connect(m_approver, &QLineEdit::returnPressed, m_approve, &QPushButton::click);
    connect(m_approve, &QPushButton::clicked, this, [this] { Q_EMIT approveRequested(m_approver->text().trimmed(), m_note->text().trimmed()); });
}

void PublishPanel::buildSchedule(QVBoxLayout *column)
{
    m_later = new QCheckBox(tr("Publish on"), this);
    m_later->setObjectName(QStringLiteral("policies.later"));
    m_publishAt = dayEdit("policies.publishAt", tr("Day and time of publishing"), this);
    m_back = new QCheckBox(tr("Take back on"), this);
    m_back->setObjectName(QStringLiteral("policies.takeBack"));
    m_revertAt = dayEdit("policies.revertAt", tr("Day and time of taking back"), this);
    auto *row = new FlowLayout(nullptr, kGrid);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_later, m_publishAt, m_back, m_revertAt})
        row->addWidget(widget);
    column->addLayout(row);
    connect(m_later, &QCheckBox::toggled, m_publishAt, &QWidget::setEnabled);
    connect(m_back, &QCheckBox::toggled, m_revertAt, &QWidget::setEnabled);
    for (auto *box : {m_later, m_back})
        connect(box, &QCheckBox::toggled, this, &PublishPanel::refreshButton);
    for (auto *edit : {m_publishAt, m_revertAt})
        connect(edit, &QDateTimeEdit::dateTimeChanged, this, &PublishPanel::refreshButton);
}

void PublishPanel::buildNote(QVBoxLayout *column)
{
    m_note = new QLineEdit(this);
    m_note->setObjectName(QStringLiteral("policies.note"));
    m_note->setPlaceholderText(tr("Why this change is made; it stays with the revision"));
    m_note->setAccessibleName(tr("Note for this revision"));
    auto *back = new QPushButton(tr("Go back"), this);
    back->setObjectName(QStringLiteral("policies.back"));
    m_publish = new QPushButton(tr("Publish"), this);
    m_publish->setObjectName(QStringLiteral("policies.confirm"));
    m_publish->setProperty("primary", true);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_note, 1);
    buttons->addWidget(back);
    buttons->addWidget(m_publish);
    column->addLayout(buttons);
    connect(back, &QPushButton::clicked, this, &PublishPanel::backRequested);
    connect(m_publish, &QPushButton::clicked, this, [this] { Q_EMIT publishRequested(wish()); });
    connect(m_note, &QLineEdit::textChanged, this, &PublishPanel::refreshButton);
    connect(m_note, &QLineEdit::returnPressed, m_publish, &QPushButton::click);
}

void PublishPanel::showDraft(const QString &target, std::int64_t nextRevision, const PolicyDocument &before, const PolicyDocument &after, int errors)
{
    const auto changes = diffPolicies(before, after);
    m_title->setText(tr("%Ln change(s) become revision %1 of %2.", nullptr, int(changes.size())).arg(nextRevision).arg(target));
    m_warning->setVisible(errors > 0);
    m_warning->setText(tr("The draft still has %Ln error(s). You may publish, and the note should say why.", nullptr, errors));
    fillFields(changes);
    fillWords(before, after);
    m_views->setCurrentIndex(0);
    m_note->clear();
    m_approver->clear();
    m_later->setChecked(false);
    m_back->setChecked(false);
    m_publishAt->setDateTime(QDateTime::currentDateTime().addDays(1));
    m_revertAt->setDateTime(QDateTime::currentDateTime().addDays(8));
    showApprovals(Environment::development, {}, {}, {}, {});
}

void PublishPanel::showApprovals(Environment environment, const std::vector<ApprovalNeed> &needs, const QStringList &given, const QStringList &own,
                                 const QString &person)
{
    QStringList lines;
    m_isApproved = true;
    for (const ApprovalNeed &need : needs) {
        const int missing = std::max(0, need.approvals - int(given.size()));
        m_isApproved = m_isApproved && missing == 0;
        const auto site = need.risk.empty() ? siteText(need.callSite) : tr("%1 (%2)").arg(siteText(need.callSite), toText(need.risk));
        lines << tr("%1, %2, %3: %Ln approval(s) of other people.", nullptr, need.approvals).arg(environmentText(environment), site, effectText(need.effect));
    }
    if (!given.isEmpty())
        lines << tr("Approved by %1.").arg(given.join(QStringLiteral(", ")));
    if (!own.isEmpty())
        lines << tr("%1 approved with the key of this account: that counts when somebody else publishes.").arg(own.join(QStringLiteral(", ")));
    const bool asks = !needs.empty();
    m_approvals->setVisible(asks);
    m_approvals->setText(lines.join(QLatin1Char('\n')));
    m_approver->setVisible(asks);
    m_approve->setVisible(asks);
    m_approve->setProperty("person", person);
    refreshButton();
}

void PublishPanel::fillFields(const std::vector<PolicyFieldChange> &changes)
{
    m_changes->setRowCount(int(changes.size()));
    for (int row = 0; row < int(changes.size()); ++row) {
        const auto &change = changes[size_t(row)];
        const QString texts[kChangeColumns] = {siteText(change.callSite), policyFieldText(change.field), policyValueText(change.field, change.oldValue),
                                               policyValueText(change.field, change.newValue), effectText(change.effect)};
        for (int column = 0; column < kChangeColumns; ++column) {
            auto *cell = new QTableWidgetItem(texts[column]);
            cell->setToolTip(texts[column]);
            if (column == kChangeColumns - 1)
                cell->setForeground(Theme::of(this).color(effectRole(change.effect)));
            m_changes->setItem(row, column, cell);
        }
    }
}

void PublishPanel::fillWords(const PolicyDocument &before, const PolicyDocument &after)
{
    QString html;
    for (const auto &[callSite, effect] : effectBySite(before, after)) {
        if (callSite.empty())
            continue;
        html += QStringLiteral("<p><b>%1</b> – %2<br>%3<br>→ %4</p>")
                    .arg(toText(callSite).toHtmlEscaped(), effectText(effect).toHtmlEscaped(), sentenceText(effectiveRule(before, callSite)).toHtmlEscaped(),
                         sentenceText(effectiveRule(after, callSite)).toHtmlEscaped());
    }
    m_words->setHtml(html.isEmpty() ? QStringLiteral("<p>%1</p>").arg(tr("No call site reads differently.")) : html);
}

PublishWish PublishPanel::wish() const
{
    PublishWish wish{m_note->text().trimmed(), {}, {}};
    if (m_later->isChecked())
        wish.publishAt = instantOf(m_publishAt);
    if (m_back->isChecked())
        wish.revertAt = instantOf(m_revertAt);
    return wish;
}

void PublishPanel::refreshButton()
{
    const bool noted = !m_note->text().trimmed().isEmpty();
    const bool isInOrder = !m_back->isChecked() || m_revertAt->dateTime() > (m_later->isChecked() ? m_publishAt->dateTime() : QDateTime::currentDateTime());
    // What waits for its day may be approved until then.
    const bool mayGo = m_isApproved || m_later->isChecked();
    m_publish->setEnabled(noted && isInOrder && mayGo && m_changes->rowCount() > 0);
    m_publish->setText(m_later->isChecked() ? tr("Plan") : tr("Publish"));
    m_publish->setToolTip(!noted ? tr("Write a note first") : !mayGo ? tr("Somebody else has to approve this first") : isInOrder ? QString() : tr("It is taken back before it is published"));
    const auto name = m_approver->text().trimmed();
    m_approve->setText(name.isEmpty() ? tr("Approve…") : tr("Approve as %1").arg(name));
    m_approve->setEnabled(!name.isEmpty() && name != m_approve->property("person").toString());
}

} // namespace cacheloupe
