// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/hit_sort_field.h"

#include "core/hitlog/line_values.h"
#include "core/hitlog/parallel.h"
#include "core/hitlog/row_text.h"

#include <algorithm>
#include <atomic>
#include <charconv>
#include <cmath>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace cacheloupe {

namespace {

constexpr size_t kRowsPerReport = 1024;
constexpr size_t kFieldRowsPerWorker = 2000;

/// A different value and where its code is written.
struct Value {
    std::string_view text;
    std::optional<double> number;
    std::uint32_t *code = nullptr;

    bool operator<(const Value &other) const
    {
        if (number.has_value() != other.number.has_value())
            return number.has_value();
        if (number && *number != *other.number)
            return *number < *other.number;
        return text < other.text;
    }
};

std::optional<double> numberOf(std::string_view text)
{
    double number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool isWhole = failure == std::errc() && end == text.data() + text.size();
    return isWhole && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

} // namespace

/// One reading: each worker takes a slice of the rows and gives codes of its own, which become places at the end.
class KeyFieldReader {
public:
    KeyFieldReader(const HitTable &table, KeyField field, std::span<const HitRow> rows, const KeyFieldReading &reading)
        : m_table(table), m_field(field), m_rows(rows), m_reading(reading),
          m_workers(unsigned(std::clamp<size_t>(rows.size() / kFieldRowsPerWorker, 1, std::max(1u, reading.workers)))), m_codes(m_workers)
    {
        m_places.m_places.assign(rows.empty() ? 0 : *std::max_element(rows.begin(), rows.end()) + size_t(1), KeyFieldPlaces::kNone);
    }

    Result<KeyFieldPlaces> run()
    {
        onWorkers(m_workers, [this](unsigned worker) { readSlice(worker); });
        if (m_reading.stop.stop_requested())
            return Error{ErrorCode::cancelled, ErrorReason::none, {}, {}};
        if (m_error)
            return *m_error;
        placeValues();
        onWorkers(m_workers, [this](unsigned worker) { placeSlice(worker); });
        return std::move(m_places);
    }

private:
    using Codes = std::unordered_map<std::string, std::uint32_t>;

    std::span<const HitRow> slice(unsigned worker) const
    {
        const size_t first = m_rows.size() * worker / m_workers;
        return m_rows.subspan(first, m_rows.size() * (worker + 1) / m_workers - first);
    }

    void readSlice(unsigned worker)
    {
        RowText text(m_table);
        LineValues values;
        const auto rows = slice(worker);
        for (size_t i = 0; i < rows.size(); ++i) {
            if (i % kRowsPerReport == 0 && !report(worker, i == 0 ? 0 : kRowsPerReport))
                return;
            const HitRow row = rows[i];
            if (((m_table.requestFields(row) | m_table.entryFields(row)) >> unsigned(m_field) & 1u) == 0)
                continue;
            const auto line = text.line(row);
            if (!line)
                return fail(line.error());
            std::string value = values.eitherField(*line, m_field);
            if (!value.empty())
                m_places.m_places[row] = m_codes[worker].try_emplace(std::move(value), std::uint32_t(m_codes[worker].size())).first->second;
        }
    }

    /// False when the reading is to end.
    bool report(unsigned worker, size_t rows)
    {
        const std::uint64_t done = m_done += rows;
        if (worker == 0 && m_reading.onProgress)
            m_reading.onProgress(done);
        return !m_stopped && !m_reading.stop.stop_requested();
    }

    void fail(const Error &error)
    {
        const std::lock_guard lock(m_mutex);
        if (!m_error)
            m_error = error;
        m_stopped = true;
    }

    void placeValues()
    {
        std::vector<Value> values;
        m_placeOfCode.resize(m_workers);
        for (unsigned worker = 0; worker < m_workers; ++worker) {
            m_placeOfCode[worker].resize(m_codes[worker].size());
            for (const auto &[text, code] : m_codes[worker])
                values.push_back({text, numberOf(text), &m_placeOfCode[worker][code]});
        }
        std::sort(values.begin(), values.end());
        std::uint32_t place = 0;
        for (size_t i = 0; i < values.size(); ++i) {
            place += i > 0 && values[i].text != values[i - 1].text ? 1 : 0;
            *values[i].code = place;
        }
    }

    void placeSlice(unsigned worker)
    {
        for (const HitRow row : slice(worker))
            if (std::uint32_t &place = m_places.m_places[row]; place != KeyFieldPlaces::kNone)
                place = m_placeOfCode[worker][place];
    }

    const HitTable &m_table;
    const KeyField m_field;
    const std::span<const HitRow> m_rows;
    const KeyFieldReading &m_reading;
    const unsigned m_workers;
    std::vector<Codes> m_codes; ///< by worker: value → code
    std::vector<std::vector<std::uint32_t>> m_placeOfCode;
    KeyFieldPlaces m_places; ///< holds codes until the values are placed
    std::atomic<std::uint64_t> m_done = 0;
    std::atomic<bool> m_stopped = false;
    std::mutex m_mutex;
    std::optional<Error> m_error;
};

Result<KeyFieldPlaces> KeyFieldPlaces::read(const HitTable &table, KeyField field, std::span<const HitRow> rows, const KeyFieldReading &reading)
{
    return KeyFieldReader(table, field, rows, reading).run();
}

} // namespace cacheloupe
