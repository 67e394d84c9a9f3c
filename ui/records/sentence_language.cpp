// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/records/sentence_language.h"

#include "ui/support/format.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>
#include <climits>

namespace cacheloupe {

namespace {

using Kind = SentenceWord::Kind;

struct DurationWords {
    Q_DECLARE_TR_FUNCTIONS(DurationWords)
public:
    static QString of(std::int64_t unitS, int count)
    {
        switch (unitS) {
        case 86400:
            return tr("%Ln day(s)", nullptr, count);
        case 3600:
            return tr("%Ln hour(s)", nullptr, count);
        case 60:
            return tr("%Ln minute(s)", nullptr, count);
        default:
            return tr("%Ln second(s)", nullptr, count);
        }
    }
};

constexpr std::array<std::int64_t, 4> kUnitsS = {86400, 3600, 60, 1};

QString fromBytes(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

/// The count is read from its digits, the unit by writing each one and comparing: works for every language.
std::optional<PolicyValue> durationOf(const QString &text)
{
    QString digits;
    for (const QChar c : text)
        if (c.isDigit())
            digits += c;
    bool isNumber = false;
    const int count = digits.toInt(&isNumber);
    if (!isNumber)
        return std::nullopt;
    for (const auto unitS : kUnitsS)
        if (DurationWords::of(unitS, count) == text)
            return PolicyValue(std::int64_t(count) * unitS);
    return std::nullopt;
}

/// What stands between the names of a list, longest first.
QStringList separators()
{
    const QString a(QChar(1));
    const QString b(QChar(2));
    const QString c(QChar(3));
    const QString three = QLocale().createSeparatedList({a, b, c});
    const QString two = QLocale().createSeparatedList({a, b});
    QStringList all{three.section(a, 1).section(b, 0, 0), three.section(b, 1).section(c, 0, 0), two.section(a, 1).section(b, 0, 0)};
    all.removeDuplicates();
    std::sort(all.begin(), all.end(), [](const QString &left, const QString &right) { return left.size() > right.size(); });
    return all;
}

std::optional<PolicyValue> namesOf(QString text)
{
    const auto between = separators();
    std::vector<std::string> names;
    while (!text.isEmpty()) {
        qsizetype end = text.size();
        qsizetype next = text.size();
        for (const auto &separator : between) {
            const auto at = text.indexOf(separator);
            if (at >= 0 && at < end) {
                end = at;
                next = at + separator.size();
            }
        }
        if (end == 0 || (end < text.size() && next == text.size()))
            return std::nullopt;
        names.push_back(text.left(end).toStdString());
        text = text.mid(next);
    }
    return names.empty() ? std::nullopt : std::optional<PolicyValue>(names);
}

std::optional<PolicyValue> valueOf(Kind kind, std::string_view bytes)
{
    const QString text = fromBytes(bytes);
    bool isNumber = false;
    switch (kind) {
    case Kind::durationS:
        return durationOf(text);
    case Kind::number:
        if (const double number = QLocale().toDouble(text, &isNumber); isNumber)
            return PolicyValue(number);
        return std::nullopt;
    case Kind::names:
        return namesOf(text);
    case Kind::text:
        return PolicyValue(std::string(bytes));
    case Kind::phrase:
        break;
    }
    return std::nullopt;
}

std::string wordText(const SentenceWord &word)
{
    if (const auto *names = std::get_if<std::vector<std::string>>(&word.value))
        return namesText(*names).toStdString();
    if (const auto *text = std::get_if<std::string>(&word.value))
        return *text;
    if (const auto *whole = std::get_if<std::int64_t>(&word.value))
        return (word.kind == Kind::durationS ? exactDurationText(*whole) : QLocale().toString(qlonglong(*whole))).toStdString();
    if (const auto *number = std::get_if<double>(&word.value))
        return QLocale().toString(*number, 'g', QLocale::FloatingPointShortest).toStdString();
    return {};
}

} // namespace

QString exactDurationText(std::int64_t seconds)
{
    for (const auto unitS : kUnitsS)
        if (seconds != 0 && seconds % unitS == 0 && seconds / unitS <= INT_MAX)
            return DurationWords::of(unitS, int(seconds / unitS));
    return DurationWords::of(1, 0);
}

QString namesText(const std::vector<std::string> &names)
{
    QStringList words;
    for (const auto &name : names)
        words << toText(name);
    return QLocale().createSeparatedList(words);
}

SentenceLanguage windowSentences()
{
    return {[](std::string_view id) { return QCoreApplication::translate("PolicyPhrase", phraseTemplate(id).c_str()).toStdString(); }, wordText, valueOf};
}

} // namespace cacheloupe
