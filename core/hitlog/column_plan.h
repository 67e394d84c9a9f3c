// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hitlog/filter_plan.h"

#include <functional>

namespace cacheloupe {

/// Rows for which `test(block, index in block)` holds stay.
template <typename Test>
class ColumnPlan final : public FilterPlan {
public:
    explicit ColumnPlan(Test test) : m_test(std::move(test)) {}
    Status apply(const RowBatch &batch, RowMask &mask) override
    {
        for (std::uint32_t i = 0; i < batch.count; ++i)
            mask[i] &= std::uint8_t(m_test(batch.block, batch.offset + i));
        return {};
    }
    int cost() const override { return 0; }

private:
    Test m_test;
};

/// Rows for whose traits `test` holds stay: asked once per combination of a block, not once per row.
template <typename Test>
class TraitsPlan final : public FilterPlan {
public:
    explicit TraitsPlan(Test test) : m_test(std::move(test)) {}
    Status apply(const RowBatch &batch, RowMask &mask) override
    {
        if (m_block != &batch.block)
            m_fits.clear();
        m_block = &batch.block;
        for (std::uint32_t code = std::uint32_t(m_fits.size()); code < batch.block.traitsTable.size(); ++code)
            m_fits.push_back(std::uint8_t(m_test(batch.block.traitsTable[std::uint16_t(code)])));
        const std::uint16_t *codes = batch.block.traitsCode.data() + batch.offset;
        for (std::uint32_t i = 0; i < batch.count; ++i)
            mask[i] &= m_fits[codes[i]];
        return {};
    }
    int cost() const override { return 0; }

private:
    Test m_test;
    const HitBlock *m_block = nullptr;
    std::vector<std::uint8_t> m_fits;
};

/// Rows for which the function of the row number holds; asked only for rows still in.
class RowLookupPlan final : public FilterPlan {
public:
    explicit RowLookupPlan(std::function<bool(HitRow)> test) : m_test(std::move(test)) {}
    Status apply(const RowBatch &batch, RowMask &mask) override
    {
        for (std::uint32_t i = 0; i < batch.count; ++i)
            if (mask[i])
                mask[i] = m_test(batch.firstRow + i);
        return {};
    }
    int cost() const override { return 1; }

private:
    std::function<bool(HitRow)> m_test;
};

template <typename Test>
std::unique_ptr<FilterPlan> byColumn(Test test)
{
    return std::make_unique<ColumnPlan<Test>>(std::move(test));
}

template <typename Test>
std::unique_ptr<FilterPlan> byTraits(Test test)
{
    return std::make_unique<TraitsPlan<Test>>(std::move(test));
}

} // namespace cacheloupe
