// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/filter_bar.h"

#include "ui/support/theme.h"
#include "ui/widgets/candidate_delegate.h"
#include "ui/widgets/candidate_list.h"
#include "ui/widgets/filter_edit.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/text_label.h"

#include <QAbstractItemView>
#include <QAction>
#include <QCompleter>
#include <QKeyEvent>
#include <QStyle>
#include <QVBoxLayout>

namespace cacheloupe {

namespace {
constexpr int kRestMs = 120;
constexpr int kLongestHistory = 50;
constexpr int kVisibleCandidates = 10;
} // namespace

FilterBar::FilterBar(QWidget *parent)
    : QWidget(parent), m_edit(new FilterEdit(this)), m_error(new TextLabel(TextRole::secondary, ThemeRole::wrong, this)),
      m_popup(new QCompleter(this)), m_candidates(new CandidateList(this))
{
    setObjectName(QStringLiteral("filterBar"));
    m_edit->setObjectName(QStringLiteral("filterEdit"));
    m_error->setObjectName(QStringLiteral("filterError"));
    m_error->setWordWrap(true);
    m_error->hide();
    m_edit->setAccessibleName(tr("Filter"));
    auto *lens = m_edit->addAction(symbolicIcon(QStringLiteral("search"), ThemeRole::secondaryText), QLineEdit::LeadingPosition);
    connect(lens, &QAction::triggered, this, &FilterBar::focusEdit);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(m_edit);
    column->addWidget(m_error);
    setFocusProxy(m_edit);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);

    m_popup->setModel(m_candidates);
    m_popup->setWidget(m_edit);
    m_popup->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_popup->setMaxVisibleItems(kVisibleCandidates);
    m_popup->popup()->setItemDelegate(new CandidateDelegate(m_popup->popup()));
    m_popup->popup()->setAccessibleName(tr("Completions"));
    m_popup->popup()->installEventFilter(this);
    connect(m_popup, QOverload<const QString &>::of(&QCompleter::activated), this, &FilterBar::insert);

    m_rest.setSingleShot(true);
    m_rest.setInterval(kRestMs);
    connect(&m_rest, &QTimer::timeout, this, &FilterBar::announce);
    connect(m_edit, &QLineEdit::textChanged, &m_rest, qOverload<>(&QTimer::start));
    // Its picture makes Qt load the plugins of all image formats; it is seen with the first letter.
    connect(m_edit, &QLineEdit::textChanged, m_edit, [edit = m_edit] { edit->setClearButtonEnabled(true); });
    connect(m_edit, &QLineEdit::textEdited, this, &FilterBar::offer);
    connect(m_edit, &QLineEdit::returnPressed, this, &FilterBar::commit);
    connect(m_edit, &FilterEdit::historyStepped, this, &FilterBar::step);
}

QString FilterBar::text() const
{
    return m_edit->text();
}

void FilterBar::setText(const QString &text)
{
    m_edit->setText(text);
    announce();
}

void FilterBar::setPlaceholderText(const QString &text)
{
    m_edit->setPlaceholderText(text);
}

void FilterBar::setCompleter(FilterCompleter completer)
{
    m_completer = std::move(completer);
}

void FilterBar::showError(int column, const QString &message)
{
    m_edit->setErrorColumn(column);
    m_edit->setToolTip(message);
    m_edit->setAccessibleDescription(message);
    m_error->setText(tr("Column %1: %2").arg(locale().toString(column + 1), message));
    m_error->show();
}

void FilterBar::clearError()
{
    m_edit->setErrorColumn(-1);
    m_edit->setToolTip({});
    m_edit->setAccessibleDescription({});
    m_error->setText({});
    m_error->hide();
}

QString FilterBar::errorMessage() const
{
    return m_error->text();
}

void FilterBar::setHistory(const QStringList &history)
{
    m_history = history.mid(0, kLongestHistory);
    m_place = -1;
}

void FilterBar::focusEdit()
{
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

bool FilterBar::eventFilter(QObject *watched, QEvent *event)
{
    // Tab takes the candidate, as in a shell; QCompleter alone would only close.
    if (watched == m_popup->popup() && event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Tab) {
        const QModelIndex current = m_popup->popup()->currentIndex();
        const QModelIndex chosen = current.isValid() ? current : m_popup->completionModel()->index(0, 0);
        closeCandidates();
        insert(chosen.data().toString());
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void FilterBar::offer()
{
    m_place = -1;
    m_offer = m_completer ? m_completer(m_edit->text(), m_edit->cursorPosition()) : FilterCompletion();
    const bool isWritten = m_offer.candidates.size() == 1 && m_offer.candidates.first() == m_edit->text().mid(m_offer.start, m_offer.length);
    if (m_offer.candidates.isEmpty() || isWritten) {
        closeCandidates();
        return;
    }
    m_candidates->setCandidates(m_offer.candidates, m_offer.details);
    // Beside the word it completes, as wide as the words need: counts at the far end of a long line say nothing.
    auto *list = m_popup->popup();
    const int widthPx = std::min(m_edit->width(), list->sizeHintForColumn(0) + list->style()->pixelMetric(QStyle::PM_ScrollBarExtent) + kGrid);
    m_popup->complete(QRect(std::min(m_edit->textCursor().left(), m_edit->width() - widthPx), 0, widthPx, m_edit->height()));
}

/// A list left open, or closed without the window getting its place back, would keep the keyboard from the page.
void FilterBar::closeCandidates()
{
    if (!m_popup->popup()->isVisible())
        return;
    m_popup->popup()->hide();
    window()->activateWindow();
}

void FilterBar::insert(const QString &candidate)
{
    if (candidate.isEmpty())
        return;
    QString text = m_edit->text();
    text.replace(m_offer.start, m_offer.length, candidate);
    m_edit->setText(text);
    m_edit->setCursorPosition(m_offer.start + static_cast<int>(candidate.size()));
    m_edit->setFocus();
    // Behind a name and its sign come the values.
    if (!candidate.back().isLetterOrNumber() && candidate.back() != QLatin1Char('"'))
        offer();
}

void FilterBar::step(int direction)
{
    // Up goes back in time; below the newest stands what was being written.
    const int place = std::clamp(m_place - direction, -1, static_cast<int>(m_history.size()) - 1);
    if (place == m_place)
        return;
    if (m_place < 0)
        m_draft = m_edit->text();
    m_place = place;
    m_edit->setText(place < 0 ? m_draft : m_history.at(place));
}

void FilterBar::announce()
{
    m_rest.stop();
    if (m_edit->text() == m_announced)
        return;
    m_announced = m_edit->text();
    Q_EMIT queryChanged(m_announced);
}

void FilterBar::commit()
{
    closeCandidates();
    announce();
    const QString query = m_edit->text().trimmed();
    if (!query.isEmpty()) {
        m_history.removeAll(query);
        m_history.prepend(query);
        m_history = m_history.mid(0, kLongestHistory);
    }
    m_place = -1;
    Q_EMIT queryCommitted(m_edit->text());
}

} // namespace cacheloupe
