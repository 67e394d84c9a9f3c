// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/workspace.h"
#include "tests/support/temp_folder.h"

#include <QTest>

#include <csignal>
#include <set>
#include <sys/wait.h>
#include <unistd.h>

using namespace cacheloupe;

namespace {

constexpr int kReportedBeforeKill = 40;

/// The child: flags hit after hit and reports each one once the workspace has said it is stored. Never returns.
[[noreturn]] void flagUntilKilled(const std::filesystem::path &path, int report)
{
    auto workspace = Workspace::open(path, systemNow);
    for (std::int32_t n = 0; workspace; ++n) {
        if (!workspace->setVerdict({"hit" + std::to_string(n), "week.jsonl", "faq", Verdict::stale, "note", "ana", {}}))
            break;
        if (::write(report, &n, sizeof n) != ssize_t(sizeof n))
            break;
    }
    ::_exit(1);
}

} // namespace

class TestKill : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyReportedVerdictSurvives()
    {
        const test::TempFolder folder;
        const auto path = folder.path("w.cacheloupe");
        QVERIFY(Workspace::create(path, systemNow).ok());
        std::set<std::string> reported;
        for (int round = 0; round < 3; ++round)
            runAndKill(path, reported);
        QVERIFY(int(reported.size()) >= kReportedBeforeKill);

        auto workspace = Workspace::open(path, systemNow);
        QVERIFY(workspace.ok());
        std::set<std::string> stored;
        const auto verdicts = workspace->verdicts();
        for (const auto &record : *verdicts)
            stored.insert(record.hitId);
        for (const auto &id : reported)
            QVERIFY2(stored.count(id) == 1, id.c_str());
        const auto check = workspace->verifyAudit();
        QVERIFY(check->intact);
        QVERIFY(workspace->setVerdict({"after", {}, {}, Verdict::safe, {}, "ana", {}}));
    }

private:
    static void runAndKill(const std::filesystem::path &path, std::set<std::string> &reported)
    {
        int ends[2];
        QVERIFY(::pipe(ends) == 0);
        const pid_t child = ::fork();
        QVERIFY(child >= 0);
        if (child == 0) {
            ::close(ends[0]);
            flagUntilKilled(path, ends[1]);
        }
        ::close(ends[1]);
        std::int32_t n = 0;
        int count = 0;
        while (::read(ends[0], &n, sizeof n) == ssize_t(sizeof n)) {
            reported.insert("hit" + std::to_string(n));
            if (++count == kReportedBeforeKill)
                ::kill(child, SIGKILL);
        }
        ::close(ends[0]);
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
    }
};

QTEST_APPLESS_MAIN(TestKill)
#include "tst_kill.moc"
