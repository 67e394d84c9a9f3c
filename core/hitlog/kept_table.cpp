// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/kept_table.h"

#include "core/hitlog/parallel.h"
#include "core/hitlog/text_index.h"

#include <numeric>

namespace cacheloupe {

namespace {

/// Searches take a byte for each code. A block that is indexed anew gives its answers new ones.
constexpr std::uint64_t kMostCodesPerRow = 4;

enum Dictionary : size_t { callSites, models, tenants, layers, followups, flags };

/// One pass without a branch, so that the compiler takes many codes at a time.
template <typename Code>
bool areBelow(const Code *codes, std::uint32_t count, std::uint32_t limit)
{
    if (limit > std::numeric_limits<Code>::max())
        return true;
    const auto bound = Code(limit);
    Code bad = 0;
    for (std::uint32_t i = 0; i < count; ++i)
        bad = Code(bad | Code(codes[i] >= bound));
    return bad == 0;
}

std::uint64_t rowsOf(const std::vector<KeptLog> &logs)
{
    return std::accumulate(logs.begin(), logs.end(), std::uint64_t(0), [](std::uint64_t sum, const KeptLog &log) { return sum + log.state.rows; });
}

bool areTraitsKnown(const RowTraits &traits, const KeptTable &table)
{
    const auto isName = [&](Dictionary dictionary, std::uint32_t code) { return code <= table.names[dictionary].size(); };
    return isName(models, traits.model) && isName(layers, traits.layer) && isName(followups, traits.followup) && isName(flags, traits.flag)
        && traits.source < table.logs.size() && traits.kind <= EventKind::malformed && traits.match <= MatchKind::semantic
        && traits.fault <= LineFault::unknownEvent && traits.unused == 0;
}

std::vector<std::string> namesOf(const StringDictionary &dictionary)
{
    std::vector<std::string> names;
    const auto size = dictionary.size();
    names.reserve(size);
    for (std::uint32_t code = 1; code < size; ++code)
        names.emplace_back(dictionary.name(code));
    return names;
}

std::vector<RowTraits> traitsFrom(std::string_view bytes)
{
    std::vector<RowTraits> traits(bytes.size() / sizeof(RowTraits));
    if (!traits.empty())
        std::memcpy(traits.data(), bytes.data(), traits.size() * sizeof(RowTraits));
    return traits;
}

} // namespace

std::array<StringDictionary *, KeptTable::kDictionaries> KeptTable::dictionariesOf(HitNames &names)
{
    return {&names.callSites, &names.models, &names.tenants, &names.layers, &names.followups, &names.flags};
}

std::optional<KeptTable> KeptTable::of(const HitTable &table)
{
    KeptTable kept;
    for (std::uint32_t i = 0; i < table.sourceCount(); ++i) {
        auto log = KeptLog::of(table.source(i), table.source(i).state());
        if (!log)
            return std::nullopt;
        kept.logs.push_back(std::move(*log));
    }
    // States are told behind their rows: when the sum is right, they tell of just these rows.
    kept.rows = table.rowCount();
    if (kept.rows == 0 || rowsOf(kept.logs) != kept.rows)
        return std::nullopt;
    for (std::uint32_t block = 0; (std::uint64_t(block) << HitBlock::kShift) < kept.rows; ++block) {
        const auto &known = table.block(block).traitsTable;
        auto &traits = kept.traits.emplace_back();
        for (std::uint32_t code = 0, count = known.size(); code < count; ++code)
            traits.push_back(known[std::uint16_t(code)]);
    }
    // Behind the rows: what they name is there.
    const auto &names = table.names();
    kept.names = {namesOf(names.callSites), namesOf(names.models), namesOf(names.tenants), namesOf(names.layers), namesOf(names.followups), namesOf(names.flags)};
    kept.texts.resize(kept.blockCount());
    return kept;
}

std::string KeptTable::toBytes() const
{
    SidecarSink sink;
    sink.number(logs.size());
    for (const auto &log : logs)
        log.write(sink);
    for (const auto &dictionary : names) {
        sink.number(dictionary.size());
        for (const auto &name : dictionary)
            sink.text(name);
    }
    sink.number(rows);
    sink.number(answerCodes);
    for (std::uint32_t block = 0; block < blockCount(); ++block) {
        sink.text({reinterpret_cast<const char *>(traits[block].data()), traits[block].size() * sizeof(RowTraits)});
        sink.number(texts[block].offset);
        sink.number(texts[block].rows);
    }
    return sink.take();
}

std::optional<KeptTable> KeptTable::fromBytes(std::string_view bytes, std::uint64_t textsEnd)
{
    SidecarSource source(bytes);
    KeptTable kept;
    for (auto count = source.count(sizeof(std::uint64_t)); count > 0; --count)
        kept.logs.push_back(KeptLog::read(source));
    for (auto &dictionary : kept.names)
        for (auto count = source.count(sizeof(std::uint64_t)); count > 0; --count)
            dictionary.emplace_back(source.text());
    const auto rowCount = source.number();
    kept.answerCodes = std::uint32_t(source.number());
    if (!source.isFine() || kept.logs.size() > HitTable::kMaxSources || rowCount == 0 || rowCount != rowsOf(kept.logs)
        || rowCount > std::uint64_t(HitBlocks::kMost) << HitBlock::kShift || kept.answerCodes > kMostCodesPerRow * (rowCount + HitBlock::kRows))
        return std::nullopt;
    kept.rows = HitRow(rowCount);
    for (std::uint32_t block = 0; (std::uint64_t(block) << HitBlock::kShift) < rowCount; ++block) {
        const auto &traits = kept.traits.emplace_back(traitsFrom(source.text()));
        const auto &texts = kept.texts.emplace_back(Texts{source.number(), std::uint32_t(source.number())});
        const bool areTextsThere = texts.rows <= kept.rowsIn(block) && texts.offset % sizeof(std::uint64_t) == 0 && texts.offset <= textsEnd
            && BlockTexts::sizeBytes(texts.rows) <= textsEnd - texts.offset;
        if (!source.isFine() || traits.empty() || traits.size() > HitBlock::kRows || (texts.rows > 0 && !areTextsThere))
            return std::nullopt;
        if (!std::all_of(traits.begin(), traits.end(), [&](const RowTraits &t) { return areTraitsKnown(t, kept); }))
            return std::nullopt;
    }
    return source.isAtEnd() ? std::optional(std::move(kept)) : std::nullopt;
}

bool KeptTable::areCodesKnown(const MappedBlocks &blocks) const
{
    std::atomic<std::uint32_t> next = 0;
    std::atomic<bool> isKnown = true;
    const auto check = [&](unsigned) {
        for (std::uint32_t index; isKnown && (index = next.fetch_add(1)) < blockCount();) {
            const auto &block = blocks[index];
            const auto count = rowsIn(index);
            if (!areBelow(block.traitsCode.data(), count, std::uint32_t(traits[index].size())) || !areBelow(block.callSite.data(), count, std::uint32_t(names[callSites].size() + 1))
                || !areBelow(block.tenant.data(), count, std::uint32_t(names[tenants].size() + 1))
                || !areBelow(reinterpret_cast<const std::uint8_t *>(block.kind.data()), count, std::uint32_t(EventKind::malformed) + 1))
                isKnown = false;
        }
    };
    onWorkers(std::min(std::max(1u, std::thread::hardware_concurrency()), blockCount()), check);
    return isKnown;
}

} // namespace cacheloupe
