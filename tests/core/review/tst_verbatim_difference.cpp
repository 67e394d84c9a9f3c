// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/verbatim_difference.h"

#include <QTest>

using namespace cacheloupe;

class TestVerbatimDifference : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tells_data()
    {
        QTest::addColumn<std::string>("asked");
        QTest::addColumn<std::string>("answered");
        QTest::addColumn<Signal>("signal");
        const auto row = [](const char *asked, const char *answered, Signal signal) { QTest::newRow(asked) << std::string(asked) << std::string(answered) << signal; };
        row("How do I stop guests from booking a room?", "Can guests book a room? Thanks!", Signal::negationDiffers);
        row("How do I unlock a locked account?", "How do I lock an account?", Signal::oppositeWords);
        row("What does 50 kg of extra luggage cost?", "What does extra luggage cost?", Signal::numberOneSided);
        row("How do I copy photos from Dropbox to Flickr?", "How do I copy photos with Flickr?", Signal::rolesSwapped);
        row("Can I take a guitar on board the plane?", "Can I take a ladder on board the plane?", Signal::wordReplaced);
    }
    void tells()
    {
        QFETCH(std::string, asked);
        QFETCH(std::string, answered);
        QFETCH(Signal, signal);
        const auto found = verbatimDifference(asked, answered);
        QVERIFY(found.has_value());
        QCOMPARE(signalName(*found), signalName(signal));
        QVERIFY(verbatimDifference(answered, asked).has_value());
    }

    void saysNothing_data()
    {
        QTest::addColumn<std::string>("asked");
        QTest::addColumn<std::string>("answered");
        const auto row = [](const char *asked, const char *answered) { QTest::newRow(asked) << std::string(asked) << std::string(answered); };
        row("Hello, how do I reset my password?", "How do I reset my password? Cheers");
        row("Why is mathematics so tough for children?", "Why is mathematics so hard for children?");
        row("How do I buy a ticket online?", "How do I purchase a ticket online?");
        row("Where do the trains to the airport leave?", "How can one get to the airport by train?");
        row("What are the advantages and disadvantages of a lease?", "What are the disadvantages of a lease?");
        row("What should I do with spam?", "How do I stop spam?");
        row("", "How do I reset my password?");
    }
    void saysNothing()
    {
        QFETCH(std::string, asked);
        QFETCH(std::string, answered);
        QVERIFY(!verbatimDifference(asked, answered));
        QVERIFY(!verbatimDifference(answered, asked));
    }
    void promptsAreNotRead()
    {
        std::string prompt;
        for (int i = 0; i < 100; ++i)
            prompt += "Answer as briefly as you can. ";
        QVERIFY(!verbatimDifference(prompt + "Can I take a guitar?", prompt + "Can I take a ladder?"));
    }
};

QTEST_GUILESS_MAIN(TestVerbatimDifference)
#include "tst_verbatim_difference.moc"
