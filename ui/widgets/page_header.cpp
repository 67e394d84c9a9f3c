// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/page_header.h"

#include "ui/widgets/action_button.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/text_label.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

namespace cacheloupe {

namespace {
constexpr int kButtonsOnTheBar = 2;
}

PageHeader::PageHeader(const QString &title, QWidget *parent)
    : QWidget(parent), m_title(new TextLabel(title, TextRole::pageTitle, ThemeRole::text, this)),
      m_state(new ElidedLabel(TextRole::body, ThemeRole::secondaryText, this)), m_buttons(new QHBoxLayout), m_menuButton(new QToolButton(this)),
      m_menu(new QMenu(this))
{
    setObjectName(QStringLiteral("pageHeader"));
    m_title->setObjectName(QStringLiteral("pageTitle"));
    m_state->setObjectName(QStringLiteral("pageState"));
    m_menuButton->setObjectName(QStringLiteral("pageMenuButton"));
    m_menuButton->setIcon(symbolicIcon(QStringLiteral("more")));
    m_menuButton->setAutoRaise(true);
    m_menuButton->setFocusPolicy(Qt::StrongFocus);
    m_menuButton->setAccessibleName(tr("More actions"));
    m_menuButton->setToolTip(tr("More actions"));
    m_menuButton->setPopupMode(QToolButton::InstantPopup);
    m_menuButton->setStyleSheet(QStringLiteral("QToolButton::menu-indicator { image: none; }"));
    m_menuButton->setMenu(m_menu);
    connect(m_menu, &QMenu::aboutToShow, this, &PageHeader::fillMenu);

    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_title);
    words->addWidget(m_state);
    m_state->hide();
    m_buttons->setSpacing(kGrid);
    m_buttons->addWidget(m_menuButton);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(kPageMargin, kGrid + 4, kPageMargin, kGrid + 4);
    row->setSpacing(2 * kGrid);
    row->addLayout(words, 1);
    row->addLayout(m_buttons);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setTitle(title);
    fold();
}

QString PageHeader::title() const
{
    return m_title->text();
}

void PageHeader::setTitle(const QString &title)
{
    m_title->setText(title);
    setAccessibleName(title);
}

void PageHeader::setState(const QString &sentence)
{
    m_state->setText(sentence);
    m_state->setVisible(!sentence.isEmpty());
    setAccessibleDescription(sentence);
}

QString PageHeader::state() const
{
    return m_state->text();
}

void PageHeader::setActions(QAction *primary, const QList<QAction *> &more, const QList<QAction *> &menu)
{
    for (auto *button : m_further)
        button->deleteLater();
    m_further.clear();
    if (m_primary != nullptr)
        m_primary->deleteLater();
    m_primary = nullptr;

    int place = 0;
    for (auto *action : more.first(std::min<qsizetype>(more.size(), kButtonsOnTheBar))) {
        m_further.push_back(new ActionButton(action, ActionButton::Kind::normal, this));
        m_buttons->insertWidget(place++, m_further.back());
    }
    if (primary != nullptr) {
        m_primary = new ActionButton(primary, ActionButton::Kind::primary, this);
        m_buttons->insertWidget(place, m_primary);
    }
    m_menuActions = more.mid(std::min<qsizetype>(more.size(), kButtonsOnTheBar)) + menu;
    fold();
}

QSize PageHeader::minimumSizeHint() const
{
    const int button = m_primary != nullptr ? m_primary->sizeHint().width() : 0;
    return {2 * kPageMargin + button + scaledPx(96) + m_menuButton->sizeHint().width(), QWidget::minimumSizeHint().height()};
}

bool PageHeader::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::ApplicationFontChange) {
        const int icon = scaledPx(16);
        m_menuButton->setIconSize({icon, icon});
        fold();
    }
    return QWidget::event(event);
}

void PageHeader::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fold();
}

void PageHeader::fold()
{
    // The words get what they need up to half the width; buttons that do not fit beside them go to the menu, last first.
    int room = width() - 2 * kPageMargin - 2 * kGrid - std::min(width() / 2, std::max(m_title->sizeHint().width(), m_state->sizeHint().width()));
    room -= m_primary != nullptr ? m_primary->sizeHint().width() + kGrid : 0;
    room -= m_menuActions.isEmpty() ? 0 : m_menuButton->sizeHint().width() + kGrid;
    bool anyFolded = false;
    std::vector<bool> folded;
    for (auto *button : m_further) {
        room -= button->sizeHint().width() + kGrid;
        anyFolded = anyFolded || room < 0;
        folded.push_back(anyFolded);
    }
    m_menuButton->setVisible(anyFolded || !m_menuActions.isEmpty());
    if (folded == m_folded)
        return;
    m_folded = folded;
    for (std::size_t i = 0; i < m_further.size(); ++i)
        m_further[i]->setFolded(folded[i]);
}

void PageHeader::fillMenu()
{
    m_menu->clear();
    for (std::size_t i = 0; i < m_further.size(); ++i)
        if (i < m_folded.size() && m_folded[i] && m_further[i]->action() != nullptr)
            m_menu->addAction(m_further[i]->action());
    m_menu->addActions(m_menuActions);
}

} // namespace cacheloupe
