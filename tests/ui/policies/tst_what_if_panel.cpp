// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/page_room.h"
#include "ui/policies/what_if_panel.h"
#include "ui/policies/what_if_session.h"

#include <QCheckBox>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using namespace cacheloupe;
using namespace cacheloupe::test;

namespace {

std::string lines(int first, int count)
{
    std::string out;
    for (int i = first; i < first + count; ++i)
        out += "{\"ts\":\"2026-11-02T09:00:00Z\",\"id\":\"h" + std::to_string(i) + "\",\"event\":\"hit\",\"call_site\":\"" + (i % 2 ? "faq" : "prices")
            + "\",\"match\":\"exact\",\"saved_usd\":0.5,\"entry\":{\"id\":\"e\",\"age_s\":" + std::to_string(i * 10) + "}}\n";
    return out;
}

PolicyDocument document(std::optional<std::int64_t> ttlS)
{
    PolicyDocument document;
    document.defaults.cacheable = true;
    document.defaults.ttlS = ttlS;
    return document;
}

} // namespace

/// The what-if of the window over a real log: answered on lanes, kept while it grows, every figure a link.
class TestWhatIfPanel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_room = std::make_unique<PageRoom>();
        m_log = m_room->folder.write("hits.jsonl", lines(0, 40));
        QSignalSpy finished(&m_room->hitLog, &HitLogSession::finished);
        m_room->hitLog.open({QString::fromStdString(m_log.string())});
        QVERIFY(finished.count() > 0 || finished.wait());
        m_session = std::make_unique<WhatIfSession>(m_room->context);
        connect(m_session.get(), &WhatIfSession::answered, this, [this](const WhatIfAnswer &answer) { m_answers.push_back(answer); });
    }
    void cleanup()
    {
        m_session.reset();
        m_room.reset();
        m_answers.clear();
    }
    void answersForOneSiteAndForAll()
    {
        m_session->ask({document({}), document(200), {}, "faq"});
        QTRY_COMPARE(m_answers.size(), size_t(1));
        QCOMPARE(m_answers.back().published.served, std::uint64_t(20));
        QCOMPARE(m_answers.back().draft.served, std::uint64_t(10));
        QCOMPARE(m_answers.back().draft.refused, std::uint64_t(10));
        m_session->ask({document({}), document(200), document(100), {}});
        QTRY_COMPARE(m_answers.size(), size_t(2));
        QCOMPARE(m_answers.back().draft.served, std::uint64_t(21));
        QCOMPARE(m_answers.back().other->served, std::uint64_t(11));
    }
    void aNewerQuestionReplacesTheOneUnderWay()
    {
        for (int ttl = 10; ttl <= 100; ttl += 10)
            m_session->ask({document({}), document(ttl), {}, {}});
        QTRY_VERIFY(!m_session->isBusy());
        QVERIFY(!m_answers.empty());
        QCOMPARE(m_answers.back().draft.served, std::uint64_t(11));
    }
    void growsWithTheLog()
    {
        m_session->ask({document({}), document({}), {}, {}});
        QTRY_VERIFY(!m_answers.empty());
        QFile file(QString::fromStdString(m_log.string()));
        QVERIFY(file.open(QIODevice::Append));
        file.write(QByteArray::fromStdString(lines(40, 10)));
        file.close();
        QTRY_COMPARE_WITH_TIMEOUT(m_room->hitLog.table()->rowCount(), HitRow(50), 10000);
        m_session->ask({document({}), document({}), {}, {}});
        QTRY_COMPARE(m_answers.back().draft.served, std::uint64_t(50));
    }
    void figuresOpenTheirEvents()
    {
        QSignalSpy found(m_session.get(), &WhatIfSession::idsFound);
        m_session->ask({document({}), document(370), {}, {}});
        QTRY_VERIFY(!m_answers.empty());
        m_session->findIds(WhatIfSide::draft, WhatIfOutcome::refused, DecisionReason::tooOld);
        QTRY_COMPARE(found.count(), 1);
        QCOMPARE(found[0][0].toStringList(), (QStringList{QStringLiteral("h38"), QStringLiteral("h39")}));
        QCOMPARE(found[0][1].toULongLong(), 2ull);
        m_session->findIds(WhatIfSide::published, WhatIfOutcome::refused);
        QTRY_COMPARE(found.count(), 2);
        QVERIFY(found[1][0].toStringList().isEmpty());
    }
    void thePanelShowsBothPoliciesAndWhy()
    {
        WhatIfPanel panel;
        WhatIfAnswer answer;
        answer.published.lookups = answer.draft.lookups = 1234;
        answer.published.served = 900;
        answer.draft.served = 700;
        answer.draft.refused = 200;
        answer.draft.byReason[size_t(DecisionReason::tooOld)] = 200;
        answer.draft.judged = {3, 1, 2, 30};
        panel.showAnswer(answer);
        panel.show();
        const auto texts = shownTexts(panel);
        QVERIFY(texts.contains(QStringLiteral("900")) && texts.contains(QStringLiteral("700")));
        QVERIFY(texts.contains(QStringLiteral("−200")) && texts.contains(QStringLiteral("+200")));
        QVERIFY(texts.contains(QStringLiteral("Older than its TTL")));
        QVERIFY(!texts.filter(QStringLiteral("4 of 36")).isEmpty());
        QVERIFY(!texts.filter(QStringLiteral("not drawn at random")).isEmpty());
        QSignalSpy asked(&panel, &WhatIfPanel::rowsRequested);
        for (auto *button : panel.findChildren<QPushButton *>())
            if (button->accessibleName().startsWith(QStringLiteral("Older than its TTL, draft")))
                button->click();
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked[0][2].toInt(), int(DecisionReason::tooOld));
        // The answer before is replaced, not added to.
        panel.showAnswer(answer);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCOMPARE(shownTexts(panel).count(QStringLiteral("900")), 1);
    }
    void noLookupIsSaid()
    {
        WhatIfPanel panel;
        panel.showAnswer({});
        QVERIFY(!shownTexts(panel).filter(QStringLiteral("no lookup of this call site")).isEmpty());
        QSignalSpy scope(&panel, &WhatIfPanel::scopeChanged);
        panel.findChild<QCheckBox *>()->click();
        QCOMPARE(scope.count(), 1);
        QVERIFY(panel.isForAll());
    }

private:
    static QStringList shownTexts(const QWidget &widget)
    {
        QStringList texts;
        for (const auto *label : widget.findChildren<QLabel *>())
            texts << label->text();
        for (const auto *button : widget.findChildren<QPushButton *>())
            texts << button->text();
        return texts;
    }

    std::unique_ptr<PageRoom> m_room;
    std::unique_ptr<WhatIfSession> m_session;
    std::filesystem::path m_log;
    std::vector<WhatIfAnswer> m_answers;
};

QTEST_MAIN(TestWhatIfPanel)
#include "tst_what_if_panel.moc"
