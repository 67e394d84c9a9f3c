// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QObject>
#include <QStringList>

class QMenu;

namespace cacheloupe {

/// The language the person chose, or the system's; remembered in QSettings and in force from the next start, as texts
/// are made once. One per application, GUI thread.
class LanguageChoice : public QObject {
    Q_OBJECT
public:
    /// `languages` are the codes the window has texts for, `de`.
    explicit LanguageChoice(const QStringList &languages, QObject *parent = nullptr);

    /// What texts, numbers and dates are shown in: the system's own locale where it speaks the chosen language.
    static QLocale locale(const QLocale &system);
    /// The code that was chosen; empty for the system's language.
    static QString chosen();
    void setChosen(const QString &code);
    /// Adds "Language" as a sub-menu.
    void addTo(QMenu *menu);

Q_SIGNALS:
    /// What the choice means, for the person who made it.
    void told(const QString &text);

private:
    const QStringList m_languages;
};

} // namespace cacheloupe
