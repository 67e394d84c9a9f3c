// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/policies/drift_pane.h"

#include "core/policy/policy_history.h"
#include "core/store/cache_store.h"
#include "ui/policies/policy_session.h"
#include "ui/support/format.h"
#include "ui/support/navigator.h"
#include "ui/support/notices.h"
#include "ui/support/secret_desk.h"
#include "ui/support/theme.h"
#include "ui/support/workspace_session.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/section.h"
#include "ui/widgets/text_label.h"

#include <QComboBox>
#include <QHeaderView>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace cacheloupe {

namespace {

QString driftText(const SiteDrift &drift)
{
    QStringList missing;
    for (const auto &name : drift.missing)
        missing << toText(name);
    switch (drift.kind) {
    case DriftKind::notAllowed: return DriftPane::tr("Stored, though the policy says never to reuse");
    case DriftKind::neverExpires: return DriftPane::tr("Never expire; the policy says %1").arg(formatDuration(drift.policy));
    case DriftKind::livesLonger: return DriftPane::tr("Live up to %1; the policy says %2").arg(formatDuration(drift.worst), formatDuration(drift.policy));
    case DriftKind::scopeMissing: return DriftPane::tr("Do not tell %1").arg(missing.join(QStringLiteral(", ")));
    case DriftKind::olderEpoch: return DriftPane::tr("Of key epoch %1; the policy says %2").arg(drift.worst.value_or(0)).arg(drift.policy.value_or(0));
    }
    return {};
}

QString remedyText(DriftKind kind)
{
    switch (kind) {
    case DriftKind::notAllowed: return DriftPane::tr("Purge them");
    case DriftKind::neverExpires:
    case DriftKind::livesLonger: return DriftPane::tr("Apply the policy's TTL");
    case DriftKind::scopeMissing: return DriftPane::tr("Put it into the key where the application writes, then raise the key epoch");
    case DriftKind::olderEpoch: return DriftPane::tr("Purge them; nothing asks for them any more");
    }
    return {};
}

Result<std::vector<Connection>> knownStores(Workspace &workspace)
{
    const auto records = workspace.connections();
    if (!records)
        return records.error();
    std::vector<Connection> stores;
    for (const ConnectionRecord &record : *records) {
        auto store = parseConnectionUrl(record.url);
        if (!store)
            continue;
        const auto authority = workspace.setting("connection." + std::to_string(record.id) + ".ca_file");
        store->id = std::to_string(record.id);
        store->name = record.name;
        store->password = record.secret;
        store->caFile = authority ? authority->value_or(std::string()) : std::string();
        stores.push_back(std::move(*store));
    }
    return stores;
}

} // namespace

DriftPane::DriftPane(const AppContext &context, PolicySession &session, QWidget *parent) : QWidget(parent), m_context(context), m_session(session)
{
    setObjectName(QStringLiteral("policies.drift"));
    build();
}

void DriftPane::build()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(kPageMargin, kGrid, kPageMargin, kPageMargin);
    column->setSpacing(2 * kGrid);
    m_overdue = new TextLabel(TextRole::body, ThemeRole::text, this);
    m_overdue->setObjectName(QStringLiteral("policies.overdue"));
    m_overdue->setWordWrap(true);
    m_stores = new QComboBox(this);
    m_stores->setObjectName(QStringLiteral("policies.driftStore"));
    m_stores->setAccessibleName(tr("Store to compare"));
    m_compare = new QPushButton(tr("Compare with the policy"), this);
    m_compare->setObjectName(QStringLiteral("policies.compare"));
    m_state = new TextLabel(TextRole::secondary, ThemeRole::secondaryText, this);
    m_state->setObjectName(QStringLiteral("policies.driftState"));
    m_state->setWordWrap(true);
    buildRows();
    auto *choice = new FlowLayout(nullptr, kGrid);
    choice->addWidget(m_stores);
    choice->addWidget(m_compare);
    column->addWidget(new Section(tr("To be looked at again"), this));
    column->addWidget(m_overdue);
    column->addWidget(new Section(tr("Live stores"), this));
    column->addLayout(choice);
    column->addWidget(m_rows, 1);
    buildButtons(column);
    connect(m_compare, &QPushButton::clicked, this, &DriftPane::compare);
}

void DriftPane::buildRows()
{
    m_rows = new QTableWidget(0, 5, this);
    m_rows->setObjectName(QStringLiteral("policies.drifts"));
    m_rows->setAccessibleName(tr("Where the store differs"));
    m_rows->setHorizontalHeaderLabels({tr("Call site"), tr("Entries"), tr("Of"), tr("What"), tr("What to do")});
    m_rows->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_rows->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_rows->setShowGrid(false);
    m_rows->setTabKeyNavigation(false);
    m_rows->verticalHeader()->hide();
    m_rows->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_rows->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_rows->horizontalHeader()->setStretchLastSection(true);
}

