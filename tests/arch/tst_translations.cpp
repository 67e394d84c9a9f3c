// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/arch/source_tree.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QSet>
#include <QXmlStreamReader>
#include <QtTest>

using namespace cacheloupe;

namespace {

/// One message of a .ts file; a plural has a form for every number the language tells apart.
struct Message {
    QString context;
    QString source;
    QStringList forms;
    bool isPlural = false;
    bool isFinished = true;
};

struct TextFile {
    QString name;
    QString language;
    std::vector<Message> messages;
    QString error;

    QString at(const Message &message, const QString &why) const
    {
        return QStringLiteral("translations/%1: %2, “%3”: %4").arg(name, message.context, message.source, why);
    }
};

Message readMessage(QXmlStreamReader &xml, const QString &context)
{
    Message message;
    message.context = context;
    message.isPlural = xml.attributes().value(QLatin1String("numerus")) == QLatin1String("yes");
    while (xml.readNextStartElement()) {
        if (xml.name() == QLatin1String("source")) {
            message.source = xml.readElementText();
        } else if (xml.name() == QLatin1String("translation")) {
            message.isFinished = !xml.attributes().hasAttribute(QLatin1String("type"));
            if (!message.isPlural) {
                message.forms << xml.readElementText();
                continue;
            }
            while (xml.readNextStartElement())
                message.forms << xml.readElementText();
        } else {
            xml.skipCurrentElement();
        }
    }
    return message;
}

TextFile readTexts(const QString &path)
{
    QFile file(path);
    TextFile texts;
    texts.name = QFileInfo(path).fileName();
    if (!file.open(QIODevice::ReadOnly)) {
        texts.error = file.errorString();
        return texts;
    }
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("TS"))
            texts.language = xml.attributes().value(QLatin1String("language")).toString().section(QLatin1Char('_'), 0, 0);
        else if (xml.name() == QLatin1String("name"))
            context = xml.readElementText();
        else if (xml.name() == QLatin1String("message"))
            texts.messages.push_back(readMessage(xml, context));
    }
    texts.error = xml.errorString();
    return texts;
}

QDir repository()
{
    return QDir(QStringLiteral(CACHELOUPE_SOURCE_DIR));
}

std::vector<TextFile> shippedTexts()
{
    const QDir folder(repository().filePath(QStringLiteral("translations")));
    std::vector<TextFile> all;
    for (const QString &name : folder.entryList({QStringLiteral("*.ts")}, QDir::Files, QDir::Name))
        all.push_back(readTexts(folder.filePath(name)));
    return all;
}

/// What `pattern` finds, in order of the alphabet: a translation may change its order, not what it is.
QStringList found(const QString &text, const char *pattern)
{
    QStringList all;
    for (auto it = QRegularExpression(QLatin1String(pattern)).globalMatch(text); it.hasNext();)
        all << it.next().captured();
    all.sort();
    return all;
}

/// The space, "…", ":", "." or "?" that a text ends with.
QString ending(const QString &text)
{
    return QRegularExpression(QStringLiteral("(\\s|…|\\.|:|\\?)*$")).match(text).captured();
}

QString beginning(const QString &text)
{
    return QRegularExpression(QStringLiteral("^\\s*")).match(text).captured();
}

