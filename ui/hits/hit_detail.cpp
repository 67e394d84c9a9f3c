// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hits/hit_detail.h"

#include "ui/records/hit_record_view.h"
#include "ui/records/log_facts_reader.h"
#include "ui/support/error_text.h"
#include "ui/support/hit_log_session.h"
#include "ui/support/screen_mask.h"
#include "ui/support/theme.h"
#include "ui/support/verdict_book.h"
#include "ui/widgets/verdict_bar.h"

#include <QVBoxLayout>

namespace cacheloupe {

HitDetail::HitDetail(const AppContext &context, QWidget *parent)
    : QWidget(parent), m_context(context), m_facts(new LogFactsReader(context.lanes, context.hitLog, this))
{
    setObjectName(QStringLiteral("hits.detail"));
    connect(&context.verdicts, &VerdictBook::changed, this, &HitDetail::showVerdict);
    connect(&context.mask, &ScreenMask::changed, this, [this] {
        if (m_wanted)
            showRow(m_table, m_row);
    });
    connect(m_facts, &LogFactsReader::ready, this, [this] {
        if (m_wanted)
            showRow(m_table, m_row);
    });
}

void HitDetail::build()
{
    m_record = new HitRecordView(this);
    m_bar = new VerdictBar(this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, kGrid, 0, 0);
    layout->setSpacing(kGrid);
    layout->addWidget(m_bar);
    layout->addWidget(m_record, 1);
    connect(m_bar, &VerdictBar::verdictChosen, this, &HitDetail::verdictChosen);
    m_bar->hide();
}

void HitDetail::clear()
{
    m_load.cancel();
    m_shown.reset();
    m_wanted = false;
    if (m_record) {
        m_bar->hide();
        m_record->setMessage(tr("Select an event to read it here."));
    }
    Q_EMIT shownChanged();
}

void HitDetail::showRow(std::shared_ptr<const HitTable> table, HitRow row)
{
    m_table = std::move(table);
    m_row = row;
    m_wanted = true;
    if (!m_record)
        build();
    m_facts->start();
    m_load = loadHitViewOnLane(m_context, m_table, row, m_facts->facts(), [this](Result<HitView> view) {
        if (!view) {
            const ErrorText text = errorText(view.error());
            m_shown.reset();
            m_bar->hide();
            m_record->setMessage(text.sentence + QLatin1Char('\n') + text.remedy);
        } else {
            m_shown = std::move(*view);
            m_record->setHit(*m_shown);
            m_bar->setVisible(m_shown->hit.kind == EventKind::hit);
            showVerdict();
        }
        Q_EMIT shownChanged();
    });
}

void HitDetail::showVerdict()
{
    if (!m_shown || !m_table)
        return;
    const Verdict verdict = m_context.verdicts.verdict(m_table->idHash(m_shown->row));
    m_bar->setVerdict(verdict);
    m_record->setVerdict(verdict);
}

} // namespace cacheloupe
