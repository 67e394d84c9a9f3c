// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/verdict.h"

#include <QWidget>

#include <array>

class QPushButton;

namespace cacheloupe {

/// Six buttons "1 Safe" … "6 Unsure"; the current verdict is marked. Tells what the reviewer chose and leaves it to
/// the page to record it and call setVerdict. The keys 1–6 are the page's shortcuts; handleKey answers them.
class VerdictBar : public QWidget {
    Q_OBJECT
public:
    explicit VerdictBar(QWidget *parent = nullptr);

    void setVerdict(Verdict verdict);
    Verdict verdict() const { return m_verdict; }
    /// `key` is Qt::Key_1 … Qt::Key_6; true when it chose a verdict.
    bool handleKey(int key);

Q_SIGNALS:
    void verdictChosen(cacheloupe::Verdict verdict);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    std::array<QPushButton *, kVerdicts.size()> m_buttons{};
    Verdict m_verdict = Verdict::none;
};

} // namespace cacheloupe
