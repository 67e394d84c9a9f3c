// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/hit_query.h"
#include "core/hitlog/answer_memos.h"
#include "core/hitlog/hit_filter.h"
#include "core/hitlog/row_batch.h"
#include "core/hitlog/row_text.h"

#include <memory>
#include <vector>

namespace cacheloupe {

/// A query prepared for one table: names resolved to codes, needles and expressions compiled. One object per worker.
/// `apply` clears the mask of rows that do not fit; costly conditions see only what cheap ones left.
class FilterPlan {
public:
    virtual ~FilterPlan() = default;
    /// Fails with io when a text cannot be read.
    virtual Status apply(const RowBatch &batch, RowMask &mask) = 0;
    /// 0 = columns, 1 = look-ups from outside, 2 = texts, 3 = whole lines.
    virtual int cost() const = 0;
};

std::unique_ptr<FilterPlan> makePlan(const HitTable &table, const HitQuery &query, const HitFilterLookups &lookups, RowText &text, AnswerMemos &memos);

/// The plan of one term: columns (term_columns.cpp) or texts and lines (term_texts.cpp).
std::unique_ptr<FilterPlan> makeColumnPlan(const HitTable &table, const HitTerm &term, const HitFilterLookups &lookups);
std::unique_ptr<FilterPlan> makeTextPlan(const HitTable &table, const HitTerm &term, const HitFilterLookups &lookups, RowText &text, AnswerMemos &memos);

} // namespace cacheloupe
