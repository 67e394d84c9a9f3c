// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/hit.h"

#include <QList>
#include <QPair>
#include <QWidget>

class QGridLayout;

namespace cacheloupe {

class TextLabel;

/// The members of an event that have no place of their own on screen: key, model, parameters, tokens, cost, user, what
/// the dialect did not know. Absent members are left out, inferred ones are marked.
QList<QPair<QString, QString>> hitMembers(const Hit &hit);

/// Names and values in two columns; values can be selected and copied.
class HitMembersView : public QWidget {
    Q_OBJECT
public:
    explicit HitMembersView(QWidget *parent = nullptr);
    void setHit(const Hit &hit);

private:
    QGridLayout *m_grid;
    QList<QPair<TextLabel *, TextLabel *>> m_rows;
};

} // namespace cacheloupe
