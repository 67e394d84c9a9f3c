// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/hits/time_preset.h"

#include <QPushButton>

class QActionGroup;
class QMenu;

namespace cacheloupe {

/// Chooses a span of time; what is chosen is a term of the query, which the page writes into the filter. GUI thread.
class TimeButton : public QPushButton {
    Q_OBJECT
public:
    explicit TimeButton(QWidget *parent = nullptr);

    /// The first and the last moment of the log.
    void setLogTimes(std::optional<Instant> first, std::optional<Instant> last);
    /// Names the span that the query amounts to.
    void showQuery(const QString &query);
    void choose(TimePreset preset);
    /// Asks for both ends.
    void askForRange();

Q_SIGNALS:
    /// Empty: any time.
    void termChosen(const QString &term);

private:
    void fillMenu();
    void take(const QString &term, const QString &name);

    QMenu *m_menu;
    QActionGroup *m_choices = nullptr;
    std::optional<Instant> m_first;
    std::optional<Instant> m_last;
    QString m_term; ///< what was chosen last, and its name: "last hour" is another span a minute later
    QString m_name;
    QString m_shown;
};

} // namespace cacheloupe
