// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"

namespace cacheloupe {

// One function a command, one file each; each describes itself.
Command logCheckCommand();
Command logValidateCommand();
Command logSnippetCommand();
Command hitsCommand();
Command statsCommand();
Command storeLsCommand();
Command storeGetCommand();
Command storeDoctorCommand();
Command storeNearestCommand();
Command storeKeyCommand();
Command storePurgeCommand();
Command storeTtlCommand();
Command storeRefreshCommand();
Command storeRestoreCommand();
Command storeSourcesCommand();
Command auditVerifyCommand();
Command policyLintCommand();
Command policyExplainCommand();
Command policyClientCommand();
Command policyKeyCommand();
Command policyDiffCommand();
Command policyPublishCommand();
Command policyHistoryCommand();
Command policyRollbackCommand();
Command policyRulesCommand();
Command policyDriftCommand();
Command policySimulateCommand();
Command reviewRankCommand();
Command reviewReportCommand();
Command reviewProveCommand();
Command reviewScanCommand();
Command reviewExportCommand();
Command reviewImportCommand();
Command replayCommand();
Command replayStubCommand();
Command replayBatchWriteCommand();
Command replayBatchReadCommand();
Command replayWarmCommand();
Command demoCommand();

} // namespace cacheloupe
