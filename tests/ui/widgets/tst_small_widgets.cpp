// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/theme.h"
#include "ui/widgets/age_bar_widget.h"
#include "ui/widgets/bars.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/copy_button.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/five_lights.h"
#include "ui/widgets/key_figure.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/section.h"
#include "ui/widgets/splitter.h"
#include "ui/widgets/text_label.h"

#include <QApplication>
#include <QClipboard>
#include <QSettings>
#include <QStandardPaths>
#include <QtTest>

using namespace cacheloupe;

/// Widgets of a few lines: names, sizes, roles and memory.
class TestSmallWidgets : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(QStringLiteral("cacheloupe-tests"));
        QCoreApplication::setApplicationName(QStringLiteral("small-widgets"));
        QStandardPaths::setTestModeEnabled(true);
    }
    void init() { applyTheme(*qApp, Theme::light()); }

    void lightsAreNamed()
    {
        FiveLights badge;
        badge.setLights({LightMark::proven, LightMark::mismatch, LightMark::notProven, LightMark::proven, LightMark::proven});
        const QStringList lines = badge.accessibleDescription().split(QLatin1Char('\n'));
        QCOMPARE(lines.size(), 5);
        QVERIFY(lines.at(1).startsWith(QStringLiteral("Permission boundary")));
        QVERIFY(lines.at(1).endsWith(QStringLiteral("mismatch")));
        QCOMPARE(badge.toolTip(), badge.accessibleDescription());
    }

    void figuresOpenByMouseAndKeyboard()
    {
        KeyFigure figure(QStringLiteral("Wrong reuse"));
        QCOMPARE(figure.figure(), QStringLiteral("—"));
        figure.setFigure(QStringLiteral("2.5 %"), QStringLiteral("3 of 120 reviewed"));
        QVERIFY(figure.accessibleName().contains(QStringLiteral("2.5 %")));
        QCOMPARE(figure.accessibleDescription(), QStringLiteral("3 of 120 reviewed"));
        figure.show();
        QSignalSpy clicked(&figure, &KeyFigure::clicked);
        QTest::keyClick(&figure, Qt::Key_Return);
        QTest::keyClick(&figure, Qt::Key_Space);
        QTest::mouseClick(&figure, Qt::LeftButton);
        QCOMPARE(clicked.count(), 3);
        QVERIFY(figure.heightForWidth(90) > figure.heightForWidth(400));
    }

    void barsKnowTheirScale()
    {
        QCOMPARE(similarityFill({1.0, {}, 0.8, {}}), 1.0);
        QVERIFY(qAbs(similarityFill({0.9, {}, 0.8, {}}) - 0.5) < 1e-9);
        QCOMPARE(similarityFill({0.1, {}, 0.8, {}}), 0.0);
        QCOMPARE(ageRole({10, 100.0, {}}), ThemeRole::right);
        QCOMPARE(ageRole({95, 100.0, {}}), ThemeRole::stale);
        QCOMPARE(ageRole({101, 100.0, {}}), ThemeRole::wrong);
        QCOMPARE(ageRole({101, {}, {}}), ThemeRole::secondaryText);
        QCOMPARE(ageFill({200, 100.0, {}}), 1.0);
        AgeBarWidget widget;
        widget.setAge({10, 100.0, QStringLiteral("10 s of 100 s")});
        QCOMPARE(widget.accessibleDescription(), QStringLiteral("10 s of 100 s"));
    }

    void copyTellsWhatItCopied()
    {
        CopyButton button([] { return QStringLiteral("key"); });
        QSignalSpy copied(&button, &CopyButton::copied);
        button.click();
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("key"));
        QCOMPARE(copied.count(), 1);
        QVERIFY(!button.accessibleDescription().isEmpty());
        CopyButton nothing([] { return QString(); });
        nothing.click();
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("key"));
    }

    void elidedTextKeepsItsName()
    {
        ElidedLabel label;
        label.setText(QStringLiteral("a very long key that does not fit into its place"));
        label.resize(60, 20);
        QVERIFY(label.isElided());
        QCOMPARE(label.accessibleName(), label.text());
        label.resize(label.sizeHint());
        QVERIFY(!label.isElided());
        QVERIFY(label.minimumSizeHint().width() < label.sizeHint().width());
    }

    void splitterRemembers()
    {
        QSettings().remove(QStringLiteral("splitters"));
        const auto make = [] {
            auto splitter = std::make_unique<Splitter>(Qt::Horizontal, QStringLiteral("test.split"));
            splitter->addWidget(new QWidget);
            splitter->addWidget(new QWidget);
            splitter->resize(600, 100);
            splitter->setInitialSizes({300, 293});
            splitter->show();
            return splitter;
        };
        const auto first = make();
        QVERIFY(qAbs(first->sizes().at(0) - 300) < 8);
        QTest::mousePress(first->handle(1), Qt::LeftButton, {}, QPoint(3, 50));
        QTest::mouseMove(first->handle(1), QPoint(-97, 50));
        QTest::mouseRelease(first->handle(1), Qt::LeftButton, {}, QPoint(3, 50));
        const int moved = first->sizes().at(0);
        QVERIFY(moved < 280);
        QVERIFY(qAbs(make()->sizes().at(0) - moved) < 8);
    }

    void chipsFitTheirWords()
    {
        const Chip chip({QStringLiteral("Stale"), QStringLiteral("stale"), ThemeRole::stale});
        QCOMPARE(chip.accessibleName(), QStringLiteral("Stale"));
        QVERIFY(chip.sizeHint().width() > chip.fontMetrics().horizontalAdvance(QStringLiteral("Stale")));
        QVERIFY(chip.sizeHint().height() >= chip.fontMetrics().height());
    }

    void labelsFollowThemeAndScale()
    {
        TextLabel label(QStringLiteral("text"), TextRole::secondary, ThemeRole::wrong);
        label.show();
        QCOMPARE(label.palette().color(QPalette::WindowText), Theme::light().color(ThemeRole::wrong));
        const int plain = label.fontMetrics().height();
        applyTheme(*qApp, Theme::dark(), 2.0);
        QTRY_COMPARE(label.palette().color(QPalette::WindowText), Theme::dark().color(ThemeRole::wrong));
        QTRY_VERIFY(label.fontMetrics().height() > plain + plain / 2);
        QCOMPARE(scaledPx(16), 32);
        QCOMPARE(Section(QStringLiteral("Proof")).accessibleName(), QStringLiteral("Proof"));
    }

    void everyTintedTextIsReadable()
    {
        const auto luminance = [](const QColor &color) {
            const auto part = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
            return 0.2126 * part(color.redF()) + 0.7152 * part(color.greenF()) + 0.0722 * part(color.blueF());
        };
        for (const Theme &theme : {Theme::light(), Theme::dark()})
            for (const auto role : {ThemeRole::accent, ThemeRole::right, ThemeRole::wrong, ThemeRole::stale, ThemeRole::unsure, ThemeRole::secondaryText}) {
                const double a = luminance(theme.color(inkOnWash(role))) + 0.05;
                const double b = luminance(theme.color(washOf(role))) + 0.05;
                QVERIFY2(std::max(a, b) / std::min(a, b) >= 4.5, qPrintable(QString::number(static_cast<int>(role))));
            }
    }
};

QTEST_MAIN(TestSmallWidgets)
#include "tst_small_widgets.moc"
