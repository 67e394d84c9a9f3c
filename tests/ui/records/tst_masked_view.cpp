// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/records/masked_view.h"

#include <QTest>

using namespace cacheloupe;

class TestMaskedView : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void masksWhatIsPrivateAndKeepsTheDifference()
    {
        HitView view;
        view.hit.query = "Where is order #48211 of ana@example.org?";
        view.hit.cachedQuery = "Where is order #90377 of ana@example.org?";
        view.hit.answer = "Dear ana@example.org, it was sent.";
        view.hit.fields.set(KeyField::accessSubject, "ana@example.org");
        view.proof = proveKey(view.hit);
        view.suspicion = judgeSuspicion(view.hit, &view.proof);
        QVERIFY(!view.suspicion.reasons.empty());
        maskHitView(view);

        std::string all = view.hit.query + view.hit.cachedQuery + view.hit.answer + *view.hit.fields.find(KeyField::accessSubject)
            + *view.proof.field(KeyField::accessSubject).asked;
        for (const SuspicionReason &reason : view.suspicion.reasons)
            for (const std::string &param : reason.params)
                all += ' ' + param;
        for (const char *secret : {"48211", "90377", "ana@"})
            QVERIFY2(all.find(secret) == std::string::npos, all.c_str());
        // Another order stays another order, and the same person the same.
        QVERIFY(view.hit.query != view.hit.cachedQuery);
        QVERIFY(!view.words.equal());
        QVERIFY(view.hit.answer.find("[e-mail 1]") != std::string::npos && view.hit.query.find("[e-mail 1]") != std::string::npos);
        for (const SuspicionReason &reason : view.suspicion.reasons) {
            for (const SignalSpan &span : reason.spans) {
                const std::string &text = span.side == SignalSide::query ? view.hit.query : span.side == SignalSide::cachedQuery ? view.hit.cachedQuery : view.hit.answer;
                QVERIFY(size_t(span.offset) + span.length <= text.size());
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestMaskedView)
#include "tst_masked_view.moc"
