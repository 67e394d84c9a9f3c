// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <vector>

namespace cacheloupe {

/// One C++ file of the repository; `path` is relative to its root, line numbers count from 1.
struct SourceFile {
    QString path;
    QStringList lines;

    bool isHeader() const { return path.endsWith(QLatin1String(".h")); }
    QString folder() const { return path.section(QLatin1Char('/'), 0, -2); }
    QString name() const { return path.section(QLatin1Char('/'), -1); }
    QString at(qsizetype line) const { return QStringLiteral("%1:%2").arg(path).arg(line); }
};

/// All .h and .cpp files below the given top-level folders, sorted by path.
inline std::vector<SourceFile> sourceFiles(const QStringList &roots)
{
    const QDir repository(QStringLiteral(CACHELOUPE_SOURCE_DIR));
    std::vector<SourceFile> files;
    for (const QString &root : roots) {
        QDirIterator it(repository.filePath(root), {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
                        QDirIterator::Subdirectories);
        while (it.hasNext()) {
            QFile file(it.next());
            if (!file.open(QIODevice::ReadOnly))
                continue;
            QString text = QString::fromUtf8(file.readAll());
            if (text.endsWith(QLatin1Char('\n')))
                text.chop(1);
            files.push_back({repository.relativeFilePath(file.fileName()), text.split(QLatin1Char('\n'))});
        }
    }
    std::sort(files.begin(), files.end(), [](const auto &a, const auto &b) { return a.path < b.path; });
    return files;
}

/// "file:line: why: the line" for every line that matches; `codeOnly` leaves out what stands behind `//`.
inline QStringList linesMatching(const SourceFile &file, const QRegularExpression &pattern, const QString &why,
                                 bool codeOnly = true)
{
    QStringList found;
    for (qsizetype i = 0; i < file.lines.size(); ++i) {
        const QString line = codeOnly ? file.lines[i].section(QStringLiteral("//"), 0, 0) : file.lines[i];
        if (pattern.match(line).hasMatch())
            found << QStringLiteral("%1: %2: %3").arg(file.at(i + 1), why, file.lines[i].trimmed());
    }
    return found;
}

} // namespace cacheloupe

/// Fails naming every violation with its file and line.
#define VERIFY_NONE(violations) \
    QVERIFY2((violations).isEmpty(), qPrintable(QLatin1Char('\n') + (violations).join(QLatin1Char('\n'))))
