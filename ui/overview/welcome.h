// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace cacheloupe {

class SourceActions;

/// What a first run shows: the three offers, each with one sentence. GUI thread.
class Welcome : public QWidget {
    Q_OBJECT
public:
    explicit Welcome(SourceActions &actions, QWidget *parent = nullptr);

    QWidget *firstOffer() const { return m_first; }

private:
    QWidget *m_first = nullptr;
};

} // namespace cacheloupe
