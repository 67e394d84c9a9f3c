// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "core/replay/replay_plan.h"

#include <QStringList>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;

namespace cacheloupe {

class TextLabel;

/// The server that is to be asked. `key` is where the API key is, never the key.
struct ReplayServer {
    ProviderApi api = ProviderApi::openAiChat;
    bool isStandIn = false; ///< the built-in stand-in: no address, no key, nothing leaves this machine
    std::string endpoint;
    std::string model; ///< empty = as logged
    std::string key;
    bool stream = false;
    bool operator==(const ReplayServer &) const = default;
};

/// Whom to ask. Another machine is asked only after the person has agreed to exactly this address. Only the place of the
/// API key is typed here; a key that is asked for is handed over once and cleared. GUI thread.
class ServerForm : public QWidget {
    Q_OBJECT
public:
    explicit ServerForm(QWidget *parent = nullptr);

    ReplayServer server() const;
    /// Fills the fields without telling.
    void setServer(const ReplayServer &server);
    /// False while an address or key place cannot be used or has not been agreed to; a sentence says why.
    bool isReady() const;
    /// Where questions go as the person agreed to it; empty before.
    std::string confirmedEndpoint() const;
    /// The same for a plan that was made before.
    std::string confirmedEndpoint(const ReplayPlan &plan) const;
    /// Fills in the server of such a plan and tells.
    void setPlan(const ReplayPlan &plan);
    const QStringList &agreed() const { return m_agreed; }
    void setAgreed(const QStringList &endpoints);
    /// A sentence under the key field until it is edited.
    void showKeyProblem(const QString &sentence);
    /// Models that the server names, offered while a model is typed; or why there are none.
    void showModels(const QStringList &models, const QString &problem);
    /// Answers `ask` with what was typed; `once` forgets it then.
    SecretResolver resolver(SecretResolver others, bool once);
    /// The first field that wants an answer; null when none does.
    QWidget *wanting() const;

Q_SIGNALS:
    void edited();
    void modelsRequested();
    /// The list of agreed addresses changed.
    void agreedChanged();

private:
    void build();
    void chooseProvider();
    void offerAddress();
    void check();
    void agree(bool agreed);
    QString endpointText() const;

    QStringList m_agreed;
    QComboBox *m_provider = nullptr;
    QWidget *m_remote = nullptr; ///< what a server needs and the stand-in does not
    TextLabel *m_standIn = nullptr;
    QLineEdit *m_endpoint = nullptr;
    TextLabel *m_endpointProblem = nullptr;
    QCheckBox *m_agree = nullptr;
    QLineEdit *m_model = nullptr;
    QPushButton *m_models = nullptr;
    TextLabel *m_modelsProblem = nullptr;
    QLineEdit *m_key = nullptr;
    QLineEdit *m_asked = nullptr;
    TextLabel *m_keyProblem = nullptr;
    QCheckBox *m_stream = nullptr;
};

} // namespace cacheloupe
