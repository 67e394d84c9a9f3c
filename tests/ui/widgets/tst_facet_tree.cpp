// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/facet_tree.h"

#include "ui/support/theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QTreeView>
#include <QtTest>

using namespace cacheloupe;

namespace {

FacetNode node(const char *id, qint64 count, std::vector<FacetNode> children = {})
{
    return {QString::fromLatin1(id), QString::fromLatin1(id).toUpper(), count, std::move(children)};
}

std::vector<FacetNode> nodes(qint64 more = 0)
{
    return {node("a", 5 + more, {node("a1", 3 + more, {node("a1x", 2), node("a1y", 1 + more)}), node("a2", 2)}), node("b", 1)};
}

QStringList ids(const char *words)
{
    return QString::fromLatin1(words).split(QLatin1Char(' '));
}

QStringList sorted(QStringList list)
{
    list.sort();
    return list;
}

} // namespace

class TestFacetTree : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, Theme::light()); }

    void modelKeepsItsPromises()
    {
        FacetTreeModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        model.setNodes(nodes());
        model.setChosen(ids("a1"));
        model.setNodes(nodes(4));
        QCOMPARE(resets.count(), 1);
        QCOMPARE(model.indexOf(QStringLiteral("a1y")).data(FacetTreeModel::countRole).toLongLong(), 5);
        QCOMPARE(model.indexOf(QStringLiteral("a1y")).parent().parent(), model.index(0, 0));
        model.setNodes({node("c", 1)});
        QCOMPARE(resets.count(), 2);
        QCOMPARE(model.chosen(), ids("a1"));
        model.setNodes({});
        QCOMPARE(model.rowCount(), 0);
    }

    void marksStandForAllBelow()
    {
        FacetTreeModel model;
        model.setNodes(nodes());
        const auto state = [&](const char *id) { return Qt::CheckState(model.indexOf(QString::fromLatin1(id)).data(Qt::CheckStateRole).toInt()); };
        const auto toggle = [&](const char *id) { model.toggle(model.indexOf(QString::fromLatin1(id))); };
        toggle("a1x");
        QCOMPARE(state("a"), Qt::PartiallyChecked);
        QCOMPARE(state("a1x"), Qt::Checked);
        toggle("a");
        QCOMPARE(model.chosen(), ids("a"));
        QCOMPARE(state("a1y"), Qt::Checked);
        toggle("a1x");
        QCOMPARE(sorted(model.chosen()), ids("a1y a2"));
        QCOMPARE(state("a"), Qt::PartiallyChecked);
        QCOMPARE(state("a1x"), Qt::Unchecked);
        toggle("a1y");
        toggle("a2");
        QVERIFY(model.chosen().isEmpty());
        QCOMPARE(state("a"), Qt::Unchecked);
    }

    void togglesAndOpensByKeyboard()
    {
        FacetTree tree(QStringLiteral("Call site"));
        tree.setNodes(nodes());
        tree.show();
        QSignalSpy chosen(&tree, &FacetTree::chosenChanged);
        QCOMPARE(tree.view()->height(), 2 * tree.view()->sizeHintForRow(0));
        tree.view()->setCurrentIndex(tree.model()->index(0, 0));
        QTest::keyClick(tree.view(), Qt::Key_Right);
        QTRY_COMPARE(tree.view()->height(), 4 * tree.view()->sizeHintForRow(0));
        QTest::keyClick(tree.view(), Qt::Key_Down);
        QTest::keyClick(tree.view(), Qt::Key_Space);
        QCOMPARE(tree.chosen(), ids("a1"));
        // What is open stays open when other values come.
        auto more = nodes();
        more.push_back(node("c", 9));
        tree.setNodes(more);
        QCOMPARE(tree.view()->height(), 5 * tree.view()->sizeHintForRow(0));
        QCOMPARE(tree.chosen(), ids("a1"));
        tree.findChild<QPushButton *>(QStringLiteral("facetClear"))->click();
        QVERIFY(tree.chosen().isEmpty());
        QCOMPARE(chosen.count(), 2);
        auto *remark = tree.findChild<QLabel *>(QStringLiteral("facetRemark"));
        tree.resize(300, tree.height());
        tree.setRemark(QStringLiteral("exact"));
        QVERIFY(remark->isVisible());
        tree.setChosen(ids("b"));
        QVERIFY(!remark->isVisible());
        tree.setChosen({});
        QVERIFY(remark->isVisible());
        tree.resize(80, tree.height());
        QVERIFY(!remark->isVisible());
    }
};

QTEST_MAIN(TestFacetTree)
#include "tst_facet_tree.moc"
