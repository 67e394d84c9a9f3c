// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/verdict_bar.h"

#include "ui/widgets/flow_layout.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/verdict_look.h"

#include <QKeyEvent>
#include <QPainter>
#include <QPushButton>
#include <QStyle>

namespace cacheloupe {

namespace {

/// Key cap, icon and word; painted, so that the current verdict can wear its colour without a style sheet of its own.
class VerdictButton : public QPushButton {
public:
    VerdictButton(Verdict verdict, QWidget *parent) : QPushButton(parent), m_look(verdictLook(verdict)), m_key(QString::number(static_cast<int>(verdict)))
    {
        setText(m_key + QLatin1Char(' ') + m_look.text);
        setCheckable(true);
        setAttribute(Qt::WA_Hover);
    }

    QSize sizeHint() const override
    {
        const QFontMetrics metrics = fontMetrics();
        return {pad() * 4 + metrics.horizontalAdvance(m_key) + icon() + metrics.horizontalAdvance(m_look.text) + 2, metrics.height() + 2 * pad()};
    }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const Theme theme = Theme::of(this);
        const QColor ink = theme.color(m_look.role);
        painter.setPen(QPen(isChecked() ? ink : theme.color(ThemeRole::line), isChecked() ? 1.5 : 1.0));
        painter.setBrush(theme.color(isChecked() ? washOf(m_look.role) : underMouse() ? ThemeRole::hover : ThemeRole::surface));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 5, 5);
        const auto box = [this](int left, int width) { return QStyle::visualRect(layoutDirection(), rect(), QRect(left, 0, width, height())); };
        const int keyWidth = fontMetrics().horizontalAdvance(m_key);
        int left = pad();
        painter.setPen(theme.color(isEnabled() && !isChecked() ? ThemeRole::secondaryText : m_look.role));
        painter.drawText(box(left, keyWidth + 1), Qt::AlignCenter, m_key);
        left += keyWidth + pad();
        paintSymbol(painter, box(left, icon()), m_look.icon, isEnabled() ? ink : theme.color(ThemeRole::secondaryText));
        left += icon() + pad();
        painter.setPen(isChecked() ? ink : theme.color(isEnabled() ? ThemeRole::text : ThemeRole::secondaryText));
        painter.drawText(box(left, width() - left - pad() + 2), static_cast<int>(Qt::AlignVCenter | QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)),
                         m_look.text);
        if (hasFocus())
            paintFocusRing(painter, rect(), theme, 5);
    }

private:
    int pad() const { return scaledPx(7); }
    int icon() const { return scaledPx(16); }

    ChipLook m_look;
    QString m_key;
};

} // namespace

VerdictBar::VerdictBar(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("verdictBar"));
    setAccessibleName(tr("Verdict"));
    auto *flow = new FlowLayout(this, kGrid);
    for (std::size_t i = 0; i < kVerdicts.size(); ++i) {
        const Verdict verdict = kVerdicts[i];
        auto *button = new VerdictButton(verdict, this);
        button->setObjectName(QStringLiteral("verdict%1").arg(static_cast<int>(verdict)));
        button->setAccessibleName(tr("Verdict: %1").arg(verdictLook(verdict).text));
        // The mark follows setVerdict, not the click: only what was recorded counts.
        connect(button, &QPushButton::clicked, this, [this, verdict] {
            setVerdict(m_verdict);
            Q_EMIT verdictChosen(verdict);
        });
        m_buttons[i] = button;
        flow->addWidget(button);
    }
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void VerdictBar::setVerdict(Verdict verdict)
{
    m_verdict = verdict;
    for (std::size_t i = 0; i < kVerdicts.size(); ++i)
        m_buttons[i]->setChecked(kVerdicts[i] == verdict);
    setAccessibleDescription(verdictLook(verdict).text);
}

bool VerdictBar::handleKey(int key)
{
    if (key < Qt::Key_1 || key > Qt::Key_6 || !isEnabled())
        return false;
    m_buttons[static_cast<std::size_t>(key - Qt::Key_1)]->click();
    return true;
}

void VerdictBar::keyPressEvent(QKeyEvent *event)
{
    const bool plain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (!plain || !handleKey(event->key()))
        QWidget::keyPressEvent(event);
}

} // namespace cacheloupe
