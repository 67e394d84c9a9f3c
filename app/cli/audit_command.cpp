// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "core/driver/json.h"
#include "core/workspace/workspace.h"

namespace cacheloupe {

namespace {

std::string_view faultName(AuditCheck::Fault fault)
{
    switch (fault) {
    case AuditCheck::Fault::changedRow: return "changed_row";
    case AuditCheck::Fault::missingRow: return "missing_row";
    case AuditCheck::Fault::missingTail: return "missing_tail";
    case AuditCheck::Fault::none: break;
    }
    return {};
}

std::string verdictLine(const AuditCheck &check)
{
    const std::string row = std::to_string(check.brokenSeq);
    switch (check.fault) {
    case AuditCheck::Fault::changedRow: return "Broken: row " + row + " was changed after it was written; the rows before it are intact.";
    case AuditCheck::Fault::missingRow: return "Broken: row " + row + " is missing; the rows before it are intact.";
    case AuditCheck::Fault::missingTail: return "Broken: row " + row + " and whatever followed it are missing; the rows before are intact.";
    case AuditCheck::Fault::none: break;
    }
    return "Intact: " + std::to_string(check.rowCount) + " rows, each carries the SHA-256 of the one before.";
}

ExitCode runAudit(CommandCall &call)
{
    if (call.arguments.positional().size() != 1)
        return call.refuse("Name one workspace.");
    auto workspace = Workspace::open(call.arguments.positional().front(), systemNow);
    if (!workspace)
        return call.fail(workspace.error());
    const auto check = workspace->verifyAudit();
    if (!check)
        return call.fail(check.error());
    if (call.format == RecordFormat::table) {
        call.out << verdictLine(*check) << "\n";
    } else {
        Json json{{"intact", check->intact}, {"rows", check->rowCount}};
        if (!check->intact) {
            json["fault"] = faultName(check->fault);
            json["broken_row"] = check->brokenSeq;
        }
        RecordWriter writer(call.out, call.format == RecordFormat::json ? RecordFormat::jsonl : call.format,
                            {{"intact"}, {"rows"}, {"fault"}, {"broken_row"}});
        writer.write(json);
        writer.finish();
    }
    return check->intact ? ExitCode::fine : ExitCode::findings;
}

} // namespace

Command auditVerifyCommand()
{
    return {"audit verify", "WORKSPACE", "Checks that the audit of a workspace is whole and unchanged; names the first row that is not.", {}, runAudit};
}

} // namespace cacheloupe