QJsonObject jsonOf(const QString &path)
{
    QFile file(repository().filePath(path));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

void addTexts(QSet<QString> &texts, const QString &path, const QStringList &parts)
{
    const QJsonObject all = jsonOf(path);
    for (const auto &value : all)
        for (const QString &part : parts)
            texts << (part.isEmpty() ? value.toString() : value[part].toString());
}

/// What the window asks for by the words of resources/, by context.
QMap<QString, QSet<QString>> resourceTexts()
{
    QMap<QString, QSet<QString>> all;
    addTexts(all[QStringLiteral("PolicyPhrase")], QStringLiteral("resources/texts/policy/phrases.json"), {QString()});
    addTexts(all[QStringLiteral("LintRule")], QStringLiteral("resources/texts/lint/rules.json"), {QStringLiteral("message"), QStringLiteral("fix"), QStringLiteral("why")});
    addTexts(all[QStringLiteral("StoreFinding")], QStringLiteral("resources/texts/doctor/findings.json"),
             {QStringLiteral("title"), QStringLiteral("facts"), QStringLiteral("why"), QStringLiteral("fix")});
    auto &recipes = all[QStringLiteral("KeyRecipe")];
    addTexts(recipes, QStringLiteral("resources/texts/recipes/terms.json"), {QString()});
    const QDir folder(repository().filePath(QStringLiteral("resources/recipes")));
    for (const QString &name : folder.entryList({QStringLiteral("*.json")}, QDir::Files)) {
        const QJsonObject recipe = jsonOf(QStringLiteral("resources/recipes/") + name);
        recipes << recipe[QLatin1String("product")].toString() << recipe[QLatin1String("note")].toString() << recipe[QLatin1String("source")].toString();
    }
    const QJsonObject presets = jsonOf(QStringLiteral("resources/presets/policy.json"));
    for (const QJsonValue &list : {presets[QLatin1String("ttl_tables")], presets[QLatin1String("thresholds")][QLatin1String("steps")], presets[QLatin1String("task_classes")]})
        for (const QJsonValue &preset : list.toArray())
            all[QStringLiteral("PolicyPreset")] << preset[QLatin1String("title")].toString() << preset[QLatin1String("note")].toString();
    for (auto &texts : all)
        texts.remove(QString());
    return all;
}

struct Term {
    QString english;
    QStringList words;
    QRegularExpression avoided; ///< finds nothing when no word is to be avoided
};

QStringList cellWords(const QString &cell)
{
    QStringList words;
    for (const QString &word : cell.split(QLatin1Char(','), Qt::SkipEmptyParts))
        words << word.trimmed();
    words.removeAll(QString());
    return words;
}

QRegularExpression anyOf(const QStringList &words)
{
    return words.isEmpty() ? QRegularExpression(QStringLiteral("(?!)"))
                           : QRegularExpression(QStringLiteral("\\b(%1)").arg(words.join(QLatin1Char('|'))), QRegularExpression::UseUnicodePropertiesOption);
}

/// The rows of the table below "## language".
std::vector<Term> glossary(const QString &language)
{
    QFile file(repository().filePath(QStringLiteral("translations/GLOSSARY.md")));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QString text = QString::fromUtf8(file.readAll());
    const QString part = text.section(QStringLiteral("\n## %1\n").arg(language), 1, 1).section(QStringLiteral("\n## "), 0, 0);
    std::vector<Term> terms;
    for (const QString &line : part.split(QLatin1Char('\n'))) {
        const QStringList cells = line.split(QLatin1Char('|'));
        if (cells.size() == 5 && !line.startsWith(QLatin1String("|--")) && !line.startsWith(QLatin1String("| English")))
            terms.push_back({cells[1].trimmed(), cellWords(cells[2]), anyOf(cellWords(cells[3]))});
    }
    return terms;
}

} // namespace

/// The texts that ship say all the program says, and what code puts into them fits.
class TestTranslations : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_files = shippedTexts();
        QVERIFY(m_files.size() >= 2);
        for (const TextFile &file : m_files) {
            QVERIFY2(file.error.isEmpty(), qPrintable(file.name + QStringLiteral(": ") + file.error));
            QVERIFY2(file.messages.size() > 100, qPrintable(file.name));
        }
    }
    void everyMessageIsFinished();
    void pluralsHaveTheirForms();
    void placeholdersAndMarkupAreKept();
    void endsAreKept();
    void resourcesAreAmongThem();
    void termsHaveOneWord();

private:
    /// Fails naming each form of each message that `wrong` has something to say about.
    template <typename Wrong> void checkForms(Wrong &&wrong)
    {
        QStringList violations;
        for (const TextFile &file : m_files)
            for (const Message &message : file.messages)
                for (const QString &form : message.forms)
                    if (const QString why = wrong(message, form); message.isFinished && !why.isEmpty())
                        violations << file.at(message, why + QStringLiteral(": ") + form);
        VERIFY_NONE(violations);
    }

    std::vector<TextFile> m_files;
};

