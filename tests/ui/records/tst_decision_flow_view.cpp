// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/records/decision_flow_view.h"
#include "ui/support/theme.h"

#include <QImage>
#include <QTest>

using namespace cacheloupe;

namespace {

/// How many pixels are of a role's colour.
int pixelsOf(const QImage &image, const QColor &color)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            count += image.pixelColor(x, y).rgb() == color.rgb();
    return count;
}

QImage drawn(DecisionFlowView &view, const Theme &theme)
{
    view.setPalette(theme.palette());
    view.resize(420, view.heightForWidth(420));
    return view.grab().toImage();
}

} // namespace

class TestDecisionFlowView : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void saysTheWholeWay()
    {
        DecisionFlowView view;
        QVERIFY(!view.accessibleDescription().isEmpty());
        view.setDecision(PolicyDecision{});
        QVERIFY(view.accessibleDescription().endsWith(QStringLiteral("Serve from the cache.")));
        QCOMPARE(view.accessibleDescription().count(QStringLiteral("Yes.")), 5);
        view.setDecision(PolicyDecision{DecisionStep::fieldsProven, DecisionReason::fieldMismatch, {KeyField::accessRole}});
        QCOMPARE(view.accessibleDescription().count(QStringLiteral("Yes.")), 2);
        QVERIFY(view.accessibleDescription().contains(QStringLiteral("different: access.role")));
        QVERIFY(view.accessibleDescription().endsWith(QStringLiteral("Regenerate.")));
    }
    void everyReasonHasWords()
    {
        for (int i = int(DecisionReason::callerBypassed); i <= int(DecisionReason::similarityUnknown); ++i)
            QVERIFY(!decisionReasonText({DecisionStep::fieldsProven, DecisionReason(i), {KeyField::accessTenant}}).isEmpty());
        QVERIFY(decisionReasonText({}).isEmpty());
    }
    void theTakenBranchIsLitInBothThemes()
    {
        for (const Theme &theme : {Theme::light(), Theme::dark()}) {
            DecisionFlowView view;
            view.setDecision(PolicyDecision{});
            const QImage served = drawn(view, theme);
            QVERIFY(pixelsOf(served, theme.color(ThemeRole::rightWash)) > 1000);
            QCOMPARE(pixelsOf(served, theme.color(ThemeRole::wrongWash)), 0);
            view.setDecision(PolicyDecision{DecisionStep::callerCacheable, DecisionReason::callerBypassed, {}});
            const QImage refused = drawn(view, theme);
            QCOMPARE(pixelsOf(refused, theme.color(ThemeRole::rightWash)), 0);
            QVERIFY(pixelsOf(refused, theme.color(ThemeRole::wrongWash)) > 500);
            view.setDecision(std::nullopt);
            const QImage nothing = drawn(view, theme);
            QCOMPARE(pixelsOf(nothing, theme.color(ThemeRole::rightWash)) + pixelsOf(nothing, theme.color(ThemeRole::wrongWash)), 0);
        }
    }
    void growsWithTheText()
    {
        DecisionFlowView view;
        view.setDecision(PolicyDecision{});
        const int height = view.heightForWidth(420);
        QFont large = view.font();
        large.setPixelSize(QFontInfo(large).pixelSize() * 2);
        view.setFont(large);
        QVERIFY(view.heightForWidth(420) > height * 3 / 2);
        QVERIFY(view.heightForWidth(200) > view.heightForWidth(800));
    }
};

QTEST_MAIN(TestDecisionFlowView)
#include "tst_decision_flow_view.moc"
