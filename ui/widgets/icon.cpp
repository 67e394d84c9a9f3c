// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/icon.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <optional>

// The icons live in a static library: the linker drops their initialiser unless it is named, outside any namespace.
static void initIconResource()
{
    Q_INIT_RESOURCE(icons);
}

namespace cacheloupe {

namespace {

QByteArray iconSource(const QString &name)
{
    static const bool ready = (initIconResource(), true);
    Q_UNUSED(ready)
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// `sizePx` in device pixels.
QPixmap drawn(const QString &name, const QColor &color, QSize sizePx)
{
    const QString key = QStringLiteral("cacheloupe-icon/%1/%2/%3x%4").arg(name, color.name(QColor::HexArgb)).arg(sizePx.width()).arg(sizePx.height());
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    QByteArray source = iconSource(name);
    if (source.isEmpty() || sizePx.isEmpty())
        return {};
    source.replace("currentColor", color.name(QColor::HexRgb).toLatin1());
    QSvgRenderer renderer(source);
    pixmap = QPixmap(sizePx);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setOpacity(color.alphaF());
    const int side = std::min(sizePx.width(), sizePx.height());
    renderer.render(&painter, QRectF((sizePx.width() - side) / 2.0, (sizePx.height() - side) / 2.0, side, side));
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

/// Asks the palette each time it paints, so that a switch between light and dark needs no new icons.
class SymbolicIconEngine : public QIconEngine {
public:
    SymbolicIconEngine(QString name, std::optional<ThemeRole> role) : m_name(std::move(name)), m_role(role) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        paintSymbol(*painter, rect, m_name, color(mode));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override { return drawn(m_name, color(mode), size); }
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal) override { return drawn(m_name, color(mode), size); }
    QIconEngine *clone() const override { return new SymbolicIconEngine(m_name, m_role); }
    QString key() const override { return QStringLiteral("cacheloupe-symbolic"); }
    QString iconName() override { return m_name; }
    bool isNull() override { return !QFile::exists(QStringLiteral(":/icons/%1.svg").arg(m_name)); }

private:
    QColor color(QIcon::Mode mode) const
    {
        const QPalette palette = QGuiApplication::palette();
        if (mode == QIcon::Disabled) {
            QColor faded = Theme::of(palette).color(ThemeRole::secondaryText);
            faded.setAlphaF(0.6F);
            return faded;
        }
        return m_role ? Theme::of(palette).color(*m_role) : palette.color(QPalette::Active, QPalette::ButtonText);
    }

    QString m_name;
    std::optional<ThemeRole> m_role;
};

QIcon makeIcon(const QString &name, std::optional<ThemeRole> role)
{
    return iconSource(name).isEmpty() ? QIcon() : QIcon(new SymbolicIconEngine(name, role));
}

} // namespace

QIcon symbolicIcon(const QString &name)
{
    return makeIcon(name, std::nullopt);
}

QIcon symbolicIcon(const QString &name, ThemeRole role)
{
    return makeIcon(name, role);
}

QPixmap symbolicPixmap(const QString &name, const QColor &color, int sizePx, qreal devicePixelRatio)
{
    const int side = qRound(sizePx * devicePixelRatio);
    QPixmap pixmap = drawn(name, color, {side, side});
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

void paintSymbol(QPainter &painter, const QRectF &rect, const QString &name, const QColor &color)
{
    const qreal ratio = painter.device() != nullptr ? painter.device()->devicePixelRatioF() : 1.0;
    const int side = qFloor(std::min(rect.width(), rect.height()));
    if (side <= 0)
        return;
    const QPointF corner(rect.center().x() - side / 2.0, rect.center().y() - side / 2.0);
    painter.drawPixmap(QPointF(qRound(corner.x()), qRound(corner.y())), symbolicPixmap(name, color, side, ratio));
}

QIcon applicationIcon()
{
    QIcon icon;
    for (const int side : {16, 24, 32, 48, 64, 128, 256})
        icon.addPixmap(symbolicPixmap(QStringLiteral("app"), Qt::black, side, 1.0));
    return icon;
}

} // namespace cacheloupe