void DriftPane::buildButtons(QVBoxLayout *column)
{
    auto *back = new QPushButton(tr("Go back"), this);
    back->setObjectName(QStringLiteral("policies.driftBack"));
    m_apply = new QPushButton(tr("Apply the policy's TTL…"), this);
    m_apply->setObjectName(QStringLiteral("policies.applyTtl"));
    m_apply->setProperty("primary", true);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_state, 1);
    buttons->addWidget(back);
    buttons->addWidget(m_apply);
    column->addLayout(buttons);
    connect(back, &QPushButton::clicked, this, &DriftPane::backRequested);
    connect(m_apply, &QPushButton::clicked, this, [this] {
        const auto &store = m_connections[size_t(m_stores->currentIndex())];
        Destination destination{PageId::stores, {}, {}, {}, {}};
        destination.ttl = std::make_shared<const TtlHandover>(TtlHandover{toText(store.id).toLongLong(), m_tooLong});
        m_context.navigator.go(destination);
    });
}

QWidget *DriftPane::focusTarget() const
{
    return m_stores;
}

void DriftPane::refresh()
{
    showOverdue();
    show({});
    m_state->clear();
    m_asking = m_context.workspace.read<std::vector<Connection>>(knownStores, [this](Result<std::vector<Connection>> stores) {
        if (stores)
            showStores(*stores);
        else
            m_context.notices.fail(stores.error());
    });
}

void DriftPane::showOverdue()
{
    QStringList lines;
    for (const OverdueReview &one : overdueReviews(m_session.published(), systemNow()))
        lines << (one.owner.empty() ? tr("%1: %Ln day(s) overdue", nullptr, one.days).arg(toText(one.callSite))
                                    : tr("%1: %Ln day(s) overdue, %2", nullptr, one.days).arg(toText(one.callSite), toText(one.owner)));
    m_overdue->setText(lines.isEmpty() ? tr("No policy is overdue.") : lines.join(QLatin1Char('\n')));
}

void DriftPane::showStores(const std::vector<Connection> &stores)
{
    m_connections = stores;
    m_stores->clear();
    for (const Connection &store : stores)
        m_stores->addItem(store.name.empty() ? toText(connectionUrl(store)) : toText(store.name));
    m_stores->setEnabled(!stores.empty());
    m_compare->setEnabled(!stores.empty());
    if (stores.empty())
        m_state->setText(tr("No store is connected yet; connect one on the Stores page."));
}

void DriftPane::compare()
{
    m_secrets.request_stop();
    m_secrets = std::stop_source();
    m_compare->setEnabled(false);
    m_state->setText(tr("Reading the store…"));
    m_work = runOnLane<Result<Found>>(
        m_context.lanes,
        [store = m_connections[size_t(m_stores->currentIndex())], policy = m_session.published(),
         secrets = m_context.secrets.resolver(m_secrets.get_token())](std::stop_token stop, ProgressReport &report) -> Result<Found> {
            auto opened = CacheStore::open(store, secrets, stop);
            if (!opened)
                return opened.error();
            PolicyDrift drift(policy, systemNow());
            const auto listed = (*opened)->list(
                [&](std::vector<CacheEntry> page, const ListProgress &progress) {
                    for (const CacheEntry &entry : page)
                        drift.add(entry);
                    report({progress.visited, progress.total});
                    return true;
                },
                stop);
            if (!listed)
                return listed.error();
            Found found{drift.report(), drift.entryCount(), drift.unlistedCount(), {}};
            for (const TtlCorrection &correction : drift.corrections())
                found.tooLong << toText(correction.key);
            return found;
        },
        [this](Result<Found> found) {
            m_compare->setEnabled(true);
            if (!found) {
                m_state->clear();
                m_context.notices.fail(found.error());
                return;
            }
            show(*found);
            const auto unlisted = tr("%Ln of call sites the policy does not list", nullptr, int(found->unlistedCount));
            m_state->setText(tr("%Ln entry(s) compared, %1.", nullptr, int(found->entryCount)).arg(unlisted));
        });
}

void DriftPane::show(const Found &found)
{
    m_tooLong = found.tooLong;
    m_apply->setEnabled(!m_tooLong.isEmpty());
    m_rows->setRowCount(int(found.drifts.size()));
    for (int row = 0; row < int(found.drifts.size()); ++row) {
        const auto &drift = found.drifts[size_t(row)];
        QStringList examples;
        for (const auto &key : drift.examples)
            examples << toText(key);
        const QString texts[] = {toText(drift.callSite), formatCount(drift.count), formatCount(drift.entryCount), driftText(drift), remedyText(drift.kind)};
        for (int column = 0; column < 5; ++column) {
            auto *cell = new QTableWidgetItem(texts[column]);
            cell->setToolTip(tr("For instance %1").arg(examples.join(QStringLiteral(", "))));
            m_rows->setItem(row, column, cell);
        }
    }
}

} // namespace cacheloupe
