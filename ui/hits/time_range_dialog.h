// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/instant.h"

#include <QDialog>

#include <optional>

class QDateTimeEdit;
class QPushButton;

namespace cacheloupe {

/// Asks for two moments in local time, beginning with the log's own. Deletes itself when closed. GUI thread.
class TimeRangeDialog : public QDialog {
    Q_OBJECT
public:
    TimeRangeDialog(std::optional<Instant> first, std::optional<Instant> last, QWidget *parent = nullptr);

Q_SIGNALS:
    /// `to` is the first moment that does not count.
    void chosen(cacheloupe::Instant from, cacheloupe::Instant to);

private:
    QDateTimeEdit *addEdit(const QString &name, std::optional<Instant> time);
    void check();

    QDateTimeEdit *m_from = nullptr;
    QDateTimeEdit *m_to = nullptr;
    QPushButton *m_apply = nullptr;
};

} // namespace cacheloupe
