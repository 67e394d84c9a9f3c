// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/line_scanner.h"

#include "core/hitlog/json_scan.h"

#include <algorithm>
#include <cstring>
#include <set>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace cacheloupe {

namespace {

constexpr size_t kMaxSteps = 4096;
constexpr std::uint64_t kTrialLines = 2000;

/// One value of a line under scan goes to the builder; false when only the parser may judge it.
bool takeValue(const LineTarget &target, const char *&at, const char *end, JsonScanSeen &seen, RowBuilder &builder)
{
    const char *const first = at;
    if (target.value == LineValue::ignored) {
        at = valueEnd(at, end, seen);
        return at != nullptr;
    }
    if (isNumber(target.value)) {
        if (end - at >= 4 && std::memcmp(at, "null", 4) == 0) {
            at += 4;
            builder.takeNumber(target.value, double(kAbsent));
            return true;
        }
        const auto number = plainNumber(at, end);
        if (number)
            builder.takeNumber(target.value, *number);
        return number.has_value();
    }
    const bool isKeyField = target.value == LineValue::requestField || target.value == LineValue::entryField;
    if (!isKeyField && *at != '"' && *at != 'n')
        return false;
    at = valueEnd(at, end, seen);
    if (!at)
        return false;
    builder.take(target, {first, size_t(at - first)});
    return true;
}

constexpr bool isJsonSpace(char c)
{
    return c == ' ' || c == '\t';
}

} // namespace

/// Walks one good line and adds the steps that are missing.
class LineScanner::Learner {
public:
    Learner(std::vector<Step> &steps, std::string_view line) : m_steps(steps), m_at(line.data()), m_from(line.data()), m_end(line.data() + line.size()) {}

    void run()
    {
        skipSpace();
        if (isAt('{') && walk(LineObject::line) && m_at == m_end)
            addStep({}, true);
    }

private:
    bool isAt(char c) const { return m_at < m_end && *m_at == c; }
    void skipSpace()
    {
        while (m_at < m_end && isJsonSpace(*m_at))
            ++m_at;
    }

    /// An object whose brace is at m_at; false when this line is nothing to learn from.
    bool walk(LineObject in)
    {
        ++m_at;
        skipSpace();
        if (isAt('}'))
            return ++m_at, true;
        for (std::set<std::string_view> names;;) {
            JsonScanSeen seen;
            const char *const name = m_at;
            m_at = isAt('"') ? stringEnd(m_at, m_end, seen) : nullptr;
            if (!m_at || seen.backslash || seen.highByte || !names.insert({name + 1, size_t(m_at - name - 2)}).second)
                return false;
            const auto member = lineMember(in, {name + 1, size_t(m_at - name - 2)});
            skipSpace();
            if (!isAt(':'))
                return false;
            ++m_at;
            skipSpace();
            if (!walkValue(member))
                return false;
            skipSpace();
            if (isAt('}'))
                return ++m_at, true;
            if (!isAt(','))
                return false;
            ++m_at;
            skipSpace();
        }
    }

    bool walkValue(const LineMember &member)
    {
        if (member.isObject && isAt('{'))
            return walk(member.object);
        if (!addStep(member.target, false))
            return false;
        JsonScanSeen seen;
        m_at = valueEnd(m_at, m_end, seen);
        m_from = m_at;
        return m_at != nullptr;
    }

    bool addStep(const LineTarget &target, bool isEnd)
    {
        const std::string_view between(m_from, size_t(m_at - m_from));
        for (const auto next : m_steps[m_step].next) {
            const auto &known = m_steps[next];
            if (known.between() == between && known.isEnd == isEnd && known.target == target)
                return m_step = next, true;
        }
        if (m_steps.size() >= kMaxSteps)
            return false;
        const auto added = std::uint32_t(m_steps.size());
        m_steps[m_step].next.push_back(added);
        m_steps.emplace_back(between, target, isEnd);
        m_step = added;
        return true;
    }

    std::vector<Step> &m_steps;
    std::uint32_t m_step = 0;
    const char *m_at;
    const char *m_from; ///< behind the last value
    const char *m_end;
};

LineScanner::Step::Step(std::string_view between, const LineTarget &newTarget, bool isLast)
    : length(std::uint32_t(between.size())), target(newTarget), isEnd(isLast)
{
    std::memcpy(head, between.data(), std::min(between.size(), sizeof head));
    headMask = length >= sizeof head ? ~0u : (1u << length) - 1;
    if (length > sizeof head)
        whole = between;
}

bool LineScanner::Step::startsHere(const char *at, size_t left) const
{
    if (length > left || (isEnd && length != left))
        return false;
#if defined(__SSE2__)
    const auto same = [&](size_t from) {
        const __m128i expected = _mm_loadu_si128(reinterpret_cast<const __m128i *>(head + from));
        return std::uint32_t(_mm_movemask_epi8(_mm_cmpeq_epi8(expected, _mm_loadu_si128(reinterpret_cast<const __m128i *>(at + from)))));
    };
    if (((same(0) | same(16) << 16) & headMask) != headMask)
        return false;
    return length <= sizeof head || std::memcmp(at + sizeof head, whole.data() + sizeof head, length - sizeof head) == 0;
#else
    return std::memcmp(at, between().data(), length) == 0;
#endif
}

LineScanner::LineScanner() : m_steps(1) {}

/// Logs whose lines are all different cost more to learn than they give.
bool LineScanner::isWorthwhile()
{
    return m_missed < kTrialLines || m_scanned > m_missed;
}

void LineScanner::learn(std::string_view line)
{
    ++m_missed;
    if (isWorthwhile() && m_steps.size() < kMaxSteps)
        Learner(m_steps, line).run();
}

inline const LineScanner::Step *LineScanner::follow(std::uint32_t &step, const char *at, size_t left)
{
    const auto likely = m_steps[step].likely;
    const auto &next = m_steps[likely];
    if (likely == 0 || !next.startsHere(at, left))
        return followOther(step, at, left);
    step = likely;
    return &next;
}

const LineScanner::Step *LineScanner::followOther(std::uint32_t &step, const char *at, size_t left)
{
    auto &from = m_steps[step];
    for (const auto choice : from.next) {
        if (choice == from.likely || !m_steps[choice].startsHere(at, left))
            continue;
        step = from.likely = choice;
        return &m_steps[choice];
    }
    return nullptr;
}

std::optional<HitRowData> LineScanner::scan(std::string_view line, RowBuilder &builder, bool (*isUtf8)(std::string_view))
{
    if (m_steps.size() == 1 || !isWorthwhile())
        return std::nullopt;
    builder.begin(line, line);
    JsonScanSeen seen;
    const char *at = line.data();
    const char *const end = at + line.size();
    std::uint32_t step = 0;
    for (;;) {
        const Step *next = follow(step, at, size_t(end - at));
        if (!next)
            return std::nullopt;
        at += next->length;
        if (next->isEnd)
            break;
        if (!takeValue(next->target, at, end, seen, builder))
            return std::nullopt;
    }
    if (builder.fault() != LineFault::none || (seen.highByte && !isUtf8(line)))
        return std::nullopt;
    ++m_scanned;
    HitRowData row = builder.finish();
    row.lineLength = std::uint32_t(line.size());
    if (seen.backslash)
        row.flags |= hit_flag::kLineEscaped;
    if (!(row.flags & hit_flag::kOwnId))
        row.idHash = hash128(toHex(hash128(line)));
    return row;
}

} // namespace cacheloupe
