// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/report_html.h"

#include "core/base/resource.h"
#include "core/report/report_template.h"
#include "core/report/report_values.h"

namespace cacheloupe {

namespace {

Result<std::string> fillReport(const WeeklyReport &report, std::string_view templatePath, TemplateEscape escape)
{
    const auto text = resource(templatePath);
    if (!text)
        return Error{ErrorCode::notFound, ErrorReason::fileMissing, std::string(templatePath), {}};
    return fillTemplate(*text, reportValues(report), escape);
}

} // namespace

Result<std::string> weeklyReportHtml(const WeeklyReport &report)
{
    return fillReport(report, "texts/report/weekly.html", TemplateEscape::html);
}

Result<std::string> weeklyReportPrintHtml(const WeeklyReport &report)
{
    return fillReport(report, "texts/report/weekly_print.html", TemplateEscape::html);
}

Result<std::string> weeklyReportMarkdown(const WeeklyReport &report)
{
    return fillReport(report, "texts/report/weekly.md", TemplateEscape::markdown);
}

} // namespace cacheloupe
