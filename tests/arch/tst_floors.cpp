// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/arch/source_tree.h"

#include <QMap>
#include <QtTest>

using namespace cacheloupe;

/// A folder includes only folders on lower floors, never a peer (design section 2).
class TestFloors : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyFolderStandsOnAFloor();
    void includesLeadDownwards();
    void includesAreWrittenFromTheRoot();
    void driversKnowNoDomainTypes();
    void commandLineUsesCoreOnly();

private:
    static QString room(const QString &path);
    static int floorOf(const QString &room);
    static QString includedPath(const QString &line);
};

/// `core/base`, `ui/hits`, `app/cli`: the first two steps of a path.
QString TestFloors::room(const QString &path)
{
    return path.section(QLatin1Char('/'), 0, 1);
}

int TestFloors::floorOf(const QString &room)
{
    static const QMap<QString, int> floors = {
        {QStringLiteral("core/base"), 0},      {QStringLiteral("core/domain"), 1},
        {QStringLiteral("core/driver"), 2},    {QStringLiteral("core/hitlog"), 3},
        {QStringLiteral("core/store"), 3},     {QStringLiteral("core/workspace"), 3},
        {QStringLiteral("core/review"), 4},    {QStringLiteral("core/policy"), 4},
        {QStringLiteral("core/replay"), 4},    {QStringLiteral("core/insight"), 4},
        {QStringLiteral("core/report"), 5},    {QStringLiteral("core/demo"), 5},
        {QStringLiteral("ui/support"), 6},
        {QStringLiteral("ui/widgets"), 7},     {QStringLiteral("ui/records"), 8},
        {QStringLiteral("ui/overview"), 9},    {QStringLiteral("ui/hits"), 9},
        {QStringLiteral("ui/review"), 9},      {QStringLiteral("ui/stores"), 9},
        {QStringLiteral("ui/policies"), 9},    {QStringLiteral("ui/replay"), 9},
        {QStringLiteral("ui/insight"), 9},     {QStringLiteral("ui/shell"), 9},
        {QStringLiteral("ui/mapping"), 9},
        {QStringLiteral("app/cli"), 10},       {QStringLiteral("app/gui"), 10},
    };
    return floors.value(room, -1);
}

/// The path of a quoted include, or an empty text.
QString TestFloors::includedPath(const QString &line)
{
    static const QRegularExpression quoted(QStringLiteral("^\\s*#\\s*include\\s*\"([^\"]+)\""));
    const QString path = quoted.match(line).captured(1);
    return path.endsWith(QLatin1String(".moc")) ? QString() : path;
}

void TestFloors::everyFolderStandsOnAFloor()
{
    QStringList violations;
    for (const SourceFile &file : sourceFiles({QStringLiteral("core"), QStringLiteral("ui"), QStringLiteral("app")})) {
        if (floorOf(file.folder()) < 0)
            violations << QStringLiteral("%1: folder %2 is not in the floor table").arg(file.at(1), file.folder());
    }
    VERIFY_NONE(violations);
}

void TestFloors::includesLeadDownwards()
{
    QStringList violations;
    for (const SourceFile &file : sourceFiles({QStringLiteral("core"), QStringLiteral("ui"), QStringLiteral("app")})) {
        for (qsizetype i = 0; i < file.lines.size(); ++i) {
            const QString target = room(includedPath(file.lines[i]));
            if (target.isEmpty() || target == file.folder())
                continue;
            if (floorOf(target) < 0 || floorOf(target) >= floorOf(file.folder()))
                violations << QStringLiteral("%1: %2 (floor %3) includes %4 (floor %5)")
                                  .arg(file.at(i + 1), file.folder())
                                  .arg(floorOf(file.folder()))
                                  .arg(target)
                                  .arg(floorOf(target));
        }
    }
    VERIFY_NONE(violations);
}

void TestFloors::includesAreWrittenFromTheRoot()
{
    const QDir repository(QStringLiteral(CACHELOUPE_SOURCE_DIR));
    QStringList violations;
    for (const SourceFile &file : sourceFiles({QStringLiteral("core"), QStringLiteral("ui"), QStringLiteral("app")})) {
        for (qsizetype i = 0; i < file.lines.size(); ++i) {
            const QString path = includedPath(file.lines[i]);
            if (!path.isEmpty() && !repository.exists(path))
                violations << QStringLiteral("%1: \"%2\" is no path from the repository root").arg(file.at(i + 1), path);
        }
    }
    VERIFY_NONE(violations);
}

void TestFloors::driversKnowNoDomainTypes()
{
    const QRegularExpression domain(QStringLiteral("#\\s*include\\s*\"core/domain/"));
    QStringList violations;
    for (const SourceFile &file : sourceFiles({QStringLiteral("core/driver")}))
        violations << linesMatching(file, domain, QStringLiteral("a driver speaks bytes, not domain types"));
    VERIFY_NONE(violations);
}

void TestFloors::commandLineUsesCoreOnly()
{
    const QRegularExpression window(QStringLiteral("#\\s*include\\s*\"(ui|app/gui)/"));
    QStringList violations;
    for (const SourceFile &file : sourceFiles({QStringLiteral("app/cli")}))
        violations << linesMatching(file, window, QStringLiteral("the command line stands on core alone"));
    VERIFY_NONE(violations);
}

QTEST_GUILESS_MAIN(TestFloors)
#include "tst_floors.moc"
