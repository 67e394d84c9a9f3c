// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/policies/sentence_pane.h"

#include "app/gui/texts.h"

#include <QDoubleSpinBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

#include <memory>

using namespace cacheloupe;


namespace {

PolicyDocument refunds()
{
    PolicyDocument document;
    auto &rule = document.ruleFor("refund-faq");
    rule.cacheable = true;
    rule.match = "semantic";
    rule.ttlS = 604800;
    rule.scope = "tenant";
    rule.similarityThreshold = 0.95;
    return document;
}

} // namespace

class TestSentencePane : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
        m_texts = std::make_unique<Texts>(*QCoreApplication::instance(), QLocale());
    }
    void init()
    {
        m_pane = std::make_unique<SentencePane>();
        m_pane->resize(700, 300);
        m_pane->setSite(refunds(), "refund-faq");
        m_pane->show();
        m_pane->activateWindow();
        m_edits.clear();
        m_fields.clear();
        connect(m_pane.get(), &SentencePane::sentenceEdited, this, [this](const auto &edits) { m_edits = edits; });
        connect(m_pane.get(), &SentencePane::fieldEdited, this, [this](PolicyField field, const auto &value) { m_fields.emplace_back(field, value); });
    }
    void everyWordIsMarked()
    {
        const auto html = part<QLabel>("policies.sentence")->text();
        for (const char *field : {"field:cacheable", "field:ttl_seconds", "field:scope", "field:similarity_threshold", "field:layer"})
            QVERIFY2(html.contains(QLatin1String(field)), field);
        QVERIFY2(html.contains(QStringLiteral("7 days")), qPrintable(html));
    }
    void aWordOpensItsEditor()
    {
        Q_EMIT part<QLabel>("policies.sentence")->linkActivated(QStringLiteral("field:similarity_threshold"));
        auto *box = m_pane->findChild<QDoubleSpinBox *>(QStringLiteral("policies.word.similarity_threshold"));
        QVERIFY(box && box->isVisible());
        QCOMPARE(box->value(), 0.95);
        box->setValue(0.97);
        QCOMPARE(m_fields.size(), size_t(1));
        QCOMPARE(m_fields.front().first, PolicyField::similarityThreshold);
        QCOMPARE(std::get<double>(*m_fields.front().second), 0.97);
        QTest::keyClick(box, Qt::Key_Return);
        QTRY_VERIFY(!m_pane->findChild<QWidget *>(QStringLiteral("policies.wordPopup")));
    }
    void writtenTextIsReadBack()
    {
        auto *text = write();
        QVERIFY(!part<QPushButton>("policies.takeSentence")->isEnabled());
        text->setPlainText(QStringLiteral("Answers of refund-faq may be reused for 36 hours, for the same user, when the question is exactly the same."));
        QVERIFY(part<QPushButton>("policies.takeSentence")->isEnabled());
        QVERIFY(meaning().contains(QStringLiteral("TTL")));
        QTest::keyClick(text, Qt::Key_Return);
        QVERIFY(!m_pane->isWriting());
        PolicyDocument document = refunds();
        for (const auto &edit : m_edits)
            QVERIFY(applyEdit(document, edit));
        const auto *rule = document.find("refund-faq");
        QCOMPARE(*rule->ttlS, std::int64_t(129600));
        QCOMPARE(*rule->scope, std::string("user"));
        QCOMPARE(*rule->match, std::string("exact"));
    }
    void saysWhatItDoesNotUnderstand()
    {
        auto *text = write();
        text->setPlainText(QStringLiteral("Answers of refund-faq may be reused for a while."));
        QVERIFY2(meaning().contains(QStringLiteral("may be reused for")), qPrintable(meaning()));
        QVERIFY(!part<QPushButton>("policies.takeSentence")->isEnabled());
        text->setPlainText(QStringLiteral("Answers of billing are never reused; each request is answered afresh."));
        QVERIFY2(meaning().contains(QStringLiteral("billing")), qPrintable(meaning()));
        QVERIFY(!part<QPushButton>("policies.takeSentence")->isEnabled());
        QTest::keyClick(text, Qt::Key_Escape);
        QVERIFY(!m_pane->isWriting());
        QVERIFY(m_edits.empty());
    }

private:
    template <typename Widget>
    Widget *part(const char *name)
    {
        return m_pane->findChild<Widget *>(QLatin1String(name));
    }
    QPlainTextEdit *write()
    {
        QTest::mouseClick(part<QPushButton>("policies.writeSentence"), Qt::LeftButton);
        return part<QPlainTextEdit>("policies.sentenceText");
    }
    QString meaning() { return part<QLabel>("policies.sentenceMeaning")->text(); }

    std::unique_ptr<Texts> m_texts;
    std::unique_ptr<SentencePane> m_pane;
    std::vector<PolicyEdit> m_edits;
    std::vector<std::pair<PolicyField, std::optional<PolicyValue>>> m_fields;
};

QTEST_MAIN(TestSentencePane)
#include "tst_sentence_pane.moc"
