// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/table_text.h"

#include <QFileInfo>

namespace cacheloupe {

namespace {

std::string csvCell(const std::string &value)
{
    if (value.find_first_of(",\"\r\n") == std::string::npos)
        return value;
    std::string out = "\"";
    for (const char c : value) {
        if (c == '"')
            out += '"';
        out += c;
    }
    return out + '"';
}

std::string markdownCell(const std::string &value)
{
    std::string out;
    for (const char c : value) {
        if (c == '|' || c == '\\')
            out += '\\';
        out += c == '\n' || c == '\r' ? ' ' : c;
    }
    return out;
}

} // namespace

QString exportSuffix(ExportFormat format)
{
    switch (format) {
    case ExportFormat::csv:
        return QStringLiteral("csv");
    case ExportFormat::markdown:
        return QStringLiteral("md");
    case ExportFormat::jsonl:
        return QStringLiteral("jsonl");
    }
    return {};
}

ExportFormat exportFormatOf(const QString &path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    for (const ExportFormat format : {ExportFormat::markdown, ExportFormat::jsonl}) {
        if (suffix == exportSuffix(format))
            return format;
    }
    return ExportFormat::csv;
}

std::string tableLine(const std::vector<std::string> &values, ExportFormat format)
{
    std::string out = format == ExportFormat::markdown ? "| " : "";
    for (size_t i = 0; i < values.size(); ++i) {
        if (i > 0)
            out += format == ExportFormat::markdown ? " | " : ",";
        out += format == ExportFormat::markdown ? markdownCell(values[i]) : csvCell(values[i]);
    }
    // RFC 4180 ends lines with CR LF.
    return out + (format == ExportFormat::markdown ? " |\n" : "\r\n");
}

std::string tableHead(const std::vector<std::string> &names, ExportFormat format)
{
    switch (format) {
    case ExportFormat::csv:
        return tableLine(names, format);
    case ExportFormat::markdown:
        return tableLine(names, format) + tableLine(std::vector<std::string>(names.size(), "---"), format);
    case ExportFormat::jsonl:
        break;
    }
    return {};
}

} // namespace cacheloupe
