// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/resource.h"
#include "core/driver/json.h"
#include "core/hitlog/hit_table.h"
#include "core/policy/policy_publisher.h"
#include "tests/flows/window_driver.h"
#include "tests/support/temp_folder.h"
#include "ui/support/page.h"

#include <QLabel>
#include <QListView>
#include <QPlainTextEdit>
#include <QProcess>
#include <QProcessEnvironment>
#include <QPushButton>
#include <QStandardPaths>
#include <QTableWidget>

using namespace cacheloupe;

namespace {

constexpr int kPatienceMs = 20000;
constexpr const char *kSite = "support.refunds";
constexpr const char *kQuestion = "how long may i return a lamp";

} // namespace

/// The whole loop with keys only: an application decides with the Python client and logs, the window shows it, a person
/// changes the sentence, reads the what-if, publishes, and takes it back; the application, still running, obeys each time.
class TestPolicyWorkbench : public QObject
{
    Q_OBJECT

    test::TempFolder m_folder;
    std::unique_ptr<test::WindowDriver> m_driver;
    std::unique_ptr<QProcess> m_app;

    std::filesystem::path policyPath() const { return m_folder.path("policy.json"); }
    PublishedPolicy published() const;
    void publishFirst();
    void startApplication();
    Json ask();
    QWidget *focused() const;
    bool takeKeys(const char *name);
    void tabTo(const char *name);
    void key(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void type(const QString &text);
    bool atRest() const;
    bool whatIfSays(const QString &caption) const;

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void theApplicationServesAndLogs();
    void thePolicyIsOpenedByItsPath();
    void theSentenceIsWrittenAndTheWhatIfFollows();
    void publishingIsObeyed();
    void takingItBackIsObeyed();
};

PublishedPolicy TestPolicyWorkbench::published() const
{
    const auto file = readPolicyFile(policyPath());
    return file ? *file : PublishedPolicy{};
}

void TestPolicyWorkbench::publishFirst()
{
    PolicyDocument document;
    auto &rule = document.ruleFor(kSite);
    rule.cacheable = true;
    rule.match = "exact-then-semantic";
    rule.similarityThreshold = 0.8;
    rule.ttlS = 3600;
    rule.scope = "tenant";
    PublishRequest request;
    request.target = PolicyTarget::file(policyPath());
    request.document = document;
    request.publishedBy = "ana";
    request.note = "first";
    request.at = systemNow();
    QVERIFY(publishPolicy(request).ok());
}

void TestPolicyWorkbench::startApplication()
{
    for (const char *name : {"clients/cacheloupe_policy.py", "snippets/cacheloupe_hits.py"})
        m_folder.write(std::string_view(name).substr(std::string_view(name).find('/') + 1), resource(name).value());
    m_folder.write("facts.json", dumpJson({{"corpus_version", "v1"}, {"refund_days", 14}}));
    m_app = std::make_unique<QProcess>();
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("PYTHONPATH"), QString::fromStdString(m_folder.path("").string()));
    m_app->setProcessEnvironment(environment);
    m_app->start(QStringLiteral("python3"), {QStringLiteral("-B"), QStringLiteral(CACHELOUPE_TEST_DATA "/clients/support_app.py"), QString::fromStdString(m_folder.path("").string())});
    QVERIFY2(m_app->waitForStarted(kPatienceMs), qPrintable(m_app->errorString()));
}

Json TestPolicyWorkbench::ask()
{
    const Json question = {{"call_site", kSite}, {"query", kQuestion}, {"tenant", "acme"}};
    m_app->write(QByteArray::fromStdString(dumpJson(question)) + '\n');
    while (!m_app->canReadLine() && m_app->waitForReadyRead(kPatienceMs)) { }
    const auto answer = parseJson(m_app->readLine().toStdString(), "answer");
    return answer ? *answer : Json::object();
}

QWidget *TestPolicyWorkbench::focused() const
{
    auto *widget = QApplication::focusWidget();
    return widget ? widget : &m_driver->window();
}

/// Without a window manager nobody gives the window its keys back after a dialog.
bool TestPolicyWorkbench::takeKeys(const char *name)
{
    m_driver->window().activateWindow();
    auto *widget = m_driver->find<QWidget>(name);
    return QTest::qWaitFor([&] {
        widget->setFocus();
        return m_driver->window().isActiveWindow() && widget->hasFocus();
    }, kPatienceMs);
}

/// Moves the focus with the Tab key alone, as somebody without a mouse does.
void TestPolicyWorkbench::tabTo(const char *name)
{
    for (int i = 0; i < 300 && focused()->objectName() != QLatin1String(name); ++i)
        QTest::keyClick(focused(), Qt::Key_Tab);
    QCOMPARE(focused()->objectName(), QLatin1String(name));
}

void TestPolicyWorkbench::key(int key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(focused(), Qt::Key(key), modifiers);
}

void TestPolicyWorkbench::type(const QString &text)
{
    QTest::keyClicks(focused(), text);
}

bool TestPolicyWorkbench::atRest() const
{
    return !m_driver->window().isBusy();
}

bool TestPolicyWorkbench::whatIfSays(const QString &caption) const
{
    const auto *panel = m_driver->window().findChild<QWidget *>(QStringLiteral("policies.whatIf"));
    for (const auto *label : panel->findChildren<QLabel *>())
        if (label->text().contains(caption))
            return true;
    for (const auto *link : panel->findChildren<QPushButton *>())
        if (link->accessibleName().contains(caption) || link->text().contains(caption))
            return true;
    return false;
}

