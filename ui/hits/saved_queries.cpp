// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hits/saved_queries.h"

#include "ui/support/format.h"
#include "ui/support/notices.h"
#include "ui/support/workspace_session.h"

#include <QPointer>
#include <QSettings>
#include <QUndoStack>

#include <algorithm>

namespace cacheloupe {

namespace {

constexpr auto kSettings = "hits/saved";

SavedQueries::Records readSettings()
{
    QSettings settings;
    SavedQueries::Records records;
    const int count = settings.beginReadArray(QLatin1String(kSettings));
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        records.push_back({settings.value(QStringLiteral("name")).toString().toStdString(), settings.value(QStringLiteral("query")).toString().toStdString()});
    }
    return records;
}

void writeSettings(const SavedQueries::Records &records)
{
    QSettings settings;
    settings.remove(QLatin1String(kSettings));
    settings.beginWriteArray(QLatin1String(kSettings), int(records.size()));
    for (int i = 0; i < int(records.size()); ++i) {
        settings.setArrayIndex(i);
        settings.setValue(QStringLiteral("name"), toText(records[size_t(i)].name));
        settings.setValue(QStringLiteral("query"), toText(records[size_t(i)].query));
    }
}

bool holdsName(const SavedQueries::Records &records, const std::string &name)
{
    return std::any_of(records.begin(), records.end(), [&](const SavedQueryRecord &record) { return record.name == name; });
}

} // namespace

/// One change of the list; what goes is remembered whole, so that it can come back.
class SavedQueryCommand : public QUndoCommand {
public:
    SavedQueryCommand(SavedQueries &queries, const QString &text, SavedQueries::Records gone, SavedQueries::Records come)
        : QUndoCommand(text), m_queries(&queries), m_gone(std::move(gone)), m_come(std::move(come))
    {
    }
    void redo() override
    {
        if (m_queries)
            m_queries->replace(m_gone, m_come);
    }
    void undo() override
    {
        if (m_queries)
            m_queries->replace(m_come, m_gone);
    }

private:
    QPointer<SavedQueries> m_queries;
    SavedQueries::Records m_gone;
    SavedQueries::Records m_come;
};

SavedQueries::SavedQueries(WorkspaceSession &workspace, QUndoStack &undo, Notices &notices, QObject *parent)
    : QObject(parent), m_workspace(workspace), m_undo(undo), m_notices(notices)
{
    connect(&workspace, &WorkspaceSession::opened, this, &SavedQueries::reload);
    m_all = readSettings();
    if (workspace.isOpen())
        reload();
}

const SavedQueryRecord *SavedQueries::find(const QString &name) const
{
    const auto found = std::find_if(m_all.begin(), m_all.end(), [&](const SavedQueryRecord &record) { return toText(record.name) == name; });
    return found == m_all.end() ? nullptr : &*found;
}

void SavedQueries::save(const QString &name, const QString &query)
{
    const QString trimmed = name.trimmed();
    const SavedQueryRecord *before = find(trimmed);
    const SavedQueryRecord record{trimmed.toStdString(), query.trimmed().toStdString()};
    if (trimmed.isEmpty() || (before && *before == record))
        return;
    push(before ? tr("Filter “%1” replaced").arg(trimmed) : tr("Filter “%1” saved").arg(trimmed), before ? Records{*before} : Records{}, {record});
}

bool SavedQueries::rename(const QString &from, const QString &to)
{
    const QString trimmed = to.trimmed();
    const SavedQueryRecord *before = find(from);
    if (!before || trimmed.isEmpty() || (trimmed != from && find(trimmed)))
        return false;
    if (trimmed != from)
        push(tr("Filter renamed to “%1”").arg(trimmed), {*before}, {{trimmed.toStdString(), before->query}});
    return true;
}

void SavedQueries::remove(const QString &name)
{
    if (const SavedQueryRecord *before = find(name))
        push(tr("Filter “%1” deleted").arg(name), {*before}, {});
}

void SavedQueries::push(const QString &text, Records gone, Records come)
{
    m_undo.push(new SavedQueryCommand(*this, text, std::move(gone), std::move(come)));
    m_notices.tell(text, true);
}

void SavedQueries::replace(const Records &gone, const Records &come)
{
    std::erase_if(m_all, [&](const SavedQueryRecord &record) { return holdsName(gone, record.name) || holdsName(come, record.name); });
    m_all.insert(m_all.end(), come.begin(), come.end());
    std::sort(m_all.begin(), m_all.end(), [](const auto &a, const auto &b) { return a.name < b.name; });
    if (m_workspace.isOpen()) {
        m_workspace.write([gone, come](Workspace &workspace) -> Status {
            // What comes is written first: a crash between the two leaves one too many, never one too few.
            for (const SavedQueryRecord &record : come) {
                if (const Status saved = workspace.saveQuery(record); !saved)
                    return saved;
            }
            for (const SavedQueryRecord &record : gone) {
                if (holdsName(come, record.name))
                    continue;
                if (const Status removed = workspace.removeQuery(record.name); !removed && removed.error().code != ErrorCode::notFound)
                    return removed;
            }
            return {};
        });
    } else {
        writeSettings(m_all);
    }
    Q_EMIT changed();
}

void SavedQueries::reload()
{
    m_loading = m_workspace.read<Records>([](Workspace &workspace) { return workspace.savedQueries(); },
                                          [this](Result<Records> stored) {
                                              if (stored)
                                                  adopt(std::move(*stored));
                                              else
                                                  m_notices.fail(stored.error());
                                          });
}

void SavedQueries::adopt(Records stored)
{
    Records homeless = readSettings();
    const bool wereHomeless = !homeless.empty();
    std::erase_if(homeless, [&](const SavedQueryRecord &record) { return holdsName(stored, record.name); });
    m_all = std::move(stored);
    if (!homeless.empty())
        replace({}, homeless);
    if (wereHomeless)
        writeSettings({});
    Q_EMIT changed();
}

} // namespace cacheloupe
