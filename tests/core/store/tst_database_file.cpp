// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database_file.h"
#include "tests/support/temp_folder.h"

#include <QTest>

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <functional>

using namespace cacheloupe;

namespace {

/// Another process that has something open until the object goes.
class OtherProcess {
public:
    explicit OtherProcess(const std::function<bool()> &begin)
    {
        int ready[2];
        if (pipe(ready) != 0)
            return;
        m_pid = fork();
        if (m_pid == 0) {
            const char sign = begin() ? 'y' : 'n';
            if (write(ready[1], &sign, 1) == 1)
                for (;;)
                    pause();
            _exit(0);
        }
        char sign = 'n';
        m_isReady = m_pid > 0 && read(ready[0], &sign, 1) == 1 && sign == 'y';
        close(ready[0]);
        close(ready[1]);
    }
    ~OtherProcess()
    {
        if (m_pid <= 0)
            return;
        kill(m_pid, SIGKILL);
        waitpid(m_pid, nullptr, 0);
    }
    OtherProcess(const OtherProcess &) = delete;
    OtherProcess &operator=(const OtherProcess &) = delete;
    bool isReady() const { return m_isReady; }
    pid_t pid() const { return m_pid; }

private:
    pid_t m_pid = -1;
    bool m_isReady = false;
};

std::function<bool()> opens(const std::filesystem::path &path, int flags)
{
    return [path, flags] { return open(path.c_str(), flags) >= 0; };
}

std::vector<std::string> idsOf(const std::vector<StoreFinding> &findings)
{
    std::vector<std::string> out;
    for (const auto &finding : findings)
        out.push_back(finding.id);
    return out;
}

} // namespace

class TestDatabaseFile : public QObject {
    Q_OBJECT
    const test::TempFolder m_folder;

private Q_SLOTS:
    void aFileAloneIsFine()
    {
        const auto path = m_folder.write("alone.db", "some bytes");
        const auto facts = databaseFileFacts(path);
        QCOMPARE(facts.sizeBytes, std::uint64_t(10));
        QCOMPARE(facts.walBytes, std::uint64_t(0));
        QVERIFY(facts.writers.empty());
        QVERIFY(databaseFileFindings({facts}).empty());
    }

    void severalWritersAreSeen()
    {
        if (!std::filesystem::exists("/proc/self/fd"))
            QSKIP("without /proc nobody tells who has a file open");
        const auto path = m_folder.write("cache.db", "some bytes");
        const OtherProcess reader(opens(path, O_RDONLY));
        const OtherProcess first(opens(path, O_RDWR));
        QVERIFY(reader.isReady() && first.isReady());
        QCOMPARE(databaseFileFacts(path).writers.size(), size_t(1));
        QVERIFY(databaseFileFindings({databaseFileFacts(path)}).empty());
        const OtherProcess second(opens(path, O_RDWR));
        QVERIFY(second.isReady());
        const auto facts = databaseFileFacts(path);
        QCOMPARE(facts.writers.size(), size_t(2));
        for (const auto &process : {first.pid(), second.pid()}) {
            const std::string id = '(' + std::to_string(process) + ')';
            QVERIFY(std::any_of(facts.writers.begin(), facts.writers.end(), [&](const auto &writer) { return writer.ends_with(id); }));
        }
        const auto found = databaseFileFindings({facts});
        QCOMPARE(idsOf(found), std::vector<std::string>{"sqlite-several-writers"});
        QCOMPARE(found.front().where, path.string());
        QCOMPARE(found.front().facts.front(), (std::pair<std::string, std::string>("writers_n", "2")));
    }

    void ourOwnReadingIsNoWriter()
    {
        const auto path = m_folder.write("own.db", "some bytes");
        const int own = open(path.c_str(), O_RDWR);
        QVERIFY(databaseFileFacts(path).writers.empty());
        close(own);
    }

    void aHeldLockNamesItsProcess()
    {
        if (!std::filesystem::exists("/proc/self/fd"))
            QSKIP("without /proc nobody tells who has a file open");
        const auto path = m_folder.write("locked.db", "some bytes");
        const OtherProcess locker([&] {
            struct flock lock = {};
            lock.l_type = F_WRLCK;
            lock.l_whence = SEEK_SET;
            lock.l_start = 0x40000001;
            lock.l_len = 1;
            const int file = open(path.c_str(), O_RDWR);
            return file >= 0 && fcntl(file, F_SETLK, &lock) == 0;
        });
        QVERIFY(locker.isReady());
        QCOMPARE(databaseFileFacts(path).writers.size(), size_t(1));
    }

    void networkDisksAreNamed()
    {
        QCOMPARE(networkFileSystem(0x6969), std::string_view("nfs"));
        QCOMPARE(networkFileSystem(0xFF534D42), std::string_view("cifs"));
        QCOMPARE(networkFileSystem(std::uint64_t(std::int64_t(std::int32_t(0xFF534D42)))), std::string_view("cifs"));
        QCOMPARE(networkFileSystem(0xEF53), std::string_view()); // ext4
        QCOMPARE(networkFileSystem(0x01021994), std::string_view()); // tmpfs
        DatabaseFileFacts one;
        one.path = "/share/000/cache.db";
        one.networkFileSystem = "nfs";
        DatabaseFileFacts two = one;
        two.path = "/share/001/cache.db";
        const auto found = databaseFileFindings({one, two});
        QCOMPARE(idsOf(found), std::vector<std::string>{"sqlite-network-disk"});
        QCOMPARE(found.front().facts, (std::vector<std::pair<std::string, std::string>>{{"file_system", "nfs"}, {"files_n", "2"}}));
    }

    void aGrownLogIsTold()
    {
        const auto path = m_folder.write("wal.db", "some bytes");
        const auto wal = m_folder.write("wal.db-wal", "");
        std::filesystem::resize_file(wal, 16u << 20);
        QVERIFY(databaseFileFindings({databaseFileFacts(path)}).empty());
        std::filesystem::resize_file(wal, (16u << 20) + 1);
        const auto found = databaseFileFindings({databaseFileFacts(path)});
        QCOMPARE(idsOf(found), std::vector<std::string>{"sqlite-wal-large"});
        QCOMPARE(found.front().facts.front().second, std::string("16777217"));
    }

    void aMissingFileSaysNothing()
    {
        const auto facts = databaseFileFacts(m_folder.path("none.db"));
        QCOMPARE(facts.sizeBytes, std::uint64_t(0));
        QVERIFY(databaseFileFindings({facts}).empty());
    }
};

QTEST_GUILESS_MAIN(TestDatabaseFile)
#include "tst_database_file.moc"
