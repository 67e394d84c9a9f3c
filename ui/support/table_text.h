// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>
#include <vector>

namespace cacheloupe {

/// How rows are written for other programs. `jsonl` is each event's line as it stands in the log, or one object a group
/// or entry.
enum class ExportFormat { csv, markdown, jsonl };
QString exportSuffix(ExportFormat format);
/// By the name's suffix; CSV for an unknown one.
ExportFormat exportFormatOf(const QString &path);

/// A line of a CSV (RFC 4180) or Markdown table, with its line end.
std::string tableLine(const std::vector<std::string> &values, ExportFormat format);
/// The line of names, with the rule under it in Markdown; empty for jsonl.
std::string tableHead(const std::vector<std::string> &names, ExportFormat format);

} // namespace cacheloupe
