// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/key_proof.h"

#include <QTreeView>

namespace cacheloupe {

class KeyProofModel;

/// The proof of one reuse to read: seven groups that open on click, Enter or arrow keys; groups with a mismatch open by
/// themselves. As high as its rows; the page around it scrolls.
class KeyProofView : public QTreeView {
    Q_OBJECT
public:
    explicit KeyProofView(QWidget *parent = nullptr);

    void setProof(const KeyProof &proof);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitColumns();
    KeyProofModel *m_model;
};

} // namespace cacheloupe
