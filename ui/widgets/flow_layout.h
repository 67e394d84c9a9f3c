// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>

#include <memory>
#include <vector>

namespace cacheloupe {

/// Lays items in lines that wrap like words; for chips and verdict buttons. Items of a line are centred to each other. Mirrors in
/// right-to-left languages.
class FlowLayout : public QLayout {
    Q_OBJECT
public:
    explicit FlowLayout(QWidget *parent = nullptr, int gapPx = 8);
    ~FlowLayout() override;

    void addItem(QLayoutItem *item) override;
    int count() const override;
    QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    Qt::Orientations expandingDirections() const override;
    bool hasHeightForWidth() const override;
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    void setGeometry(const QRect &rect) override;

private:
    struct Line {
        std::size_t begin;
        std::size_t end;
        int height;
    };

    int arrange(const QRect &rect, bool apply) const;
    Line lineFrom(std::size_t first, int width) const;
    void place(const Line &line, const QRect &area, int y) const;
    QSize sizeOf(std::size_t index, int width) const;

    std::vector<std::unique_ptr<QLayoutItem>> m_items;
    int m_gapPx;
};

} // namespace cacheloupe
