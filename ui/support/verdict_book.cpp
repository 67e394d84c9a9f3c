// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/verdict_book.h"

#include "core/workspace/verdict_bundle.h"
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
    connect(&workspace, &WorkspaceSession::opened, this, [this] {
        m_undo.clear();
        reload();
    });
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

const VerdictRecord *VerdictBook::ownRecord(const Hash128 &hitIdHash) const
{
    const auto *found = record(hitIdHash);
    return found && found->reviewer == m_reviewer ? found : nullptr;
}

const VerdictRecord *VerdictBook::othersRecord(const Hash128 &hitIdHash) const
{
    const auto it = m_others.find(hitIdHash);
    return it == m_others.end() ? nullptr : &it->second.back();
}

std::vector<VerdictRecord> VerdictBook::everybodys() const
{
    std::vector<VerdictRecord> out;
    for (const auto &[hash, record] : m_records) {
        if (record.reviewer == m_reviewer)
            out.push_back(record);
    }
    for (const auto &[hash, records] : m_others)
        out.insert(out.end(), records.begin(), records.end());
    return out;
}

void VerdictBook::set(const std::vector<VerdictRecord> &records)
{
    if (records.empty())
        return;
    std::vector<VerdictRecord> before;
    std::vector<VerdictRecord> after = records;
    for (auto &record : after) {
        const auto *old = ownRecord(hash128(record.hitId));
        if (old && record.stratum == ReviewStratum::none)
            record.stratum = old->stratum;
        VerdictRecord row = old ? *old : record;
        if (!old) {
            row.verdict = Verdict::none;
            row.note.clear();
        }
        before.push_back(std::move(row));
    }
    const int count = int(after.size());
    const QString verdict = verdictText(after.front().verdict);
    m_undo.push(new VerdictCommand(*this, std::move(before), std::move(after)));
    m_notices.tell(tr("%Ln hit(s) marked “%1”", nullptr, count).arg(verdict), true);
}

void VerdictBook::apply(const std::vector<VerdictRecord> &records)
{
    for (VerdictRecord record : records) {
        record.reviewer = m_reviewer;
        record.at = systemNow();
        if (record.verdict == Verdict::none)
            remove(hash128(record.hitId));
        else
            put(record);
        m_workspace.write([record](Workspace &workspace) -> Status {
            auto status = workspace.setVerdict(record);
            // Clearing what was never set is what was asked for.
            return !status && status.error().code == ErrorCode::notFound ? Status() : status;
        });
    }
    Q_EMIT changed();
}

void VerdictBook::merge(const std::vector<VerdictRecord> &records)
{
    m_loading = m_workspace.read<VerdictMerge>([records](Workspace &workspace) { return importVerdicts(workspace, records); },
                                               [this](Result<VerdictMerge> merge) {
                                                   if (!merge) {
                                                       m_notices.fail(merge.error());
                                                       return;
                                                   }
                                                   m_notices.tell(tr("%1 verdicts taken in, %2 replaced older ones, %3 stood here already")
                                                                      .arg(formatCount(merge->added), formatCount(merge->replaced),
                                                                           formatCount(merge->known + merge->older)));
                                                   reload();
                                               });
}

/// Own verdicts go before those of others.
void VerdictBook::put(const VerdictRecord &record)
{
    const Hash128 hash = hash128(record.hitId);
    const bool own = record.reviewer == m_reviewer;
    if (!own)
        m_others[hash].push_back(record);
    if (own || !ownRecord(hash))
        m_records.insert_or_assign(hash, record);
}

void VerdictBook::remove(const Hash128 &hitIdHash)
{
    m_records.erase(hitIdHash);
    if (const auto others = m_others.find(hitIdHash); others != m_others.end())
        m_records.insert_or_assign(hitIdHash, others->second.back());
}

void VerdictBook::reload()
{
    struct Kept {
        std::string reviewer;
        std::vector<VerdictRecord> verdicts;
    };
    m_loading = m_workspace.read<Kept>(
        [](Workspace &workspace) -> Result<Kept> {
            auto verdicts = workspace.verdicts();
            if (!verdicts)
                return verdicts.error();
            return Kept{workspace.actor(), std::move(*verdicts)};
        },
        [this](Result<Kept> kept) {
            if (!kept) {
                m_notices.fail(kept.error());
                return;
            }
            m_reviewer = kept->reviewer;
            m_records.clear();
            m_others.clear();
            for (const auto &record : kept->verdicts)
                put(record);
            Q_EMIT changed();
        });
}

} // namespace cacheloupe
