// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hits/hit_rows_source.h"

#include "ui/records/hit_marks.h"
#include "ui/records/proof_text.h"
#include "ui/support/format.h"
#include "ui/support/screen_mask.h"
#include "ui/widgets/verdict_look.h"

#include <QLocale>
#include <QTimer>

#include <cmath>

namespace cacheloupe {

namespace {

/// What reading texts may take of one frame before the rest is left to a lane.
constexpr qint64 kReadBudgetNs = 8'000'000;

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

std::optional<double> known(float value)
{
    return std::isnan(value) ? std::nullopt : std::optional<double>(double(value));
}

/// "7 h" instead of "7 h 40 min": the bar beside it shows the rest, the detail says it exactly.
std::optional<double> inLargestUnit(float seconds)
{
    if (std::isnan(seconds))
        return std::nullopt;
    for (const double unit : {86400.0, 3600.0, 60.0}) {
        if (double(seconds) >= unit)
            return std::floor(double(seconds) / unit) * unit;
    }
    return double(seconds);
}

GridCell plain(const QString &words, ThemeRole role = ThemeRole::text)
{
    return {words, {}, role, false};
}

} // namespace

HitRowsSource::HitRowsSource(const AppContext &context, HitList &list, QObject *parent) : GridSource(parent), m_context(context), m_list(list)
{
    const auto column = [](const char *name, const QString &title, int widthPx, bool figure, bool shown, bool sortable, bool descendingFirst) {
        return GridColumn{QLatin1String(name), title, widthPx, figure, shown, sortable, descendingFirst};
    };
    m_columns = {
        column("time", tr("Time"), 112, false, true, true, true),
        column("kind", tr("Event"), 94, false, true, true, false),
        column("call_site", tr("Call site"), 116, false, true, true, false),
        column("query", tr("Question"), 150, false, true, false, false),
        column("cached_query", tr("Answered question"), 130, false, true, false, false),
        column("similarity", tr("Similarity"), 88, true, true, true, false),
        column("age", tr("Age of TTL"), 112, true, true, true, true),
        column("suspicion", tr("Suspicion"), 88, true, true, true, true),
        column("verdict", tr("Verdict"), 108, false, true, true, true),
        column("match", tr("Match"), 100, false, false, true, false),
        column("model", tr("Model"), 130, false, false, true, false),
        column("tenant", tr("Tenant"), 100, false, false, true, false),
        column("layer", tr("Layer"), 120, false, false, true, false),
        column("latency", tr("Latency"), 84, true, false, true, true),
        column("saved", tr("Saved"), 84, true, false, true, true),
        column("line", tr("Line"), 84, true, false, true, false),
    };
    for (const Column words : {query, cachedQuery})
        m_columns[words].flexible = true;
    for (const KeyField field : allKeyFields()) {
        GridColumn key = column("", text(keyFieldName(field)), 130, false, false, true, false);
        key.name = QStringLiteral("field.") + key.title;
        key.hint = tr("The value asked with; the entry's where it differs or stands alone. Sorts numbers before words, events without the field last.");
        m_columns.push_back(std::move(key));
    }
    connect(&list, &HitList::replaced, this, [this] {
        m_fieldsOfRow.clear();
        Q_EMIT rowsReplaced();
    });
    connect(&list, &HitList::appended, this, &GridSource::rowsAppended);
    connect(&context.verdicts, &VerdictBook::changed, this, &GridSource::cellsChanged);
    connect(&context.mask, &ScreenMask::changed, this, &GridSource::cellsChanged);
    connect(&context.suspicion, &SuspicionBook::advanced, this, &GridSource::cellsChanged);
    connect(&context.suspicion, &SuspicionBook::completed, this, &GridSource::cellsChanged);
}

HitOrder HitRowsSource::order(int column, bool descending)
{
    using Custom = HitOrder::Custom;
    static constexpr HitSortKey keys[columnTotal] = {
        HitSortKey::time,   HitSortKey::kind,  HitSortKey::callSite, HitSortKey::logOrder, HitSortKey::logOrder, HitSortKey::similarity, HitSortKey::age,   HitSortKey::custom,
        HitSortKey::custom, HitSortKey::match, HitSortKey::model,    HitSortKey::tenant,   HitSortKey::layer,    HitSortKey::latency,    HitSortKey::saved, HitSortKey::logOrder};
    if (column >= columnTotal)
        return {HitSortKey::custom, Custom::byKeyField, descending, KeyField(column - columnTotal)};
    const Custom custom = column == suspicion ? Custom::bySuspicion : column == verdict ? Custom::byVerdict : Custom::none;
    return {keys[column], custom, descending, {}};
}

void HitRowsSource::beginFrame() const
{
    m_readNs = 0;
}

GridCell HitRowsSource::cell(int row, int column, size_t maxCodePoints) const
{
    const HitTable &table = *m_list.table();
    const HitRow hit = m_list.rows().at(row);
    if (table.kind(hit) == EventKind::malformed && column != kind && column != line)
        return malformedCell(hit, column);
    switch (column) {
    case time:
        return plain(formatTimeShort(table.time(hit)), ThemeRole::secondaryText);
    case kind: {
        const ChipLook look = eventLook(table.kind(hit));
        // A page full of "Hit" chips would shout; only what is out of the ordinary gets one.
        if (table.kind(hit) == EventKind::malformed)
            return {look.text, look, look.role, false};
        return plain(look.text, look.role == ThemeRole::accent ? ThemeRole::text : look.role);
    }
    case query:
    case cachedQuery:
        return textCell(hit, column, maxCodePoints);
    case similarity:
        return similarityCell(hit);
    case age: {
        const auto bar = table.kind(hit) == EventKind::hit ? ageBarOf(inLargestUnit(table.ageS(hit)), known(table.ttlS(hit))) : std::nullopt;
        return bar ? GridCell{bar->text, *bar, ThemeRole::text, false} : GridCell{};
    }
    case suspicion:
        return suspicionCell(hit);
    case verdict:
        return verdictCell(hit);
    case latency:
    case saved:
    case line:
        return figureCell(hit, column);
    default:
        return column < columnTotal ? nameCell(hit, column) : keyFieldCell(hit, KeyField(column - columnTotal));
    }
}

bool HitRowsSource::isOffered(int column) const
{
    return column < columnTotal || (m_keyFields >> (column - columnTotal) & 1u) != 0;
}

const std::pair<KeyFields, KeyFields> *HitRowsSource::keyFieldsOf(HitRow row) const
{
    constexpr qsizetype kMostRows = 500;
    if (const auto known = m_fieldsOfRow.constFind(row); known != m_fieldsOfRow.constEnd())
        return &*known;
    if (m_readNs > kReadBudgetNs)
        return nullptr;
    if (m_fieldsOfRow.size() > kMostRows)
        m_fieldsOfRow.clear();
    m_frame.start();
    const auto hit = m_list.table()->record(row);
    m_readNs += m_frame.nsecsElapsed();
    return &*m_fieldsOfRow.insert(row, hit ? std::pair(hit->fields, hit->entry.fields) : std::pair<KeyFields, KeyFields>());
}

GridCell HitRowsSource::keyFieldCell(HitRow row, KeyField field) const
{
    const HitTable &table = *m_list.table();
    if (((table.requestFields(row) | table.entryFields(row)) >> unsigned(field) & 1u) == 0)
        return {};
    const auto *fields = keyFieldsOf(row);
    if (!fields)
        return pendingCell(row);
    const std::string *asked = fields->first.find(field);
    const std::string *stored = fields->second.find(field);
    if (asked && stored && (table.mismatchedFields(row) >> unsigned(field) & 1u) != 0)
        return plain(tr("%1 ≠ %2", "asked with, stored with").arg(toText(*asked), toText(*stored)), ThemeRole::wrong);
    if (asked)
        return plain(toText(*asked));
    return stored ? plain(tr("entry: %1").arg(toText(*stored)), ThemeRole::secondaryText) : GridCell{};
}

GridCell HitRowsSource::pendingCell(HitRow row) const
{
    m_missing.push_back(row);
    if (!m_fetchPlanned) {
        m_fetchPlanned = true;
        auto *self = const_cast<HitRowsSource *>(this);
        QTimer::singleShot(0, self, [self] { self->fetch(); });
    }
    return {QStringLiteral("…"), {}, ThemeRole::secondaryText, true};
}

GridCell HitRowsSource::malformedCell(HitRow row, int column) const
{
    const HitTable &table = *m_list.table();
    if (column == callSite)
        return plain(tr("Line %1").arg(formatCount(table.lineNumber(row))), ThemeRole::secondaryText);
    if (column == query)
        return plain(lineFaultText(table.fault(row)), ThemeRole::wrong);
    return {};
}

GridCell HitRowsSource::textCell(HitRow row, int column, size_t maxCodePoints) const
{
    const HitTable &table = *m_list.table();
    if (m_readNs > kReadBudgetNs)
        return pendingCell(row);
    m_frame.start();
    const std::string words = column == query ? table.queryText(row, maxCodePoints) : table.cachedQueryText(row, maxCodePoints);
    m_readNs += m_frame.nsecsElapsed();
    if (column == cachedQuery && words.empty() && table.match(row) == MatchKind::exact)
        return plain(tr("same question"), ThemeRole::secondaryText);
    return plain(toText(m_context.mask.shown(words)), column == query ? ThemeRole::text : ThemeRole::secondaryText);
}

void HitRowsSource::fetch()
{
    m_fetchPlanned = false;
    // Reading a row brings its text into the page cache; the next frame finds it there.
    m_fetch = runOnLane<bool>(
        m_context.lanes,
        [table = m_list.table(), rows = std::exchange(m_missing, {})](std::stop_token stop, ProgressReport &) {
            for (const HitRow row : rows) {
                if (stop.stop_requested())
                    return false;
                (void)table->queryText(row, 1);
                (void)table->cachedQueryText(row, 1);
            }
            return true;
        },
        [this](bool read) {
            if (read)
                Q_EMIT cellsChanged();
        });
}

GridCell HitRowsSource::nameCell(HitRow row, int column) const
{
    const HitTable &table = *m_list.table();
    switch (column) {
    case callSite:
        return plain(text(table.callSite(row)));
    case match:
        return table.match(row) == MatchKind::unknown ? GridCell{} : plain(matchKindText(table.match(row)));
    case model:
        return plain(text(table.model(row)));
    case tenant:
        return plain(text(table.tenant(row)));
    case layer:
        return plain(layerText(std::string(table.layer(row))));
    default:
        return {};
    }
}

GridCell HitRowsSource::figureCell(HitRow row, int column) const
{
    const HitTable &table = *m_list.table();
    if (column == line)
        return plain(formatCount(table.lineNumber(row)), ThemeRole::secondaryText);
    const auto value = known(column == latency ? table.latencyMs(row) : table.savedUsd(row));
    return value ? plain(column == latency ? formatMilliseconds(value) : formatUsd(value)) : GridCell{};
}

GridCell HitRowsSource::similarityCell(HitRow row) const
{
    const HitTable &table = *m_list.table();
    const auto value = known(table.similarity(row));
    if (!value || table.kind(row) != EventKind::hit)
        return value ? plain(formatSimilarity(value), ThemeRole::secondaryText) : GridCell{};
    SimilarityBar bar;
    bar.similarity = *value;
    bar.threshold = known(table.threshold(row));
    bar.text = formatSimilarity(value);
    return {bar.text, bar, ThemeRole::text, false};
}

GridCell HitRowsSource::suspicionCell(HitRow row) const
{
    constexpr float kStrong = 0.5f;
    constexpr float kWeak = 0.2f;
    const float score = m_context.suspicion.score(row);
    if (std::isnan(score))
        return {};
    const ThemeRole role = score >= kStrong ? ThemeRole::wrong : score >= kWeak ? ThemeRole::stale : ThemeRole::secondaryText;
    return plain(QLocale().toString(double(score), 'f', 2), role);
}

GridCell HitRowsSource::verdictCell(HitRow row) const
{
    const HitTable &table = *m_list.table();
    if (table.kind(row) != EventKind::hit)
        return {};
    const Verdict given = m_context.verdicts.verdict(table.idHash(row));
    if (given == Verdict::none)
        return {};
    const ChipLook look = verdictLook(given);
    return {look.text, look, look.role, false};
}

} // namespace cacheloupe