void TestTranslations::everyMessageIsFinished()
{
    QStringList violations;
    for (const TextFile &file : m_files)
        for (const Message &message : file.messages)
            if (!message.isFinished || message.forms.isEmpty() || message.forms.contains(QString()))
                violations << file.at(message, QStringLiteral("not translated"));
    VERIFY_NONE(violations);
}

void TestTranslations::pluralsHaveTheirForms()
{
    // A language added here brings its count, as Linguist shows it.
    const QMap<QString, qsizetype> counts = {{QStringLiteral("de"), 2}, {QStringLiteral("en"), 2}};
    QStringList violations;
    for (const TextFile &file : m_files) {
        QVERIFY2(counts.contains(file.language), qPrintable(file.name + QStringLiteral(": how many plural forms has its language?")));
        for (const Message &message : file.messages)
            if (message.forms.size() != (message.isPlural ? counts[file.language] : 1))
                violations << file.at(message, QStringLiteral("%1 forms").arg(message.forms.size()));
    }
    VERIFY_NONE(violations);
}

void TestTranslations::placeholdersAndMarkupAreKept()
{
    checkForms([](const Message &message, const QString &form) {
        if (found(form, "%(L?\\d+|L?n)|\\{[a-z_]+\\}") != found(message.source, "%(L?\\d+|L?n)|\\{[a-z_]+\\}"))
            return QStringLiteral("other placeholders");
        if (found(form, "</?[a-z]+[^<>]*>") != found(message.source, "</?[a-z]+[^<>]*>"))
            return QStringLiteral("other markup");
        if (found(form, "\\(\\*[^)]*\\)") != found(message.source, "\\(\\*[^)]*\\)"))
            return QStringLiteral("other file patterns");
        if (found(form, "&[^\\s&]").size() != found(message.source, "&[^\\s&]").size())
            return QStringLiteral("other accelerators");
        return QString();
    });
}

void TestTranslations::endsAreKept()
{
    checkForms([](const Message &message, const QString &form) {
        // Dates and units follow the language, and so does what joins the phrases of a sentence.
        if (message.context == QLatin1String("Format") || message.context == QLatin1String("PolicyPhrase") || message.source.contains(QLatin1String("ddd")))
            return QString();
        return beginning(form) == beginning(message.source) && ending(form) == ending(message.source) ? QString() : QStringLiteral("another beginning or end");
    });
}

void TestTranslations::resourcesAreAmongThem()
{
    const auto wanted = resourceTexts();
    QVERIFY(wanted[QStringLiteral("PolicyPhrase")].size() > 30);
    QVERIFY(wanted[QStringLiteral("PolicyPreset")].size() > 10);
    QStringList violations;
    for (const TextFile &file : m_files) {
        if (file.language == QLatin1String("en"))
            continue; // the resources are English
        QMap<QString, QSet<QString>> there;
        for (const Message &message : file.messages)
            there[message.context] << message.source;
        for (auto it = wanted.begin(); it != wanted.end(); ++it)
            for (const QString &text : it.value())
                if (!there[it.key()].contains(text))
                    violations << QStringLiteral("translations/%1: %2, “%3” is missing: run packaging/update_texts.sh").arg(file.name, it.key(), text);
    }
    VERIFY_NONE(violations);
}

void TestTranslations::termsHaveOneWord()
{
    QStringList violations;
    for (const TextFile &file : m_files) {
        const auto terms = glossary(file.language);
        if (file.language != QLatin1String("en"))
            QVERIFY2(terms.size() > 30, qPrintable(QStringLiteral("translations/GLOSSARY.md has no words for ") + file.language));
        for (const Message &message : file.messages)
            for (const Term &term : terms) {
                const QString form = message.forms.value(0);
                if (message.source.compare(term.english, Qt::CaseInsensitive) == 0 && !term.words.contains(form, Qt::CaseInsensitive))
                    violations << file.at(message, QStringLiteral("“%1” is “%2” in the glossary").arg(form, term.words.join(QLatin1String(", "))));
                if (const auto match = term.avoided.match(message.forms.join(QLatin1Char(' '))); match.hasMatch())
                    violations << file.at(message, QStringLiteral("holds “%1”, which the glossary avoids").arg(match.captured()));
            }
    }
    VERIFY_NONE(violations);
}

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
