// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/arch/source_tree.h"

#include <QtTest>

using namespace cacheloupe;

/// Small files: what grows is split by responsibility (design section 2).
class TestSizes : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void headersAreShort();
    void theMedianHeaderFitsAScreen();
    void sourcesAreShort();
    void mainAndMainWindowOnlyCompose();
};

namespace {

std::vector<SourceFile> programFiles()
{
    return sourceFiles({QStringLiteral("core"), QStringLiteral("ui"), QStringLiteral("app")});
}

QStringList longerThan(const SourceFile &file, qsizetype limit)
{
    if (file.lines.size() <= limit)
        return {};
    return {QStringLiteral("%1: the file has %2 lines, at most %3").arg(file.at(limit + 1)).arg(file.lines.size()).arg(limit)};
}

} // namespace

void TestSizes::headersAreShort()
{
    QStringList violations;
    for (const SourceFile &file : programFiles()) {
        if (file.isHeader())
            violations << longerThan(file, 120);
    }
    VERIFY_NONE(violations);
}

void TestSizes::theMedianHeaderFitsAScreen()
{
    std::vector<qsizetype> lengths;
    for (const SourceFile &file : programFiles()) {
        if (file.isHeader())
            lengths.push_back(file.lines.size());
    }
    QVERIFY(!lengths.empty());
    std::sort(lengths.begin(), lengths.end());
    const qsizetype median = lengths[lengths.size() / 2];
    QVERIFY2(median <= 60, qPrintable(QStringLiteral("the median header has %1 lines, at most 60").arg(median)));
}

void TestSizes::sourcesAreShort()
{
    QStringList violations;
    for (const SourceFile &file : programFiles()) {
        if (!file.isHeader())
            violations << longerThan(file, 350);
    }
    VERIFY_NONE(violations);
}

void TestSizes::mainAndMainWindowOnlyCompose()
{
    QStringList violations;
    for (const SourceFile &file : programFiles()) {
        if (file.name() == QLatin1String("main.cpp"))
            violations << longerThan(file, 80);
        if (file.name().startsWith(QLatin1String("main_window.")))
            violations << longerThan(file, 300);
    }
    VERIFY_NONE(violations);
}

QTEST_GUILESS_MAIN(TestSizes)
#include "tst_sizes.moc"
