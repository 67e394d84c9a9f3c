// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QToolButton>

#include <string>
#include <vector>

class QMenu;

namespace cacheloupe {

/// A button that shows the chosen words and opens a menu of check marks: key fields, risk tags. The menu stays open
/// while words are checked with the space bar. GUI thread.
class WordPicker : public QToolButton {
    Q_OBJECT
public:
    /// `groups`: a heading (may be empty) and its words.
    WordPicker(const QList<QPair<QString, QStringList>> &groups, const QString &noneText, QWidget *parent = nullptr);

    void setWords(const std::vector<std::string> &words);
    std::vector<std::string> words() const;

Q_SIGNALS:
    void edited();

private:
    void refresh();
    void addWord(const QString &word);
    QMenu *m_menu = nullptr;
    QString m_noneText;
    QList<QAction *> m_actions;
};

} // namespace cacheloupe
