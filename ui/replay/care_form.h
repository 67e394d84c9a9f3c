// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <optional>
#include <string>

class QCheckBox;
class QDoubleSpinBox;
class QLineEdit;
class QSpinBox;

namespace cacheloupe {

/// How carefully to ask: how often, how fast, for how much money, with what hidden. GUI thread.
class CareForm : public QWidget {
    Q_OBJECT
public:
    explicit CareForm(QWidget *parent = nullptr);

    int repeats() const;
    unsigned parallel() const;
    double requestsPerMinute() const; ///< 0 = as fast as the server answers
    std::optional<double> capUsd() const;
    bool masksPrivateText() const;
    std::string judgeModel() const; ///< empty = no second opinion

Q_SIGNALS:
    void edited();

private:
    QSpinBox *m_repeats = nullptr;
    QSpinBox *m_parallel = nullptr;
    QSpinBox *m_rate = nullptr;
    QDoubleSpinBox *m_cap = nullptr;
    QCheckBox *m_mask = nullptr;
    QLineEdit *m_judge = nullptr;
};

} // namespace cacheloupe
