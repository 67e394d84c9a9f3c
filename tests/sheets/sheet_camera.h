// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QComboBox>
#include <QDir>
#include <QLineEdit>
#include <QPushButton>
#include <QSet>
#include <QTest>
#include <QTextEdit>

namespace cacheloupe::test {

/// A control that a person can use; the parts that a spin box or a combo box is made of count as one.
inline bool isControl(const QWidget *widget)
{
    if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus)
        return false;
    const auto *whole = widget->parentWidget();
    if (qobject_cast<const QAbstractSpinBox *>(whole) || qobject_cast<const QComboBox *>(whole))
        return false;
    return qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QComboBox *>(widget)
        || qobject_cast<const QAbstractSpinBox *>(widget) || qobject_cast<const QAbstractItemView *>(widget) || qobject_cast<const QTextEdit *>(widget);
}

/// Takes pictures of windows for people to look at; fails on controls without a name, on buttons whose words do not fit
/// and on empty pictures.
class SheetCamera {
public:
    SheetCamera() : m_folder(qEnvironmentVariable("CACHELOUPE_SHEETS", QStringLiteral("sheets"))) { m_folder.mkpath(QStringLiteral(".")); }

    void picture(QWidget &window, const QString &name) const
    {
        // Layouts inside layouts ask each other for room in turn.
        for (int round = 0; round < 4; ++round) {
            QCoreApplication::sendPostedEvents();
            QCoreApplication::processEvents();
        }
        const QImage image = window.grab().toImage();
        QSet<QRgb> colours;
        for (int y = 0; y < image.height(); y += 3)
            for (int x = 0; x < image.width(); x += 3)
                colours.insert(image.pixel(x, y));
        QVERIFY2(colours.size() > 16, qPrintable(name + QStringLiteral(" is empty")));
        QVERIFY(image.save(m_folder.filePath(name + QStringLiteral(".png"))));
        checkControls(window, name);
        checkButtons(window, name);
    }

private:
    static void checkControls(const QWidget &window, const QString &name)
    {
        for (auto *widget : window.findChildren<QWidget *>()) {
            if (!isControl(widget))
                continue;
            const auto *face = QAccessible::queryAccessibleInterface(widget);
            const bool named = face && !face->text(QAccessible::Name).isEmpty();
            QVERIFY2(named, qPrintable(QStringLiteral("%1: %2 “%3” has no accessible name").arg(name, QString::fromUtf8(widget->metaObject()->className()), widget->objectName())));
        }
    }
    static void checkButtons(const QWidget &window, const QString &name)
    {
        for (auto *button : window.findChildren<QPushButton *>())
            if (button->isVisible() && !button->text().isEmpty())
                QVERIFY2(button->width() + 2 >= button->fontMetrics().horizontalAdvance(button->text()),
                         qPrintable(QStringLiteral("%1: the words of “%2” do not fit").arg(name, button->text())));
    }

    QDir m_folder;
};

} // namespace cacheloupe::test
