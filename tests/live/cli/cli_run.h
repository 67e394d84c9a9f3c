// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStringList>

#include <filesystem>

namespace cacheloupe::test {

/// What one run of the built cacheloupe-cli left behind.
struct CliRun {
    int code = -1;
    QByteArray out;
    QByteArray messages;

    QJsonDocument json() const { return QJsonDocument::fromJson(out); }
    /// jsonl: one object a line; a line that is none gives an empty object.
    QList<QJsonObject> lines() const
    {
        QList<QJsonObject> objects;
        for (const QByteArray &line : out.split('\n')) {
            if (!line.isEmpty())
                objects << QJsonDocument::fromJson(line).object();
        }
        return objects;
    }
};

inline QString text(const std::filesystem::path &path)
{
    return QString::fromStdString(path.string());
}

/// Runs the program to its end; code stays -1 when it crashed or hung.
inline CliRun cli(const QStringList &arguments, const QStringList &environment = {})
{
    QProcess process;
    process.setProcessEnvironment([&] {
        QProcessEnvironment all = QProcessEnvironment::systemEnvironment();
        for (const QString &pair : environment)
            all.insert(pair.section(QLatin1Char('='), 0, 0), pair.section(QLatin1Char('='), 1));
        return all;
    }());
    process.start(QStringLiteral(CACHELOUPE_CLI), arguments);
    CliRun run;
    if (process.waitForFinished(120'000) && process.exitStatus() == QProcess::NormalExit)
        run.code = process.exitCode();
    run.out = process.readAllStandardOutput();
    run.messages = process.readAllStandardError();
    return run;
}

/// Fails with what the program said, unless it left with this code.
#define VERIFY_CODE(run, expected) \
    QVERIFY2((run).code == (expected), ("exit code " + QByteArray::number((run).code) + "\n" + (run).messages + (run).out.left(2000)).constData())

/// Fails unless the program said these words.
#define VERIFY_SAYS(run, words) QVERIFY2((run).messages.contains(words), (run).messages.constData())

} // namespace cacheloupe::test
