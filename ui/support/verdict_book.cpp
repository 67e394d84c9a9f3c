// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/verdict_book.h"

#include "ui/support/format.h"
#include "ui/support/notices.h"
#include "ui/support/workspace_session.h"

#include <QUndoCommand>
#include <QUndoStack>

namespace cacheloupe {

/// One key press or one selection: before and after of each hit.
class VerdictCommand : public QUndoCommand {
public:
    VerdictCommand(VerdictBook &book, std::vector<VerdictRecord> before, std::vector<VerdictRecord> after)
        : m_book(book), m_before(std::move(before)), m_after(std::move(after))
    {
        setText(VerdictBook::tr("verdict “%1”").arg(verdictText(m_after.front().verdict)));
    }
    void undo() override { step(m_before, true); }
    void redo() override { step(m_after, std::exchange(m_again, true)); }

private:
    void step(const std::vector<VerdictRecord> &records, bool revisit)
    {
        m_book.apply(records);
        if (revisit)
            Q_EMIT m_book.revisited(hash128(records.front().hitId));
    }
    bool m_again = false; ///< QUndoStack::push runs redo() too
    VerdictBook &m_book;
    std::vector<VerdictRecord> m_before;
    std::vector<VerdictRecord> m_after;
};

VerdictBook::VerdictBook(WorkspaceSession &workspace, QUndoStack &undo, Notices &notices, QObject *parent)
    : QObject(parent), m_workspace(workspace), m_undo(undo), m_notices(notices)
{
    connect(&workspace, &WorkspaceSession::opened, this, &VerdictBook::reload);
}

Verdict VerdictBook::verdict(const Hash128 &hitIdHash) const
{
    const auto *found = record(hitIdHash);
    return found ? found->verdict : Verdict::none;
}

const VerdictRecord *VerdictBook::record(const Hash128 &hitIdHash) const
{
    const auto it = m_records.find(hitIdHash);
    return it == m_records.end() ? nullptr : &it->second;
}

void VerdictBook::set(const std::vector<VerdictRecord> &records)
{
    if (records.empty())
        return;
    std::vector<VerdictRecord> before;
    for (const auto &after : records) {
        const auto *old = record(hash128(after.hitId));
        VerdictRecord row = old ? *old : after;
        if (!old) {
            row.verdict = Verdict::none;
            row.note.clear();
        }
        before.push_back(std::move(row));
    }
    m_undo.push(new VerdictCommand(*this, std::move(before), records));
    const int count = int(records.size());
    m_notices.tell(tr("%Ln hit(s) marked “%1”", nullptr, count).arg(verdictText(records.front().verdict)), true);
}

void VerdictBook::apply(const std::vector<VerdictRecord> &records)
{
    for (const auto &record : records) {
        if (record.verdict == Verdict::none)
            m_records.erase(hash128(record.hitId));
        else
            m_records.insert_or_assign(hash128(record.hitId), record);
        m_workspace.write([record](Workspace &workspace) -> Status {
            VerdictRecord row = record;
            row.at = systemNow();
            row.reviewer.clear();
            auto status = workspace.setVerdict(std::move(row));
            // Clearing what was never set is what was asked for.
            return !status && status.error().code == ErrorCode::notFound ? Status() : status;
        });
    }
    Q_EMIT changed();
}

void VerdictBook::reload()
{
    m_loading = m_workspace.read<std::vector<VerdictRecord>>([](Workspace &workspace) { return workspace.verdicts(); },
                                                                     [this](Result<std::vector<VerdictRecord>> records) {
                                                                         if (!records) {
                                                                             m_notices.fail(records.error());
                                                                             return;
                                                                         }
                                                                         m_records.clear();
                                                                         m_undo.clear();
                                                                         for (auto &record : *records)
                                                                             m_records.insert_or_assign(hash128(record.hitId), record);
                                                                         Q_EMIT changed();
                                                                     });
}

} // namespace cacheloupe
