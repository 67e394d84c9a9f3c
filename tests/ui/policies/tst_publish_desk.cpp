// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/driver/signature.h"
#include "core/policy/policy_codec.h"
#include "tests/support/redis_server.h"
#include "tests/ui/page_room.h"
#include "ui/policies/policies_page.h"
#include "ui/policies/policy_session.h"
#include "ui/support/theme.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QDialog>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableWidget>
#include <QTest>
#include <QTextBrowser>

using namespace cacheloupe;
using namespace cacheloupe::test;

namespace {

constexpr int kPatienceMs = 30000;

PolicyDocument firstPolicy()
{
    PolicyDocument document;
    auto &faq = document.ruleFor("faq");
    faq.cacheable = true;
    faq.ttlS = 3600;
    document.ruleFor("billing").cacheable = false;
    return document;
}

} // namespace

/// From a draft to what applications read, in the real page: publishing, approvals, the conflict, history, plans.
class TestPublishDesk : public QObject {
    Q_OBJECT
    std::unique_ptr<PageRoom> room;
    std::unique_ptr<PoliciesPage> page;
    PolicyTarget target;

    template <typename T>
    T *part(const char *name) const
    {
        auto *found = page->findChild<T *>(QLatin1String(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }
    PolicySession *session() const { return page->findChild<PolicySession *>(); }
    PublishedPolicy live() const { return *readPublished(target); }
    static std::string person() { return qEnvironmentVariable("USER").toStdString(); }
    void publishAs(const std::string &name, std::int64_t ttlS, const std::string &note)
    {
        const auto now = live();
        auto document = now.document;
        document.ruleFor("faq").ttlS = ttlS;
        QVERIFY(publishPolicy({target, document, now.document.revision, now.hash, name, note, systemNow()}).ok());
    }
    void editTtl(std::int64_t ttlS) { session()->edit({"faq", PolicyField::ttlS, ttlS}); }
    void settle() { QTRY_VERIFY_WITH_TIMEOUT(!page->isBusy(), kPatienceMs); }
    void askWorkspace(std::function<Status(Workspace &)> work)
    {
        std::optional<bool> done;
        room->workspace.write(std::move(work), [&](Status status) { done = status.ok(); });
        QTRY_VERIFY_WITH_TIMEOUT(done.has_value(), kPatienceMs);
        QVERIFY(*done);
    }
    void openPage(const PolicyTarget &where, Environment environment)
    {
        target = where;
        QSignalSpy opened(&room->workspace, &WorkspaceSession::opened);
        room->workspace.open(room->folder.path("w.cacheloupe"));
        QTRY_COMPARE(opened.count(), 1);
        QVERIFY(publishPolicy({target, firstPolicy(), 0, {}, "ana", "first", systemNow()}).ok());
        page = std::make_unique<PoliciesPage>(room->context);
        page->resize(1200, 800);
        page->show();
        session()->openTarget({target, environment});
        QTRY_COMPARE_WITH_TIMEOUT(session()->published().revision, std::int64_t(1), kPatienceMs);
        settle();
    }
    void pressPublish(const char *note)
    {
        part<QAction>("policies.publish")->trigger();
        auto *edit = part<QLineEdit>("policies.note");
        QVERIFY(edit->isVisible());
        settle();
        QTest::keyClicks(edit, QString::fromLatin1(note));
        QTest::keyClick(edit, Qt::Key_Return);
    }

private Q_SLOTS:
    void initTestCase()
    {
        applyTheme(*qApp, Theme::light());
        qputenv("USER", "chloe");
    }
    void init()
    {
        room = std::make_unique<PageRoom>();
        qputenv("XDG_CONFIG_HOME", QByteArray::fromStdString(room->folder.path("config").string()));
    }
    void cleanup()
    {
        page.reset();
        room.reset();
    }

    void publishesAndSaysWhatChangesInWords()
    {
        openPage(PolicyTarget::file(room->folder.path("policy.json")), Environment::development);
        editTtl(60);
        settle();
        part<QAction>("policies.publish")->trigger();
        QCOMPARE(part<QTableWidget>("policies.changes")->rowCount(), 1);
        const auto words = part<QTextBrowser>("policies.words")->toPlainText();
        QVERIFY2(words.contains(QLatin1String("faq")) && words.contains(QLatin1String("Tightens")), qPrintable(words));
        QVERIFY(part<QTabWidget>("policies.views")->isTabVisible(2));
        QVERIFY(!part<QPushButton>("policies.confirm")->isEnabled());
        QVERIFY(!part<QLabel>("policies.approvals")->isVisible());
        pressPublish("shorter");
        QTRY_COMPARE_WITH_TIMEOUT(session()->published().revision, std::int64_t(2), kPatienceMs);
        QCOMPARE(live().document.note, std::string("shorter"));
        QCOMPARE(live().document.publishedBy, std::string("chloe"));
        QVERIFY(!session()->hasChanges());
    }

    void looseningWaitsForSomebodyElse()
    {
        openPage(PolicyTarget::file(room->folder.path("policy.json")), Environment::production);
        editTtl(86400);
        settle();
        part<QAction>("policies.publish")->trigger();
        settle();
        auto *confirm = part<QPushButton>("policies.confirm");
        auto *approve = part<QPushButton>("policies.approve");
        QVERIFY(part<QLabel>("policies.approvals")->isVisible());
        QTest::keyClicks(part<QLineEdit>("policies.note"), QStringLiteral("longer"));
        QVERIFY(!confirm->isEnabled());
        // Not by the one who publishes, under whatever name: the key is the same.
        QTest::keyClicks(part<QLineEdit>("policies.approver"), QStringLiteral("chloe"));
        QVERIFY(!approve->isEnabled());
        part<QLineEdit>("policies.approver")->clear();
        QTest::keyClicks(part<QLineEdit>("policies.approver"), QStringLiteral("zoe"));
        QCOMPARE(approve->text(), QStringLiteral("Approve as zoe"));
        QTest::keyClick(part<QLineEdit>("policies.approver"), Qt::Key_Return);
        QSignalSpy told(&room->notices, &Notices::told);
        QTRY_COMPARE_WITH_TIMEOUT(told.count(), 1, kPatienceMs);
        settle();
        QVERIFY(!confirm->isEnabled());
        // Somebody with a key of their own.
        const auto ben = std::make_shared<Secret>(std::string(newSigningKey()->reveal()));
        askWorkspace([this, ben, draft = session()->draft(), base = session()->baseHash()](Workspace &workspace) -> Status {
            const auto given = approveDraft(workspace, target, draft, base, "ben", "fine", *ben, systemNow());
            return given ? Status() : given.error();
        });
        part<QPushButton>("policies.back")->click();
        pressPublish("longer");
        QVERIFY(part<QLabel>("policies.approvals")->text().contains(QLatin1String("ben")));
        QTRY_COMPARE_WITH_TIMEOUT(session()->published().revision, std::int64_t(2), kPatienceMs);
    }

    void aConflictIsMergedAndPublishedOnTop_data()
    {
        QTest::addColumn<bool>("redis");
        QTest::newRow("file") << false;
        QTest::newRow("redis") << true;
    }
    void aConflictIsMergedAndPublishedOnTop()
    {
        QFETCH(bool, redis);
        RedisServer server;
        if (redis)
            QVERIFY2(server.start(), qPrintable(server.error()));
        openPage(redis ? *parsePolicyTarget("redis://127.0.0.1:" + std::to_string(server.port()) + "#p") : PolicyTarget::file(room->folder.path("policy.json")),
                 Environment::development);
        editTtl(60);
        session()->edit({"billing", PolicyField::owner, std::string("chloe")});
        settle();
        publishAs("ben", 120, "his");
        pressPublish("mine");
        auto *conflicts = part<QTableWidget>("policies.conflicts");
        QTRY_VERIFY_WITH_TIMEOUT(conflicts->isVisible(), kPatienceMs);
        QCOMPARE(conflicts->rowCount(), 1);
        QCOMPARE(conflicts->item(0, 1)->text(), QStringLiteral("3600"));
        QCOMPARE(conflicts->item(0, 2)->text(), QStringLiteral("120"));
        QCOMPARE(conflicts->item(0, 3)->text(), QStringLiteral("60"));
        auto *merge = part<QPushButton>("policies.merge");
        QVERIFY(!merge->isEnabled());
        auto *choice = part<QComboBox>("policies.choice0");
        QTest::keyClick(choice, Qt::Key_Down);
        QTest::keyClick(choice, Qt::Key_Down);
        QCOMPARE(choice->currentText(), QStringLiteral("Mine"));
        QVERIFY(merge->isEnabled());
        merge->click();
        settle();
        QCOMPARE(part<QTableWidget>("policies.changes")->rowCount(), 2);
        auto *note = part<QLineEdit>("policies.note");
        QTest::keyClicks(note, QStringLiteral("both"));
        QTest::keyClick(note, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(session()->published().revision, std::int64_t(3), kPatienceMs);
        QCOMPARE(*live().document.find("faq")->ttlS, std::int64_t(60));
        QCOMPARE(*live().document.find("billing")->owner, std::string("chloe"));
    }

    void historyBringsAnOlderRevisionBack()
    {
        openPage(PolicyTarget::file(room->folder.path("policy.json")), Environment::development);
        for (int n = 0; n < 2; ++n) {
            editTtl(60 * (n + 1));
            settle();
            pressPublish("next");
            QTRY_COMPARE_WITH_TIMEOUT(session()->published().revision, std::int64_t(n + 2), kPatienceMs);
            settle();
        }
        part<QAction>("policies.history")->trigger();
        auto *revisions = part<QTableWidget>("policies.revisions");
        QTRY_VERIFY_WITH_TIMEOUT(revisions->isVisible() && revisions->rowCount() == 3, kPatienceMs); // with the first, which another program published
        QVERIFY(!part<QPushButton>("policies.restore")->isEnabled());
        QVERIFY(revisions->hasFocus() || QApplication::focusWidget() == nullptr);
        QTest::keyClick(revisions, Qt::Key_Down);
        auto *restore = part<QPushButton>("policies.restore");
        QCOMPARE(restore->text(), QStringLiteral("Bring back revision 2"));
        QVERIFY(part<QTextBrowser>("policies.revisionDetail")->toPlainText().contains(QLatin1String("faq")));
        auto *note = part<QLineEdit>("policies.restoreNote");
        QTest::keyClicks(note, QStringLiteral("was better"));
        QTest::keyClick(note, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(session()->published().revision, std::int64_t(4), kPatienceMs);
        QCOMPARE(*live().document.find("faq")->ttlS, std::int64_t(60));
        QCOMPARE(live().document.note, std::string("was better"));
        // Or as a draft, to be looked at first.
        settle();
        part<QAction>("policies.history")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(revisions->isVisible() && revisions->rowCount() == 4, kPatienceMs);
        QTest::keyClick(revisions, Qt::Key_Down);
        part<QPushButton>("policies.draftRevision")->click();
        QVERIFY(session()->hasChanges());
        QCOMPARE(*session()->draft().find("faq")->ttlS, std::int64_t(120));
        room->undo.undo();
        QVERIFY(!session()->hasChanges());
    }

    void bringingBackKeepsAnotherDraft()
    {
        openPage(PolicyTarget::file(room->folder.path("policy.json")), Environment::development);
        editTtl(60);
        settle();
        pressPublish("next");
        QTRY_COMPARE_WITH_TIMEOUT(session()->published().revision, std::int64_t(2), kPatienceMs);
        settle();
        editTtl(30);
        part<QAction>("policies.history")->trigger();
        auto *revisions = part<QTableWidget>("policies.revisions");
        QTRY_VERIFY_WITH_TIMEOUT(revisions->isVisible() && revisions->rowCount() == 2, kPatienceMs);
        QTest::keyClick(revisions, Qt::Key_Down);
        QSignalSpy told(&room->notices, &Notices::told);
        auto *note = part<QLineEdit>("policies.restoreNote");
        QTest::keyClicks(note, QStringLiteral("was better"));
        QTest::keyClick(note, Qt::Key_Return);
        QCOMPARE(told.count(), 1);
        settle();
        QCOMPARE(live().document.revision, std::int64_t(2));
        QCOMPARE(*session()->draft().find("faq")->ttlS, std::int64_t(30));
    }

    void aPlanIsOfferedWhenItIsDue()
    {
        openPage(PolicyTarget::file(room->folder.path("policy.json")), Environment::development);
        editTtl(60);
        settle();
        part<QAction>("policies.publish")->trigger();
        QTest::keyClicks(part<QLineEdit>("policies.note"), QStringLiteral("for the sale"));
        part<QCheckBox>("policies.later")->click();
        part<QCheckBox>("policies.takeBack")->click();
        part<QDateTimeEdit>("policies.publishAt")->setDateTime(QDateTime::currentDateTime().addSecs(-60));
        QCOMPARE(part<QPushButton>("policies.confirm")->text(), QStringLiteral("Plan"));
        part<QPushButton>("policies.confirm")->click();
        auto *strip = part<QWidget>("policies.due");
        QTRY_VERIFY_WITH_TIMEOUT(strip->isVisible(), kPatienceMs);
        QCOMPARE(live().document.revision, std::int64_t(1)); // never by itself
        part<QPushButton>("policies.duePublish")->click();
        QTRY_COMPARE_WITH_TIMEOUT(session()->published().revision, std::int64_t(2), kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(!strip->isVisible(), kPatienceMs); // the way back waits for its day
        QCOMPARE(live().document.note, std::string("for the sale"));
    }

    void theTargetIsChosenByKeyboard()
    {
        openPage(PolicyTarget::file(room->folder.path("policy.json")), Environment::development);
        part<QAction>("policies.open")->trigger();
        auto *dialog = part<QDialog>("policies.targetDialog");
        QTRY_VERIFY(dialog->isVisible());
        QCOMPARE(part<QLineEdit>("policies.targetAddress")->text(), QString::fromStdString(target.path.string()));
        auto *sqlite = part<QRadioButton>("policies.kindSqlite");
        sqlite->setFocus();
        QTest::keyClick(sqlite, Qt::Key_Space);
        QVERIFY(part<QLineEdit>("policies.targetName")->isVisible());
        auto *address = part<QLineEdit>("policies.targetAddress");
        address->clear();
        QTest::keyClick(dialog, Qt::Key_Return);
        QVERIFY(part<QLabel>("policies.targetProblem")->isVisible());
        const auto path = room->folder.path("app.db").string();
        QTest::keyClicks(address, QString::fromStdString(path));
        QTest::keyClicks(part<QLineEdit>("policies.targetName"), QStringLiteral("rules"));
        dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Open)->click();
        QTRY_COMPARE_WITH_TIMEOUT(session()->path(), QString::fromStdString("sqlite:" + path + "#rules/policy"), kPatienceMs);
        settle();
        QVERIFY(session()->isOpen());
        QCOMPARE(session()->published().revision, std::int64_t(0));
        QVERIFY(session()->known().environment == Environment::development);
    }
};

QTEST_MAIN(TestPublishDesk)
#include "tst_publish_desk.moc"
