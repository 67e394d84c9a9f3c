// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/section.h"

#include "ui/support/theme.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QPainter>

namespace cacheloupe {

namespace {

class Hairline : public QWidget {
public:
    explicit Hairline(QWidget *parent) : QWidget(parent) { setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred); }
    QSize sizeHint() const override { return {kGrid, 1}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter(this).fillRect(0, height() / 2, width(), 1, Theme::of(this).color(ThemeRole::line));
    }
};

} // namespace

Section::Section(const QString &title, QWidget *parent)
    : QWidget(parent), m_title(new TextLabel(title, TextRole::secondary, ThemeRole::secondaryText, this)), m_row(new QHBoxLayout(this))
{
    m_title->setObjectName(QStringLiteral("sectionTitle"));
    m_row->setContentsMargins(0, kGrid / 2, 0, kGrid / 2);
    m_row->setSpacing(kGrid);
    m_row->addWidget(m_title);
    m_row->addWidget(new Hairline(this), 1);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setTitle(title);
}

void Section::setTitle(const QString &title)
{
    m_title->setText(title);
    setAccessibleName(title);
}

QString Section::title() const
{
    return m_title->text();
}

void Section::addTrailing(QWidget *widget)
{
    m_row->addWidget(widget);
}

} // namespace cacheloupe
