// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/hit.h"

#include "ui/widgets/fact_rows.h"

namespace cacheloupe {

/// The members of an event that have no place of their own on screen: key, model, parameters, tokens, cost, user, what
/// the dialect did not know. Absent members are left out, inferred ones are marked.
QList<QPair<QString, QString>> hitMembers(const Hit &hit);

/// Those members as names and values.
class HitMembersView : public FactRows {
    Q_OBJECT
public:
    explicit HitMembersView(QWidget *parent = nullptr);
    void setHit(const Hit &hit);
};

} // namespace cacheloupe
