// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/theme.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/age_bar_widget.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/copy_button.h"
#include "ui/widgets/difference_view.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/error_strip.h"
#include "ui/widgets/facet_list.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/five_lights.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/key_figure.h"
#include "ui/widgets/key_sheet.h"
#include "ui/widgets/page_header.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/progress_strip.h"
#include "ui/widgets/section.h"
#include "ui/widgets/splitter.h"
#include "ui/widgets/text_panel.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/verdict_bar.h"
#include "ui/widgets/verdict_look.h"

#include <QtTest>
#include <QtWidgets>

using namespace cacheloupe;

namespace {

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

QWidget *row(std::initializer_list<QWidget *> widgets)
{
    auto *box = new QWidget;
    auto *flow = new FlowLayout(box);
    for (auto *widget : widgets)
        flow->addWidget(widget);
    return box;
}

/// Cells as a table's delegate paints them.
class Cells : public QWidget {
public:
    QSize sizeHint() const override { return {scaledPx(480), 3 * scaledPx(kRowHeight)}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Theme theme = Theme::of(this);
        const int h = scaledPx(kRowHeight);
        const SimilarityBar similarities[] = {{0.94, 0.93, 0.8, text("0.940")}, {0.915, 0.93, 0.8, text("0.915")}, {0.991, 0.93, 0.8, text("0.991")}};
        const AgeBar ages[] = {{187'200, 604'800, text("2 d 4 h of 7 d")}, {580'000, 604'800, text("6 d 17 h of 7 d")}, {700'000, 604'800, text("8 d 2 h of 7 d")}};
        for (int i = 0; i < 3; ++i) {
            const QRect cell(0, i * h, width() / 2 - 16, h);
            paintSimilarityBar(painter, cell, similarities[i], font(), theme, layoutDirection());
            paintAgeBar(painter, cell.translated(width() / 2, 0), ages[i], font(), theme, layoutDirection());
        }
    }
};

} // namespace

/// Paints every widget in light and dark at 100 % and 200 % for a person to look at, and fails on unnamed controls.
class TestGallery : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(QStringLiteral("cacheloupe-tests"));
        QStandardPaths::setTestModeEnabled(true);
        const QString wanted = qEnvironmentVariable("CACHELOUPE_SHEETS");
        m_folder = wanted.isEmpty() ? QCoreApplication::applicationDirPath() + QStringLiteral("/sheets") : wanted;
        QVERIFY(QDir().mkpath(m_folder));
    }

    void paints_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<double>("scale");
        QTest::addColumn<bool>("mirrored");
        QTest::newRow("light-100") << false << 1.0 << false;
        QTest::newRow("dark-100") << true << 1.0 << false;
        QTest::newRow("light-200") << false << 2.0 << false;
        QTest::newRow("dark-200") << true << 2.0 << false;
        QTest::newRow("light-100-rtl") << false << 1.0 << true;
    }

    void paints()
    {
        QFETCH(bool, dark);
        QFETCH(double, scale);
        QFETCH(bool, mirrored);
        applyTheme(*qApp, dark ? Theme::dark() : Theme::light(), scale);
        QApplication::setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
        save(page(), QSize(1100, scale > 1 ? 2300 : 1290), QStringLiteral("page"));
        save(states(), QSize(1100, 760), QStringLiteral("states"));
        save(icons(), QSize(960, scale > 1 ? 1100 : 620), QStringLiteral("icons"));
        QApplication::setLayoutDirection(Qt::LeftToRight);
    }

