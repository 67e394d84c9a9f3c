// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"

#include <QHash>
#include <QObject>

#include <future>
#include <memory>
#include <stop_token>

namespace cacheloupe {

/// Where lanes get secrets from: environment and files at once, the system keychain and the person through the GUI
/// thread. Answers are handed over and not kept. Lives on the GUI thread; the resolver is for lanes only (it waits, at
/// most five seconds for the keychain, so that a desktop without a Secret Service fails instead of hanging).
class SecretDesk : public QObject {
    Q_OBJECT
public:
    explicit SecretDesk(QObject *parent = nullptr);
    ~SecretDesk() override;

    /// `stop` ends the waiting for the keychain or the person, when what needed the secret is no longer wanted.
    SecretResolver resolver(std::stop_token stop = {});
    /// The person's answer to `asked`; an empty one is a refusal.
    void answer(quint64 question, const QString &secret);

Q_SIGNALS:
    /// A lane waits for a secret that only the person knows; `what` names it.
    void asked(quint64 question, const QString &what);

private:
    using Reply = std::shared_ptr<std::promise<Result<Secret>>>;
    void readKeychain(const SecretRef &ref, const Reply &reply);
    void ask(const SecretRef &ref, const Reply &reply);
    QHash<quint64, Reply> m_open;
    quint64 m_next = 1;
    std::stop_source m_closing;
};

} // namespace cacheloupe
