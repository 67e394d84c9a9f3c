// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/secret_desk.h"

#include <QCoreApplication>
#include <QPointer>

#include <qt6keychain/keychain.h>

namespace cacheloupe {

namespace {

constexpr auto kService = "cacheloupe";
constexpr std::chrono::seconds kKeychainPatience(5);
constexpr std::chrono::milliseconds kLookAgain(50);

Error missing(const SecretRef &ref, std::string detail)
{
    return {ErrorCode::denied, ErrorReason::secretMissing, ref.toString(), std::move(detail)};
}

} // namespace

SecretDesk::SecretDesk(QObject *parent) : QObject(parent) {}

SecretDesk::~SecretDesk()
{
    m_closing.request_stop();
}

SecretResolver SecretDesk::resolver(std::stop_token stop)
{
    const QPointer<SecretDesk> desk(this);
    const auto closing = m_closing.get_token();
    return [desk, closing, stop](const SecretRef &ref) -> Result<Secret> {
        const bool keychain = ref.scheme == SecretRef::Scheme::keychain;
        if (!keychain && ref.scheme != SecretRef::Scheme::ask)
            return resolveSecret(ref);
        const auto reply = std::make_shared<std::promise<Result<Secret>>>();
        auto answer = reply->get_future();
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [=] {
                if (desk && keychain)
                    desk->readKeychain(ref, reply);
                else if (desk)
                    desk->ask(ref, reply);
            },
            Qt::QueuedConnection);
        const auto patience = std::chrono::steady_clock::now() + kKeychainPatience;
        while (answer.wait_for(kLookAgain) != std::future_status::ready) {
            if (closing.stop_requested())
                return missing(ref, "the window closed");
            if (stop.stop_requested())
                return missing(ref, "cancelled");
            if (keychain && std::chrono::steady_clock::now() > patience)
                return missing(ref, "the system keychain does not answer");
        }
        return answer.get();
    };
}

void SecretDesk::readKeychain(const SecretRef &ref, const Reply &reply)
{
    auto *job = new QKeychain::ReadPasswordJob(QLatin1String(kService), this);
    job->setKey(QString::fromStdString(ref.name));
    connect(job, &QKeychain::Job::finished, this, [=] {
        if (job->error() == QKeychain::NoError)
            reply->set_value(Secret(job->textData().toStdString()));
        else
            reply->set_value(missing(ref, job->errorString().toStdString()));
    });
    job->start();
}

void SecretDesk::ask(const SecretRef &ref, const Reply &reply)
{
    m_open.insert(m_next, reply);
    Q_EMIT asked(m_next++, QString::fromStdString(ref.name));
}

void SecretDesk::answer(quint64 question, const QString &secret)
{
    const auto reply = m_open.take(question);
    if (!reply)
        return;
    if (secret.isEmpty())
        reply->set_value(missing({SecretRef::Scheme::ask, {}}, "no answer was given"));
    else
        reply->set_value(Secret(secret.toStdString()));
}

} // namespace cacheloupe