private:
    void save(QWidget *widget, QSize size, const QString &name)
    {
        const std::unique_ptr<QWidget> owner(widget);
        widget->resize(size);
        widget->show();
        QVERIFY(QTest::qWaitForWindowExposed(widget));
        // Nested layouts settle in rounds.
        for (int round = 0; round < 4; ++round)
            QCoreApplication::processEvents();
        for (const auto *control : widget->findChildren<QAbstractButton *>()) {
            const bool named = !control->accessibleName().isEmpty() || !control->text().isEmpty();
            const bool internal = control->objectName().startsWith(QStringLiteral("qt_")) || qobject_cast<const QAbstractButton *>(control)->parentWidget()->inherits("QLineEdit");
            QVERIFY2(named || internal, qPrintable(QStringLiteral("unnamed control %1").arg(control->objectName())));
        }
        const QString path = QStringLiteral("%1/widgets-%2-%3.png").arg(m_folder, name, QString::fromUtf8(QTest::currentDataTag()));
        const QImage picture = widget->grab().toImage();
        QVERIFY(picture.width() >= size.width());
        QVERIFY2(picture.save(path), qPrintable(path));
    }

    static QWidget *page()
    {
        auto *page = new QWidget;
        page->setProperty("surface", true);
        page->setAttribute(Qt::WA_StyledBackground);
        auto *column = new QVBoxLayout(page);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(8);
        auto *header = new PageHeader(text("Hits"));
        header->setState(text("12,431 hits of 2–8 Nov, 3 sources"));
        const auto action = [header](const char *words, const char *icon, const char *keys) {
            auto *result = new QAction(icon[0] != 0 ? symbolicIcon(text(icon)) : QIcon(), text(words), header);
            result->setObjectName(text(icon));
            result->setShortcut(QKeySequence(text(keys)));
            return result;
        };
        header->setActions(action("Review these", "review", "Ctrl+R"), {action("Export", "export", "Ctrl+E"), action("Columns", "columns", "")},
                           {action("Copy query", "copy", "")});
        column->addWidget(header);
        auto *busy = new ProgressStrip;
        busy->setDelayMs(0);
        column->addWidget(busy);
        busy->start(text("Reading support-2026-11.jsonl"));
        busy->setProgress(412, 1000, text("412,000 of 1,000,000 lines"));
        auto *error = new ErrorStrip;
        column->addWidget(error);
        error->setRemedyAction(text("Try again"));
        error->showError(text("The server cache.example.org:6379 does not answer."), text("Check that it runs and that this computer may reach it."), text("connect: timed out after 5 s"));
        auto *body = new QVBoxLayout;
        body->setContentsMargins(16, 8, 16, 16);
        body->setSpacing(12);
        column->addLayout(body);
        addFigures(*body);
        addReview(*body);
        addTables(*body);
        body->addStretch();
        return page;
    }

    static void addFigures(QVBoxLayout &body)
    {
        auto *figures = new QHBoxLayout;
        const struct {
            const char *caption, *figure, *basis;
            ThemeRole role;
        } all[] = {{"Hits", "12,431", "of 20,018 lookups", ThemeRole::text},
                   {"Hit rate", "62.1 %", "band for help desks 30–70 %", ThemeRole::text},
                   {"Saved", "$214.80", "8.3 h of waiting", ThemeRole::right},
                   {"Wrong reuse", "2.5 %", "3 of 120 reviewed, 0.9–7.1 %", ThemeRole::wrong}};
        for (const auto &one : all) {
            auto *figure = new KeyFigure(text(one.caption));
            figure->setFigure(text(one.figure), text(one.basis), one.role);
            figures->addWidget(figure, 1);
        }
        body.addLayout(figures);
    }

    static void addReview(QVBoxLayout &body)
    {
        body.addWidget(new Section(text("Asked and answered")));
        auto *lights = new FiveLights;
        lights->setLights({LightMark::notProven, LightMark::proven, LightMark::notProven, LightMark::mismatch, LightMark::proven});
        auto *age = new AgeBarWidget;
        age->setAge({187'200, 604'800, text("2 d 4 h of 7 d")});
        body.addWidget(row({new Chip(matchLook(MatchKind::semantic)), new Chip({text("final response"), QString(), ThemeRole::secondaryText}), lights, age,
                            new CopyButton([] { return text("x"); })}));
        auto *difference = new DifferenceView;
        difference->setTitles(text("asked now"), text("answered then"));
        difference->setReason(text("Asks about 45, the answer was written for 14."));
        difference->setTexts(text("Can I get a refund after 45 days?"), {{25, 2, MarkKind::onlyHere}}, text("Can I get a refund after 14 days?"),
                             {{25, 2, MarkKind::struck}});
        body.addWidget(difference);
        auto *answer = new TextPanel;
        answer->setContent(text("Yes. You can return the order within 14 days of delivery and receive a full refund to the card that you paid with. "
                                "Please keep the packaging and put the return slip on top.\n\nAfter that, store credit is possible for another 30 days."));
        body.addWidget(answer);
        auto *verdicts = new VerdictBar;
        verdicts->setVerdict(Verdict::wrongMatch);
        body.addWidget(verdicts);
        body.addWidget(row({new Chip(verdictLook(Verdict::safe)), new Chip(verdictLook(Verdict::wrongMatch)), new Chip(verdictLook(Verdict::stale)),
                            new Chip(verdictLook(Verdict::leakedScope)), new Chip(verdictLook(Verdict::notCacheable)), new Chip(verdictLook(Verdict::unsure)),
                            new Chip(verdictLook(Verdict::none)), new Chip(matchLook(MatchKind::exact))}));
    }

    static void addTables(QVBoxLayout &body)
    {
        auto *filter = new FilterBar;
        filter->setText(text("call_site:support.refunds simlarity<0.93 age>7d"));
        filter->showError(26, text("no field “simlarity”; similarity?"));
        body.addWidget(filter);
        auto *facets = new FacetList(text("Call site"));
        facets->setValues({{text("a"), text("support.refunds"), 4211}, {text("b"), text("billing.invoice"), 2018}, {text("c"), text("product.search"), 977}});
        facets->setChosen({text("a")});
        auto *splitter = new Splitter(Qt::Horizontal, text("gallery"));
        splitter->addWidget(facets);
        splitter->addWidget(new Cells);
        splitter->setInitialSizes({300, 700});
        body.addWidget(splitter);
        auto *elided = new ElidedLabel(TextRole::code, ThemeRole::secondaryText);
        elided->setElideMode(Qt::ElideMiddle);
        elided->setText(text("cacheloupe:support.refunds:gpt-4o-mini:7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069:tenant-acme:en-GB:v12"));
        body.addWidget(elided);
    }

    static QWidget *states()
    {
        auto *window = new QWidget;
        auto *column = new QVBoxLayout(window);
        auto *empty = new EmptyState(text("hits"), text("Hits show every answer that came out of a cache, with the question behind it."));
        empty->setPrimary(text("Open a log"));
        empty->setLink(text("Open the demo week"));
        column->addWidget(empty);
        auto *sheet = new KeySheet(window);
        sheet->setKeys(text("Keys of Review"), {{text("Verdict"), {{text("1 – 6"), text("safe, wrong match, stale, leaked scope, should not be cached, unsure")}, {text("Ctrl+Z"), text("undo")}}},
                                                {text("Go"), {{text("Right"), text("next hit")}, {text("Left"), text("previous hit")}, {text("F"), text("find alike")}}},
                                                {text("Everywhere"), {{text("Ctrl+K"), text("command palette")}, {text("/"), text("filter")}, {text("Ctrl+1 – 7"), text("pages")}}}});
        window->resize(1100, 760);
        auto *toast = new Toast(window);
        toast->showMessage(text("3 hits marked stale"), text("Undo"));
        const QByteArray tag = QTest::currentDataTag();
        if (tag.startsWith("dark"))
            sheet->open();
        return window;
    }

    static QWidget *icons()
    {
        auto *window = new QWidget;
        auto *grid = new QGridLayout(window);
        int i = 0;
        QStringList names = QDir(text(":/icons")).entryList();
        for (const auto &name : names) {
            auto *label = new QLabel;
            const QString base = name.chopped(4);
            label->setPixmap(base == QStringLiteral("app") ? applicationIcon().pixmap(48) : symbolicPixmap(base, Theme::of(window).color(ThemeRole::text), scaledPx(20), 1.0));
            label->setToolTip(base);
            label->setAlignment(Qt::AlignCenter);
            grid->addWidget(label, i / 10, i % 10);
            ++i;
        }
        return window;
    }

    QString m_folder;
};

QTEST_MAIN(TestGallery)
#include "tst_gallery.moc"
