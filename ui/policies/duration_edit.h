// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <cstdint>
#include <optional>

class QComboBox;
class QSpinBox;

namespace cacheloupe {

/// A time span as a number and a unit; zero means "not set". GUI thread.
class DurationEdit : public QWidget {
    Q_OBJECT
public:
    explicit DurationEdit(QWidget *parent = nullptr);

    /// Shown in the largest unit that divides it.
    void setSeconds(std::optional<std::int64_t> seconds);
    std::optional<std::int64_t> seconds() const;

Q_SIGNALS:
    void edited();

private:
    QSpinBox *m_number = nullptr;
    QComboBox *m_unit = nullptr;
};

} // namespace cacheloupe