void TestPolicyWorkbench::initTestCase()
{
    if (QStandardPaths::findExecutable(QStringLiteral("python3")).isEmpty()) {
        if (qEnvironmentVariableIsSet("CACHELOUPE_ALL_TOOLS"))
            QFAIL("python3 is not installed (Debian package python3)");
        QSKIP("python3 is not installed (Debian package python3)");
    }
    publishFirst();
    startApplication();
    m_driver = std::make_unique<test::WindowDriver>();
    m_driver->start();
    QVERIFY(QTest::qWaitForWindowExposed(&m_driver->window()));
}

void TestPolicyWorkbench::cleanupTestCase()
{
    if (m_driver)
        m_driver->stop();
    if (m_app) {
        m_app->closeWriteChannel();
        QVERIFY(m_app->waitForFinished(kPatienceMs));
    }
}

void TestPolicyWorkbench::theApplicationServesAndLogs()
{
    QVERIFY(ask().at("served") == false);
    QVERIFY(ask().at("served") == true);
    QVERIFY(ask().at("served") == true);
    m_driver->app().opener().openFiles({QString::fromStdString(m_folder.path("hits.jsonl").string())});
    QTRY_VERIFY_WITH_TIMEOUT(m_driver->isLoaded(), kPatienceMs);
    const auto table = m_driver->context().hitLog.table();
    int hits = 0;
    for (HitRow row = 0; row < table->rowCount(); ++row)
        hits += table->kind(row) == EventKind::hit;
    QCOMPARE(hits, 2);
}

void TestPolicyWorkbench::thePolicyIsOpenedByItsPath()
{
    key(Qt::Key_5, Qt::ControlModifier);
    auto *page = m_driver->window().findChild<Page *>(QStringLiteral("policiesPage"));
    QTRY_VERIFY_WITH_TIMEOUT(page && page->isVisible(), kPatienceMs);
    m_driver->window().activateWindow();
    page->focusTarget()->setFocus();
    tabTo("emptyPrimary");
    key(Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(QApplication::activeModalWidget() || QApplication::activeWindow() != &m_driver->window(), kPatienceMs);
    auto *address = m_driver->find<QWidget>("policies.targetAddress");
    QTRY_VERIFY_WITH_TIMEOUT(address && address->isVisible(), kPatienceMs);
    address->window()->activateWindow();
    QTRY_VERIFY_WITH_TIMEOUT(address->hasFocus(), kPatienceMs);
    type(QString::fromStdString(policyPath().string()));
    key(Qt::Key_Return);
    auto *list = m_driver->find<QListView>("policies.sites");
    QTRY_COMPARE_WITH_TIMEOUT(list->currentIndex().data().toString(), QLatin1String(kSite), kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(atRest(), kPatienceMs);
}

void TestPolicyWorkbench::theSentenceIsWrittenAndTheWhatIfFollows()
{
    QVERIFY(takeKeys("policies.sites"));
    tabTo("policies.writeSentence");
    key(Qt::Key_Space);
    QCOMPARE(focused()->objectName(), QStringLiteral("policies.sentenceText"));
    QVERIFY(static_cast<QPlainTextEdit *>(focused())->toPlainText().startsWith(QStringLiteral("Answers of support.refunds may be reused for 1 hour")));
    key(Qt::Key_A, Qt::ControlModifier);
    type(QStringLiteral("Answers of support.refunds are never reused; each request is answered afresh."));
    key(Qt::Key_Return);
    auto *sentence = m_driver->find<QLabel>("policies.sentence");
    QTRY_VERIFY2(sentence->text().contains(QStringLiteral("are never reused")), qPrintable(sentence->text()));
    QTRY_VERIFY_WITH_TIMEOUT(atRest() && whatIfSays(QStringLiteral("Refused")), kPatienceMs);
    // Undone and done again: the draft is what it was.
    key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY2(sentence->text().contains(QStringLiteral("1 hour")), qPrintable(sentence->text()));
    key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY2(sentence->text().contains(QStringLiteral("are never reused")), qPrintable(sentence->text()));
}

void TestPolicyWorkbench::publishingIsObeyed()
{
    key(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(focused()->objectName(), QStringLiteral("policies.note"), kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(atRest(), kPatienceMs);
    type(QStringLiteral("Lamps differ by shop"));
    key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(published().document.revision == 2, kPatienceMs);
    QCOMPARE(published().document.find(kSite)->cacheable, std::optional(false));
    QCOMPARE(published().document.note, std::string("Lamps differ by shop"));
    const auto answer = ask();
    QVERIFY(answer.at("served") == false);
    QVERIFY2(answer.at("reason") == "site_not_cacheable", dumpJson(answer).c_str());
    QVERIFY(answer.at("revision") == 2);
}

void TestPolicyWorkbench::takingItBackIsObeyed()
{
    QTRY_VERIFY_WITH_TIMEOUT(atRest(), kPatienceMs);
    QVERIFY(takeKeys("policies.sites"));
    key(Qt::Key_H, Qt::ControlModifier);
    auto *revisions = m_driver->find<QTableWidget>("policies.revisions");
    QTRY_VERIFY_WITH_TIMEOUT(revisions->isVisible() && revisions->rowCount() == 2, kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(focused()->objectName(), QStringLiteral("policies.revisions"), kPatienceMs);
    key(Qt::Key_Down);
    QCOMPARE(revisions->currentRow(), 1);
    tabTo("policies.restoreNote");
    type(QStringLiteral("It was right after all"));
    key(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(published().document.revision == 3, kPatienceMs);
    QCOMPARE(published().document.find(kSite)->cacheable, std::optional(true));
    QCOMPARE(published().document.note, std::string("It was right after all"));
    QVERIFY(ask().at("served") == true);
}

QTEST_MAIN(TestPolicyWorkbench)
#include "tst_policy_workbench.moc"
