// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace_records.h"
#include "ui/support/task.h"

#include <QObject>
#include <QString>

#include <vector>

class QUndoStack;

namespace cacheloupe {

class Notices;
class WorkspaceSession;

/// The filters that were given a name: in the workspace, or in the program's settings while none is open; those move
/// into the next workspace that is opened. Every change is an undo step. GUI thread.
class SavedQueries : public QObject {
    Q_OBJECT
public:
    using Records = std::vector<SavedQueryRecord>;

    SavedQueries(WorkspaceSession &workspace, QUndoStack &undo, Notices &notices, QObject *parent = nullptr);

    /// By name.
    const Records &all() const { return m_all; }
    const SavedQueryRecord *find(const QString &name) const;
    /// Takes the place of a query of that name.
    void save(const QString &name, const QString &query);
    /// False when the new name is empty or taken.
    bool rename(const QString &from, const QString &to);
    void remove(const QString &name);

Q_SIGNALS:
    void changed();

private:
    friend class SavedQueryCommand;
    void replace(const Records &gone, const Records &come);
    void push(const QString &text, Records gone, Records come);
    void reload();
    void adopt(Records stored);

    WorkspaceSession &m_workspace;
    QUndoStack &m_undo;
    Notices &m_notices;
    Records m_all;
    Ticket m_loading;
};

} // namespace cacheloupe
