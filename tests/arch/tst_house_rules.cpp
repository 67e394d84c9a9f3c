// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/arch/source_tree.h"

#include <QtTest>

using namespace cacheloupe;

/// Names, licence lines and the few constructs this house does without.
class TestHouseRules : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fileNamesAreSnakeCase();
    void everyFileNamesItsLicence();
    void noVagueNames();
    void noForms();
    void nothingIsLeftForLater();
    void noNestedEventLoops();
    void hitsAreNeverProxied();
    void headersHaveNoUsingNamespace();

private:
    static std::vector<SourceFile> programFiles();
    static std::vector<SourceFile> allFiles();
};

std::vector<SourceFile> TestHouseRules::programFiles()
{
    return sourceFiles({QStringLiteral("core"), QStringLiteral("ui"), QStringLiteral("app")});
}

std::vector<SourceFile> TestHouseRules::allFiles()
{
    return sourceFiles({QStringLiteral("core"), QStringLiteral("ui"), QStringLiteral("app"), QStringLiteral("tests")});
}

void TestHouseRules::fileNamesAreSnakeCase()
{
    const QRegularExpression snake(QStringLiteral("^[a-z][a-z0-9]*(_[a-z0-9]+)*\\.(h|cpp)$"));
    QStringList violations;
    for (const SourceFile &file : allFiles()) {
        if (!snake.match(file.name()).hasMatch())
            violations << QStringLiteral("%1: the file name is not snake_case").arg(file.at(1));
    }
    VERIFY_NONE(violations);
}

void TestHouseRules::everyFileNamesItsLicence()
{
    QStringList violations;
    for (const SourceFile &file : allFiles()) {
        if (file.lines.value(0) != QLatin1String("// SPDX-License-Identifier: GPL-3.0-or-later"))
            violations << QStringLiteral("%1: the SPDX line is missing").arg(file.at(1));
    }
    VERIFY_NONE(violations);
}

void TestHouseRules::noVagueNames()
{
    const QRegularExpression type(QStringLiteral("\\b(class|struct|enum|namespace|using)\\s+(class\\s+)?\\w*(Manager|Helper|Utils?)\\b"));
    const QRegularExpression fileName(QStringLiteral("(^|_)(manager|helpers?|utils?)(_|\\.)"));
    QStringList violations;
    for (const SourceFile &file : allFiles()) {
        violations << linesMatching(file, type, QStringLiteral("say what it does, not Manager, Helper or Utils"));
        if (fileName.match(file.name()).hasMatch())
            violations << QStringLiteral("%1: say what the file holds, not manager, helper or utils").arg(file.at(1));
    }
    VERIFY_NONE(violations);
}

void TestHouseRules::noForms()
{
    QStringList violations;
    QDirIterator it(QStringLiteral(CACHELOUPE_SOURCE_DIR "/ui"), {QStringLiteral("*.ui")}, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext())
        violations << it.next() + QStringLiteral(":1: layouts are written in code");
    VERIFY_NONE(violations);
}

void TestHouseRules::nothingIsLeftForLater()
{
    // Built from halves, so that this file does not find itself.
    const QRegularExpression later(QStringLiteral("\\b(TO" "DO|FIX" "ME|XX" "X)\\b"));
    QStringList violations;
    for (const SourceFile &file : allFiles())
        violations << linesMatching(file, later, QStringLiteral("left for later"), false);
    VERIFY_NONE(violations);
}

void TestHouseRules::noNestedEventLoops()
{
    const QRegularExpression loop(QStringLiteral(
        "\\bQEventLoop\\b|\\bprocessEvents\\b|\\bQMessageBox::(question|warning|information|critical|about)\\s*\\("
        "|\\bQInputDialog::get|\\bQFileDialog::get(Open|Save|Existing)"));
    const QRegularExpression exec(QStringLiteral("(\\w*)(\\(\\))?(\\.|->|::)exec\\s*\\("));
    QStringList violations;
    for (const SourceFile &file : sourceFiles({QStringLiteral("ui"), QStringLiteral("app")})) {
        if (file.path == QLatin1String("app/gui/main.cpp"))
            continue;
        violations << linesMatching(file, loop, QStringLiteral("a nested event loop"));
        for (qsizetype i = 0; i < file.lines.size(); ++i) {
            const auto match = exec.match(file.lines[i].section(QStringLiteral("//"), 0, 0));
            if (match.hasMatch() && !match.captured(1).contains(QLatin1String("menu"), Qt::CaseInsensitive))
                violations << QStringLiteral("%1: a nested event loop: %2").arg(file.at(i + 1), file.lines[i].trimmed());
        }
    }
    VERIFY_NONE(violations);
}

void TestHouseRules::hitsAreNeverProxied()
{
    const QRegularExpression proxy(QStringLiteral("\\bQSortFilterProxyModel\\b"));
    QStringList violations;
    for (const SourceFile &file : sourceFiles({QStringLiteral("ui/hits")}))
        violations << linesMatching(file, proxy, QStringLiteral("a million hits are filtered in core"));
    VERIFY_NONE(violations);
}

void TestHouseRules::headersHaveNoUsingNamespace()
{
    const QRegularExpression usingNamespace(QStringLiteral("^\\s*using\\s+namespace\\b"));
    QStringList violations;
    for (const SourceFile &file : programFiles()) {
        if (file.isHeader())
            violations << linesMatching(file, usingNamespace, QStringLiteral("a header opens no namespace for others"));
    }
    VERIFY_NONE(violations);
}

QTEST_GUILESS_MAIN(TestHouseRules)
#include "tst_house_rules.moc"
