// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QTimer>
#include <QWidget>

#include <functional>

class QCompleter;

namespace cacheloupe {

class CandidateList;
class FilterEdit;
class TextLabel;

/// What may replace `length` characters of the query from `start` on.
struct FilterCompletion {
    int start = 0;
    int length = 0;
    QStringList candidates;
    QStringList details; ///< beside each candidate: how often it occurs or what it means; may be shorter
};

/// Gives the completions for a text and a cursor column (QString units). Called on the GUI thread at every key: it must
/// answer from memory.
using FilterCompleter = std::function<FilterCompletion(const QString &text, int cursor)>;

/// The query line of a page: completion popup, error mark at its column with a sentence under it, clear button and
/// history (Up and Down). It knows no query language; the page checks the text and calls showError or clearError.
class FilterBar : public QWidget {
    Q_OBJECT
public:
    explicit FilterBar(QWidget *parent = nullptr);

    QString text() const;
    /// Emits queryChanged at once when the text differs.
    void setText(const QString &text);
    void setPlaceholderText(const QString &text);
    void setCompleter(FilterCompleter completer);
    /// `column` in QString units from 0.
    void showError(int column, const QString &message);
    void clearError();
    QString errorMessage() const;
    /// Newest first; committed queries are put in front, without repeats, at most 50.
    QStringList history() const { return m_history; }
    void setHistory(const QStringList &history);
    FilterEdit *edit() const { return m_edit; }

public Q_SLOTS:
    /// What `/` does: focus with everything selected.
    void focusEdit();

Q_SIGNALS:
    /// The text has rested for a moment.
    void queryChanged(const QString &text);
    /// Enter was pressed.
    void queryCommitted(const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void offer();
    void closeCandidates();
    void insert(const QString &candidate);
    void step(int direction);
    void announce();
    void commit();

    FilterEdit *m_edit;
    TextLabel *m_error;
    QCompleter *m_popup;
    CandidateList *m_candidates;
    FilterCompleter m_completer;
    FilterCompletion m_offer;
    QTimer m_rest;
    QString m_announced;
    QStringList m_history;
    QString m_draft;
    int m_place = -1;
};

} // namespace cacheloupe
