// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/policies/history_pane.h"

#include "core/policy/policy_diff.h"
#include "ui/policies/policy_text.h"
#include "ui/support/format.h"
#include "ui/support/theme.h"
#include "ui/widgets/splitter.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QTextBrowser>
#include <QUrl>
#include <QVBoxLayout>

#include <set>

namespace cacheloupe {

namespace {

constexpr int kEffectColumn = 3;

QString line(const PolicyFieldChange &change)
{
    const auto site = change.callSite.empty() ? HistoryPane::tr("Defaults") : toText(change.callSite);
    return QStringLiteral("<li>%1</li>").arg(HistoryPane::tr("%1, %2: %3 → %4")
                                                 .arg(site, policyFieldText(change.field), policyValueText(change.field, change.oldValue), policyValueText(change.field, change.newValue))
                                                 .toHtmlEscaped());
}

QString changesHtml(const QString &title, const PolicyDocument &before, const PolicyDocument &after)
{
    QString lines;
    for (const auto &change : diffPolicies(before, after))
        lines += line(change);
    return QStringLiteral("<p><b>%1</b></p><ul>%2</ul>").arg(title.toHtmlEscaped(), lines.isEmpty() ? QStringLiteral("<li>%1</li>").arg(HistoryPane::tr("Nothing")) : lines);
}

/// What the revision named as evidence and the one before did not.
std::set<std::string> newEvidence(const PolicyDocument &document, const PolicyDocument *older)
{
    std::set<std::string> ids;
    for (const auto &site : document.callSites)
        for (const auto &id : site.rule.evidence.value_or(std::vector<std::string>()))
            ids.insert(id);
    if (older)
        for (const auto &site : older->callSites)
            for (const auto &id : site.rule.evidence.value_or(std::vector<std::string>()))
                ids.erase(id);
    return ids;
}

} // namespace

HistoryPane::HistoryPane(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("policies.history"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(kPageMargin, kGrid, kPageMargin, kPageMargin);
    column->setSpacing(2 * kGrid);
    m_list = new QTableWidget(0, 5, this);
    m_list->setObjectName(QStringLiteral("policies.revisions"));
    m_list->setAccessibleName(tr("Revisions"));
    m_list->setHorizontalHeaderLabels({tr("Revision"), tr("When"), tr("Who"), tr("Effect"), tr("Note")});
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setShowGrid(false);
    m_list->setTabKeyNavigation(false);
    m_list->verticalHeader()->hide();
    m_list->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_list->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_list->horizontalHeader()->setStretchLastSection(true);
    m_detail = new QTextBrowser(this);
    m_detail->setObjectName(QStringLiteral("policies.revisionDetail"));
    m_detail->setAccessibleName(tr("What the revision changed"));
    m_detail->setFrameShape(QFrame::NoFrame);
    m_detail->setOpenLinks(false);
    m_detail->setTabChangesFocus(true);
    auto *sides = new Splitter(Qt::Vertical, QStringLiteral("policies.historySides"), this);
    sides->addWidget(m_list);
    sides->addWidget(m_detail);
    column->addWidget(sides, 1);
    buildButtons(column);
    connect(m_list, &QTableWidget::itemSelectionChanged, this, &HistoryPane::showRevision);
    connect(m_detail, &QTextBrowser::anchorClicked, this, [this](const QUrl &link) { Q_EMIT evidenceRequested({link.path(QUrl::FullyDecoded)}); });
}

void HistoryPane::buildButtons(QVBoxLayout *column)
{
    m_note = new QLineEdit(this);
    m_note->setObjectName(QStringLiteral("policies.restoreNote"));
    m_note->setPlaceholderText(tr("Why it is brought back; it stays with the new revision"));
    m_note->setAccessibleName(tr("Note for the new revision"));
    auto *back = new QPushButton(tr("Go back"), this);
    back->setObjectName(QStringLiteral("policies.historyBack"));
    m_draft = new QPushButton(tr("Take into the draft"), this);
    m_draft->setObjectName(QStringLiteral("policies.draftRevision"));
    m_restore = new QPushButton(tr("Bring back"), this);
    m_restore->setObjectName(QStringLiteral("policies.restore"));
    m_restore->setProperty("primary", true);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_note, 1);
    for (auto *button : {back, m_draft, m_restore})
        buttons->addWidget(button);
    column->addLayout(buttons);
    connect(m_note, &QLineEdit::textChanged, this, &HistoryPane::refreshButtons);
    connect(m_note, &QLineEdit::returnPressed, m_restore, &QPushButton::click);
    connect(back, &QPushButton::clicked, this, &HistoryPane::backRequested);
    connect(m_draft, &QPushButton::clicked, this, [this] { Q_EMIT draftRequested(*chosen()); });
    connect(m_restore, &QPushButton::clicked, this, [this] { Q_EMIT rollbackRequested(*chosen(), m_note->text().trimmed()); });
}

void HistoryPane::showHistory(std::vector<PolicyDocument> history)
{
    m_history = std::move(history);
    m_note->clear();
    fill();
    if (m_list->rowCount() > 0)
        m_list->selectRow(0);
    showRevision();
}

void HistoryPane::fill()
{
    m_list->setRowCount(int(m_history.size()));
    for (int row = 0; row < int(m_history.size()); ++row) {
        const auto &document = m_history[size_t(row)];
        const bool hasOlder = size_t(row) + 1 < m_history.size();
        const auto effect = hasOlder ? strongestEffect(diffPolicies(m_history[size_t(row) + 1], document)) : PolicyChangeEffect::neutral;
        const QString texts[] = {QString::number(document.revision), formatTime(parseInstant(document.publishedAt)), toText(document.publishedBy),
                                 hasOlder ? effectText(effect) : QString(), toText(document.note)};
        for (int column = 0; column < 5; ++column) {
            auto *cell = new QTableWidgetItem(texts[column]);
            cell->setToolTip(texts[column]);
            if (column == kEffectColumn)
                cell->setForeground(Theme::of(this).color(effectRole(effect)));
            m_list->setItem(row, column, cell);
        }
    }
}

const PolicyDocument *HistoryPane::chosen() const
{
    const auto rows = m_list->selectionModel()->selectedRows();
    return rows.isEmpty() ? nullptr : &m_history[size_t(rows.first().row())];
}

void HistoryPane::showRevision()
{
    const auto *document = chosen();
    QString html;
    if (document) {
        const auto *older = document + 1 < m_history.data() + m_history.size() ? document + 1 : nullptr;
        if (older)
            html += changesHtml(tr("What it changed"), *older, *document);
        if (document != m_history.data())
            html += changesHtml(tr("What bringing it back would change"), m_history.front(), *document);
        QStringList links;
        for (const auto &id : newEvidence(*document, older))
            links << QStringLiteral("<a href=\"evidence:%1\">%2</a>").arg(QString::fromUtf8(QUrl::toPercentEncoding(toText(id))), toText(id).toHtmlEscaped());
        if (!links.isEmpty())
            html += QStringLiteral("<p>%1 %2</p>").arg(tr("Evidence:").toHtmlEscaped(), links.join(QStringLiteral(", ")));
    }
    m_detail->setHtml(html);
    refreshButtons();
}

QWidget *HistoryPane::focusTarget() const
{
    return m_list;
}

void HistoryPane::refreshButtons()
{
    const auto *document = chosen();
    const bool isOlder = document && document != m_history.data();
    m_draft->setEnabled(isOlder);
    m_restore->setEnabled(isOlder && !m_note->text().trimmed().isEmpty());
    m_restore->setText(document ? tr("Bring back revision %1").arg(document->revision) : tr("Bring back"));
    m_restore->setToolTip(isOlder ? tr("Publishes it again, as a new revision; needs a note") : tr("Choose an older revision"));
}

} // namespace cacheloupe
