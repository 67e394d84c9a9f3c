// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stores/finding_view.h"

#include "ui/stores/examination_text.h"
#include "ui/support/format.h"
#include "ui/support/theme.h"
#include "ui/widgets/section.h"
#include "ui/widgets/text_label.h"

#include <QEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace cacheloupe {

FindingView::FindingView(QWidget *parent) : QScrollArea(parent)
{
    setObjectName(QStringLiteral("stores.finding"));
    setAccessibleName(tr("The chosen finding"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    build();
}

TextLabel *FindingView::addText(const QString &name, bool isReading)
{
    auto *label = new TextLabel(isReading ? TextRole::reading : TextRole::secondary, isReading ? ThemeRole::text : ThemeRole::secondaryText, widget());
    label->setObjectName(name);
    label->setWordWrap(true);
    label->setSelectable(true);
    m_column->addWidget(label);
    return label;
}

void FindingView::build()
{
    auto *body = new QWidget(this);
    body->setProperty("surface", true);
    setWidget(body);
    m_column = new QVBoxLayout(body);
    m_column->setContentsMargins(kPageMargin, kPageMargin, kPageMargin, kPageMargin);
    m_column->setSpacing(kGrid);
    auto *top = new QHBoxLayout;
    m_severity = new Chip({}, body);
    top->addWidget(m_severity);
    top->addStretch(1);
    m_column->addLayout(top);
    m_title = new TextLabel(TextRole::pageTitle, ThemeRole::text, body);
    m_title->setObjectName(QStringLiteral("stores.finding.title"));
    m_title->setWordWrap(true);
    m_column->addWidget(m_title);
    m_place = addText(QStringLiteral("stores.finding.place"), false);
    m_facts = addText(QStringLiteral("stores.finding.facts"), true);
    const auto heading = [this, body](const QString &text) {
        m_column->addSpacing(kGrid);
        auto *section = new Section(text, body);
        m_column->addWidget(section);
        return section;
    };
    heading(tr("Why it matters"));
    m_why = addText(QStringLiteral("stores.finding.why"), true);
    heading(tr("What to do"));
    m_fix = addText(QStringLiteral("stores.finding.fix"), true);
    m_keysTitle = heading(tr("For example"));
    m_keys = new QVBoxLayout;
    m_keys->setSpacing(kGrid / 2);
    m_column->addLayout(m_keys);
    m_column->addStretch(1);
}

void FindingView::setFinding(const StoreFinding &finding)
{
    m_severity->setLook(severityLook(storeFindingText(finding.id).severity));
    m_title->setText(findingTitle(finding));
    m_place->setText(toText(finding.where));
    m_place->setVisible(!finding.where.empty());
    m_facts->setText(findingFacts(finding));
    m_why->setText(findingReason(finding));
    m_fix->setText(findingRemedy(finding));
    showKeys(finding.examples);
}

void FindingView::showKeys(const std::vector<std::string> &keys)
{
    while (auto *item = m_keys->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    m_keysTitle->setVisible(!keys.empty());
    for (const auto &key : keys) {
        const QString whole = toText(key);
        auto *link = new QPushButton(widget());
        link->setProperty("link", true);
        link->setObjectName(QStringLiteral("stores.finding.key"));
        link->setToolTip(whole);
        link->setAccessibleName(tr("Show the entry %1").arg(whole));
        link->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        link->setCursor(Qt::PointingHandCursor);
        connect(link, &QPushButton::clicked, this, [this, whole] { Q_EMIT entryRequested(whole); });
        m_keys->addWidget(link);
    }
    elideKeys();
}

/// A whole question may be the key.
void FindingView::elideKeys()
{
    const int room = viewport()->width() - 2 * kPageMargin - kGrid;
    for (int i = 0; i < m_keys->count(); ++i) {
        auto *link = static_cast<QPushButton *>(m_keys->itemAt(i)->widget());
        link->ensurePolished();
        link->setText(link->fontMetrics().elidedText(link->toolTip().simplified(), Qt::ElideMiddle, room).replace(QLatin1Char('&'), QStringLiteral("&&")));
    }
}

void FindingView::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    elideKeys();
}

void FindingView::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_keys)
        elideKeys();
}

} // namespace cacheloupe
