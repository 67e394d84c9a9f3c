// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/records/key_proof_model.h"

#include "ui/records/hit_marks.h"
#include "ui/records/key_proof_view.h"
#include "ui/records/proof_text.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace cacheloupe;

/// The proof as a tree, and core's values as marks.
class TestKeyProofModel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isAModel();
    void tellsBothValues();
    void opensGroupsWithAMismatch();
    void marksWordsInQStringUnits();

private:
    static KeyProof proof();
};

KeyProof TestKeyProofModel::proof()
{
    Hit hit;
    hit.fields.set(KeyField::accessTenant, "acme");
    hit.fields.set(KeyField::accessRole, "viewer");
    hit.entry.fields.set(KeyField::accessTenant, "acme");
    hit.entry.fields.set(KeyField::accessRole, "admin");
    return proveKey(hit);
}

void TestKeyProofModel::isAModel()
{
    KeyProofModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), int(kKeyFieldGroupCount));
    int fields = 0;
    for (int row = 0; row < model.rowCount(); ++row)
        fields += model.rowCount(model.index(row, 0));
    QCOMPARE(fields, int(kKeyFieldCount));
    model.setProof(proof());
}

void TestKeyProofModel::tellsBothValues()
{
    KeyProofModel model;
    model.setProof(proof());
    const QModelIndex access = model.index(int(KeyFieldGroup::access), 0);
    QVERIFY(access.siblingAtColumn(KeyProofModel::stateColumn).data().toString().contains(QStringLiteral("mismatch")));
    bool found = false;
    for (int row = 0; row < model.rowCount(access); ++row) {
        const QModelIndex field = model.index(row, 0, access);
        if (field.data(Qt::ToolTipRole).toString() != QStringLiteral("access.role"))
            continue;
        found = true;
        QCOMPARE(field.data().toString(), QStringLiteral("role"));
        QCOMPARE(field.siblingAtColumn(KeyProofModel::askedColumn).data().toString(), QStringLiteral("viewer"));
        QCOMPARE(field.siblingAtColumn(KeyProofModel::storedColumn).data().toString(), QStringLiteral("admin"));
        QCOMPARE(field.siblingAtColumn(KeyProofModel::stateColumn).data().toString(), fieldStateText(FieldState::mismatch));
    }
    QVERIFY(found);
}

void TestKeyProofModel::opensGroupsWithAMismatch()
{
    KeyProofView view;
    const int closed = view.sizeHint().height();
    view.setProof(proof());
    QVERIFY(view.isExpanded(view.model()->index(int(KeyFieldGroup::access), 0)));
    QVERIFY(!view.isExpanded(view.model()->index(int(KeyFieldGroup::tool), 0)));
    QVERIFY(view.sizeHint().height() > closed);
}

void TestKeyProofModel::marksWordsInQStringUnits()
{
    const std::string asked = "über 45 😀 days";
    const std::string then = "über 14 😀 weeks";
    const WordDifference words = wordDifference(asked, then);
    QStringList marked;
    for (const TextMark &mark : differenceMarks(asked, words.left, MarkKind::onlyHere))
        marked << QString::fromStdString(asked).mid(mark.start, mark.length);
    QCOMPARE(marked, QStringList({QStringLiteral("45"), QStringLiteral("days")}));
}

QTEST_MAIN(TestKeyProofModel)
#include "tst_key_proof_model.moc"
