// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/fuzz_target.h"
#include "tests/fuzz/plain_line.h"

#include "core/base/utf8.h"
#include "core/driver/json.h"
#include "core/hitlog/hit_record.h"
#include "core/hitlog/json_text.h"
#include "core/hitlog/line_parser.h"
#include "core/hitlog/line_values.h"

#include <cmath>
#include <string>

using namespace cacheloupe;

namespace {

/// Shapes that the seasoned parser has seen before an input, so that it scans what looks like them.
constexpr std::string_view kKnownLines[] = {
    R"({"event":"hit"})",
    R"({"ts":"2026-11-02T09:00:00Z","id":"e1","event":"hit","call_site":"a","match":"semantic","similarity":0.94,"query":"q","cached_query":"c","answer":"x","fields":{"access.tenant":"acme"},"entry":{"age_s":1,"fields":{"access.tenant":"acme"}},"usage":{"input_tokens":20},"latency_ms":12})",
    R"({"ts":"2026-11-02T09:02:00Z","id":"e3","event":"miss","call_site":"a","query":"q","model":"m","latency_ms":900,"cost_usd":0.003})",
};

std::string padded(std::string_view line)
{
    return std::string(line).append(LineParser::paddingBytes(), ' ');
}

std::string rawText(std::string_view line, const TextSpan &span)
{
    return jsonTextOf(line.substr(span.offset, span.length));
}

void verifySpan(std::string_view line, const TextSpan &span)
{
    if (span.offset == 0 && span.length == 0)
        return;
    FUZZ_VERIFY(span.offset >= 1 && std::uint64_t(span.offset) + span.length < line.size());
    FUZZ_VERIFY(line[span.offset - 1] == '"' && line[span.offset + span.length] == '"');
    FUZZ_VERIFY(isValidUtf8(rawText(line, span)));
}

void verifyAlone(std::string_view line, const HitRowData &row)
{
    FUZZ_VERIFY(row.lineLength == line.size());
    FUZZ_VERIFY((row.fault == LineFault::none) == (row.kind != EventKind::malformed));
    for (const auto &span : {row.query, row.cachedQuery, row.answer})
        verifySpan(line, span);
    FUZZ_VERIFY((row.mismatchedFields & ~(row.requestFields & row.entryFields)) == 0);
}

/// The same line read by a parser that has seen other lines and by a new one.
void verifySame(const HitRowData &a, const HitNames &namesOfA, const HitRowData &b, const HitNames &namesOfB)
{
    const auto same = [](float x, float y) { return x == y || (std::isnan(x) && std::isnan(y)); };
    FUZZ_VERIFY(a.fault == b.fault && a.kind == b.kind && a.match == b.match && a.flags == b.flags && a.timeMs == b.timeMs);
    FUZZ_VERIFY(a.idHash.high == b.idHash.high && a.idHash.low == b.idHash.low);
    FUZZ_VERIFY(a.query.offset == b.query.offset && a.answer.offset == b.answer.offset && a.cachedQuery.length == b.cachedQuery.length);
    FUZZ_VERIFY(same(a.similarity, b.similarity) && same(a.ageS, b.ageS) && same(a.ttlS, b.ttlS) && same(a.latencyMs, b.latencyMs));
    FUZZ_VERIFY(a.requestFields == b.requestFields && a.entryFields == b.entryFields && a.mismatchedFields == b.mismatchedFields);
    FUZZ_VERIFY(namesOfA.callSites.name(a.callSite) == namesOfB.callSites.name(b.callSite));
    FUZZ_VERIFY(namesOfA.tenants.name(a.tenant) == namesOfB.tenants.name(b.tenant));
}

void verifyText(const Json &json, const char *name, std::string_view strict, std::string_view fast)
{
    const auto it = json.find(name);
    if (it == json.end() || it->is_null() || it->is_string())
        FUZZ_VERIFY(strict == fast);
}

void verifyNumber(const std::optional<double> &strict, float fast)
{
    FUZZ_VERIFY(strict ? float(*strict) == fast : std::isnan(fast));
}

std::uint32_t maskOf(const KeyFields &fields)
{
    std::uint32_t mask = 0;
    for (const auto &[field, value] : fields.values())
        mask |= 1u << unsigned(field);
    return mask;
}

/// What the strict parser reads, the fast one reads too.
void verifyAgainst(const Hit &hit, const Json &json, std::string_view line, const HitRowData &row, const HitNames &names)
{
    FUZZ_VERIFY(row.fault == LineFault::none && row.kind == hit.kind);
    verifyText(json, "query", hit.query, rawText(line, row.query));
    verifyText(json, "cached_query", hit.cachedQuery, rawText(line, row.cachedQuery));
    verifyText(json, "answer", hit.answer, rawText(line, row.answer));
    verifyText(json, "call_site", hit.callSite, names.callSites.name(row.callSite));
    verifyText(json, "model", hit.model, names.models.name(row.model));
    verifyText(json, "layer", hit.layer, names.layers.name(row.layer));
    verifyText(json, "flag", hit.flag, names.flags.name(row.flag));
    verifyNumber(hit.similarity, row.similarity);
    verifyNumber(hit.threshold, row.threshold);
    verifyNumber(hit.latencyMs, row.latencyMs);
    verifyNumber(hit.costUsd, row.costUsd);
    verifyNumber(hit.savedUsd, row.savedUsd);
    verifyNumber(hit.entry.ttlS, row.ttlS);
    if (hit.entry.ageS)
        verifyNumber(hit.entry.ageS, row.ageS);
    FUZZ_VERIFY(maskOf(hit.fields) == row.requestFields && maskOf(hit.entry.fields) == row.entryFields);
    if (const auto id = json.find("id"); id == json.end() || id->is_null() || id->is_string())
        FUZZ_VERIFY(hash128(hit.id) == row.idHash);
    if (line.find('\\') != std::string_view::npos)
        return;
    FUZZ_VERIFY(row.timeMs == (hit.time ? unixMs(*hit.time) : kAbsentTime));
    FUZZ_VERIFY(row.match == hit.match);
}

void fuzzLine(std::string_view line, LineParser &seasoned, const HitNames &seasonedNames)
{
    const std::string bytes = padded(line);
    const auto text = std::string_view(bytes).substr(0, line.size());
    HitNames names;
    const auto row = LineParser(names).parse(text);
    verifyAlone(text, row);
    verifySame(seasoned.parse(text), seasonedNames, row, names);
    if (row.fault == LineFault::none && !(row.flags & hit_flag::kBadUtf8)) {
        LineValues values;
        FUZZ_VERIFY(isValidUtf8(values.member(text, "user")));
        FUZZ_VERIFY(isValidUtf8(values.requestField(text, KeyField::accessTenant)));
    }
    const auto strict = hitFromLine(text, {});
    if (!strict || !isPlainLine(text))
        return;
    const auto json = parseJson(toValidUtf8(text), {});
    verifyAgainst(*strict, *json, text, row, names);
}

} // namespace

/// Any bytes between newlines are a row: never a crash, every offset inside the line, and what the strict parser
/// accepts is accepted with the same values.
void cacheloupe::fuzzOne(std::string_view bytes)
{
    constexpr int kMaxLines = 8;
    HitNames names;
    LineParser seasoned(names);
    for (const auto known : kKnownLines)
        FUZZ_VERIFY(seasoned.parse(std::string_view(padded(known)).substr(0, known.size())).fault == LineFault::none);
    for (int i = 0; i < kMaxLines; ++i) {
        const auto end = bytes.find('\n');
        const auto line = bytes.substr(0, end);
        if (!line.starts_with("\xEF\xBB\xBF") && line.find_first_not_of(" \t\r") != std::string_view::npos)
            fuzzLine(line, seasoned, names);
        if (end == std::string_view::npos)
            break;
        bytes.remove_prefix(end + 1);
    }
}
