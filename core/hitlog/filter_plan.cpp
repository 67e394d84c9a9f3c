// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hitlog/filter_plan.h"

#include <algorithm>

namespace cacheloupe {

namespace {

using Plans = std::vector<std::unique_ptr<FilterPlan>>;

int highestCost(const Plans &plans)
{
    int highest = 0;
    for (const auto &plan : plans)
        highest = std::max(highest, plan->cost());
    return highest;
}

bool anyLeft(const RowMask &mask, std::uint32_t count)
{
    return std::any_of(mask.begin(), mask.begin() + count, [](std::uint8_t m) { return m != 0; });
}

class AllPlan final : public FilterPlan {
public:
    explicit AllPlan(Plans plans) : m_plans(std::move(plans)) {}
    Status apply(const RowBatch &batch, RowMask &mask) override
    {
        for (const auto &plan : m_plans) {
            if (plan->cost() > 0 && !anyLeft(mask, batch.count))
                return {};
            if (auto status = plan->apply(batch, mask); !status)
                return status;
        }
        return {};
    }
    int cost() const override { return highestCost(m_plans); }

private:
    Plans m_plans;
};

class AnyPlan final : public FilterPlan {
public:
    explicit AnyPlan(Plans plans) : m_plans(std::move(plans)) {}
    Status apply(const RowBatch &batch, RowMask &mask) override
    {
        RowMask open = mask;
        RowMask found(mask.size());
        for (const auto &plan : m_plans) {
            RowMask part = open;
            if (auto status = plan->apply(batch, part); !status)
                return status;
            for (std::uint32_t i = 0; i < batch.count; ++i) {
                found[i] |= part[i];
                open[i] &= std::uint8_t(!part[i]);
            }
        }
        mask = std::move(found);
        return {};
    }
    int cost() const override { return highestCost(m_plans); }

private:
    Plans m_plans;
};

class NotPlan final : public FilterPlan {
public:
    explicit NotPlan(std::unique_ptr<FilterPlan> plan) : m_plan(std::move(plan)) {}
    Status apply(const RowBatch &batch, RowMask &mask) override
    {
        RowMask part = mask;
        if (auto status = m_plan->apply(batch, part); !status)
            return status;
        for (std::uint32_t i = 0; i < batch.count; ++i)
            mask[i] &= std::uint8_t(!part[i]);
        return {};
    }
    int cost() const override { return m_plan->cost(); }

private:
    std::unique_ptr<FilterPlan> m_plan;
};

} // namespace

std::unique_ptr<FilterPlan> makePlan(const HitTable &table, const HitQuery &query, const HitFilterLookups &lookups, RowText &text, AnswerMemos &memos)
{
    if (query.node == HitQuery::Node::term) {
        auto columns = makeColumnPlan(table, query.term, lookups);
        return columns ? std::move(columns) : makeTextPlan(table, query.term, lookups, text, memos);
    }
    Plans plans;
    for (const auto &child : query.children)
        plans.push_back(makePlan(table, child, lookups, text, memos));
    std::stable_sort(plans.begin(), plans.end(), [](const auto &a, const auto &b) { return a->cost() < b->cost(); });
    if (query.node == HitQuery::Node::none)
        return std::make_unique<NotPlan>(std::move(plans.front()));
    if (query.node == HitQuery::Node::any)
        return std::make_unique<AnyPlan>(std::move(plans));
    return std::make_unique<AllPlan>(std::move(plans));
}

} // namespace cacheloupe
