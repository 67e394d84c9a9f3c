// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replay/batch_desk.h"

#include "core/hitlog/hit_table.h"
#include "core/replay/batch_file.h"
#include "core/replay/batch_results.h"
#include "core/replay/replay_payload.h"
#include "core/replay/replay_run.h"
#include "core/workspace/workspace.h"
#include "ui/replay/plan_form.h"
#include "ui/support/format.h"
#include "ui/support/hit_log_session.h"
#include "ui/support/notices.h"
#include "ui/support/workspace_session.h"

#include <QAction>
#include <QFileDialog>
#include <QFileInfo>

namespace cacheloupe {

namespace {

/// Writes the files; the run is noted as one that is not gone on with here, for its requests are sent by hand.
Result<BatchManifest> writeBatch(const std::filesystem::path &workspacePath, const std::vector<Hit> &hits, const ReplayPlan &plan,
                                 const std::filesystem::path &folder, std::stop_token stop)
{
    auto workspace = Workspace::open(workspacePath, systemNow);
    if (!workspace)
        return workspace.error();
    const auto run = planReplay(*workspace, hits, plan);
    if (!run)
        return run.error();
    if (auto noted = workspace->setReplayRunState(run->plan.runId, ReplayRunState::ended); !noted)
        return noted.error();
    BatchPlan batch;
    batch.provider = plan.target.api == ProviderApi::anthropicMessages ? BatchProvider::anthropic : BatchProvider::openAi;
    batch.model = plan.target.model;
    batch.templates = plan.templates;
    batch.runId = run->plan.runId;
    batch.created = systemNow();
    auto writer = BatchWriter::create(folder, batch);
    if (!writer)
        return writer.error();
    for (int repeat = 0; repeat < plan.repeats; ++repeat) {
        for (const Hit &hit : hits) {
            if (stop.stop_requested())
                return Error{ErrorCode::cancelled, ErrorReason::none, folder.string(), {}};
            const auto added = writer->add(hitToSend(hit, plan), repeat);
            // A hit that cannot be asked is told by the plan already.
            if (!added && added.error().code != ErrorCode::schema)
                return added.error();
        }
    }
    return writer->finish();
}

Result<BatchReading> readBatch(const std::filesystem::path &workspacePath, const HitTable &table, const std::filesystem::path &manifestPath,
                               const std::vector<std::filesystem::path> &files, std::stop_token stop)
{
    const auto manifest = readBatchManifest(manifestPath);
    if (!manifest)
        return manifest.error();
    auto workspace = Workspace::open(workspacePath, systemNow);
    if (!workspace)
        return workspace.error();
    Hit found;
    Status kept;
    BatchReadHooks hooks;
    hooks.at = systemNow();
    hooks.hit = [&](const std::string &id) -> const Hit * {
        const auto row = table.rowOfId(id);
        auto hit = row ? table.record(*row) : Result<Hit>(Error{});
        if (!row || !hit)
            return nullptr;
        found = std::move(*hit);
        return &found;
    };
    hooks.onResult = [&](const ReplayResult &result) {
        const auto added = workspace->addReplay({0, manifest->runId, result.hitId, replayPayload(result), result.at, result.repeat, !result.error, 0, 0});
        // Reading the same results once more changes nothing.
        if (!added && added.error().code != ErrorCode::conflict && kept)
            kept = added.error();
    };
    auto reading = readBatchResults(*manifest, files, hooks, stop);
    if (reading && !kept)
        return kept.error();
    return reading;
}

} // namespace

BatchDesk::BatchDesk(const AppContext &context, PlanForm *form, QWidget *page) : QObject(page), m_context(context), m_form(form)
{
    const auto add = [&](const QString &verb, const char *name, void (BatchDesk::*run)()) {
        auto *action = new QAction(verb, this);
        action->setObjectName(QLatin1String(name));
        connect(action, &QAction::triggered, this, run);
        m_actions << action;
    };
    add(tr("Write batch files…"), "replay.batchWrite", &BatchDesk::chooseFolder);
    add(tr("Read batch results…"), "replay.batchRead", &BatchDesk::chooseManifest);
    setHits({});
}

void BatchDesk::setHits(const std::vector<Hit> &hits)
{
    m_hits = hits;
    m_actions[0]->setEnabled(!hits.empty());
}

QFileDialog *BatchDesk::dialog(const QString &title, const char *name)
{
    auto *made = new QFileDialog(qobject_cast<QWidget *>(parent()), title);
    made->setObjectName(QLatin1String(name));
    made->setAttribute(Qt::WA_DeleteOnClose);
    return made;
}

void BatchDesk::chooseFolder()
{
    auto *folders = dialog(tr("Folder for the batch files"), "replay.batchFolder");
    folders->setFileMode(QFileDialog::Directory);
    connect(folders, &QFileDialog::fileSelected, this, &BatchDesk::writeTo);
    folders->open();
}

void BatchDesk::chooseManifest()
{
    auto *files = dialog(tr("The manifest.json of the batch"), "replay.batchManifest");
    files->setFileMode(QFileDialog::ExistingFile);
    files->setNameFilter(tr("Manifest (manifest.json)"));
    connect(files, &QFileDialog::fileSelected, this, &BatchDesk::chooseResults);
    files->open();
}

void BatchDesk::chooseResults(const QString &manifest)
{
    auto *files = dialog(tr("The result files of the provider"), "replay.batchResults");
    files->setFileMode(QFileDialog::ExistingFiles);
    files->setDirectory(QFileInfo(manifest).path());
    connect(files, &QFileDialog::filesSelected, this, [this, manifest](const QStringList &results) { read(manifest, results); });
    files->open();
}

void BatchDesk::writeTo(const QString &folder)
{
    if (!m_context.workspace.isOpen())
        return m_context.notices.tell(tr("Open a workspace first: it keeps what was asked."));
    m_work = runOnLane<Result<BatchManifest>>(
        m_context.lanes,
        [path = m_context.workspace.path(), hits = m_hits, plan = m_form->plan(), folder](std::stop_token stop, ProgressReport &) {
            return writeBatch(path, hits, plan, folder.toStdString(), stop);
        },
        [this, folder](Result<BatchManifest> manifest) {
            if (!manifest)
                return m_context.notices.fail(manifest.error());
            const auto files = tr("%Ln file(s)", nullptr, int(manifest->parts.size()));
            m_context.notices.tell(tr("%Ln request(s) in %1, with a manifest, in %2", nullptr, int(manifest->items.size())).arg(files, folder));
        });
}

void BatchDesk::read(const QString &manifest, const QStringList &results)
{
    if (!m_context.workspace.isOpen() || m_context.hitLog.isEmpty())
        return m_context.notices.tell(tr("Open the workspace and the log that the batch was made from."));
    std::vector<std::filesystem::path> files;
    for (const QString &result : results)
        files.push_back(result.toStdString());
    m_work = runOnLane<Result<BatchReading>>(
        m_context.lanes,
        [path = m_context.workspace.path(), table = m_context.hitLog.table(), manifest, files](std::stop_token stop, ProgressReport &) {
            return readBatch(path, *table, manifest.toStdString(), files, stop);
        },
        [this](Result<BatchReading> reading) {
            if (!reading)
                return m_context.notices.fail(reading.error());
            QStringList parts{tr("%Ln answer(s) read", nullptr, int(reading->answered))};
            if (reading->failed > 0)
                parts << tr("%Ln failed", nullptr, int(reading->failed));
            if (!reading->open.empty())
                parts << tr("%Ln still open", nullptr, int(reading->open.size()));
            if (reading->problemCount > 0)
                parts << tr("%Ln line(s) passed over, the first at %1", nullptr, int(reading->problemCount)).arg(toText(reading->problems.front().where));
            m_context.notices.tell(parts.join(QStringLiteral(" · ")));
            Q_EMIT resultsRead();
        });
}

} // namespace cacheloupe
