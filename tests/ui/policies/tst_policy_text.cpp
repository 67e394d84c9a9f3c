// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/texts.h"
#include "ui/policies/policy_text.h"

#include <QApplication>
#include <QTest>

using namespace cacheloupe;

namespace {

LintFinding tooLong()
{
    LintFinding finding;
    finding.ruleId = "ttl-above-class";
    finding.params = {{"ttl_s", "1209600"}, {"max_s", "86400"}, {"class", "product"}};
    return finding;
}

} // namespace

class TestPolicyText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void durationsAreWorded()
    {
        QLocale::setDefault(QLocale(QStringLiteral("en")));
        const Texts texts(*qApp, QLocale());
        QCOMPARE(findingText(tooLong()), QStringLiteral("14 d is longer than the 1 d advised for product, and no reason is given."));
        QCOMPARE(findingFix(tooLong()), QStringLiteral("Shorten the time limit to 1 d, or say why it may be longer."));
    }
    void findingsSpeakThePersonsLanguage()
    {
        QLocale::setDefault(QLocale(QStringLiteral("de")));
        const Texts texts(*qApp, QLocale());
        QCOMPARE(findingText(tooLong()), QStringLiteral("14 d ist länger als die für product empfohlenen 1 d, und kein Grund ist angegeben."));
    }
};

QTEST_MAIN(TestPolicyText)
#include "tst_policy_text.moc"
