// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/policies/suggestion_rows.h"

#include "app/gui/texts.h"

#include <QLabel>
#include <QPushButton>
#include <QTest>

#include <memory>

using namespace cacheloupe;

class TestSuggestionRows : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        m_texts = std::make_unique<Texts>(*QCoreApplication::instance(), QLocale());
    }
    void init()
    {
        m_rows = std::make_unique<SuggestionRows>();
        m_edits.clear();
        connect(m_rows.get(), &SuggestionRows::editRequested, this, [this](const auto &edits) { m_edits = edits; });
    }
    void aTopicIsConfirmedByAPerson()
    {
        EffectiveRule rule;
        rule.callSite = "plans";
        rule.risk = {"advice"};
        m_rows->setSite(rule, {{"prices", 12, 80, "How much is the Team plan?"}, {"advice", 3, 80, "Should I?"}});
        QVERIFY(!m_rows->isHidden());
        const auto buttons = m_rows->findChildren<QPushButton *>();
        QCOMPARE(buttons.size(), 1);
        QVERIFY(said(QStringLiteral("12 of 80")) && said(QStringLiteral("How much is the Team plan?")));
        QVERIFY(m_edits.empty());
        buttons.front()->click();
        QCOMPARE(m_edits, (std::vector<PolicyEdit>{{"plans", PolicyField::risk, PolicyValue(std::vector<std::string>{"advice", "prices"})}}));
    }
    void tablesThatDisagreeAreOfferedSideBySide()
    {
        EffectiveRule rule;
        rule.callSite = "news";
        rule.cacheable = true;
        rule.freshnessClass = "news";
        rule.ttlS = 604800;
        m_rows->setSite(rule, {});
        QVERIFY(said(QStringLiteral("1 hour (S1.16)")) && said(QStringLiteral("1 hour to 4 hours (S3.26)")));
        rule.ttlS = 7200; // one of them allows it
        m_rows->setSite(rule, {});
        QVERIFY(m_rows->isHidden());
    }
    void aThresholdBeginsWhereItsClassIsAdvised()
    {
        EffectiveRule rule;
        rule.callSite = "faq";
        rule.cacheable = true;
        rule.match = "semantic";
        rule.freshnessClass = "faq";
        rule.ttlS = 604800;
        rule.similarityThreshold = 0.85;
        m_rows->setSite(rule, {});
        auto *button = m_rows->findChild<QPushButton *>(QStringLiteral("policies.suggest.threshold"));
        QVERIFY(button);
        button->click();
        QCOMPARE(m_edits, (std::vector<PolicyEdit>{{"faq", PolicyField::similarityThreshold, PolicyValue(0.95)}}));
    }

private:
    std::unique_ptr<Texts> m_texts;
    bool said(const QString &words)
    {
        for (const auto *label : m_rows->findChildren<QLabel *>())
            if (label->text().contains(words))
                return true;
        return false;
    }

    std::unique_ptr<SuggestionRows> m_rows;
    std::vector<PolicyEdit> m_edits;
};

QTEST_MAIN(TestSuggestionRows)
#include "tst_suggestion_rows.moc"
