// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/stores/store_connections.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;
class QPushButton;

namespace cacheloupe {

class ErrorStrip;
class TextLabel;

/// The form that connects a store or changes a connection, in the page. It checks the address while it is typed; whether
/// the store opens is found out by the page, which tells setBusy and showError. Holds no secret, only where one is kept.
class ConnectionPanel : public QWidget {
    Q_OBJECT
public:
    explicit ConnectionPanel(QWidget *parent = nullptr);

    /// Nothing: an empty form for a new connection.
    void edit(const std::optional<StoredConnection> &connection);
    void setBusy(bool busy);
    void showError(const Error &error);
    QLineEdit *url() const { return m_url; }

Q_SIGNALS:
    void connectRequested(const cacheloupe::StoredConnection &connection);
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *withButton(QLineEdit *edit, QPushButton *button);
    void buildForm(QFormLayout *form);
    void buildSecret(QFormLayout *form);
    void check();
    void showSecretName();
    void chooseFile(QLineEdit *into, const QString &title, const QString &prefix);
    void submit();
    SecretRef secret() const;

    StoredConnection m_original;
    TextLabel *m_title;
    QFormLayout *m_form;
    QLineEdit *m_url;
    TextLabel *m_verdict;
    QLineEdit *m_name;
    QComboBox *m_environment;
    QCheckBox *m_writable;
    QComboBox *m_secretPlace;
    QLineEdit *m_secretName;
    QLineEdit *m_caFile;
    QWidget *m_caRow = nullptr;
    ErrorStrip *m_error;
    QPushButton *m_connect;
    QPushButton *m_cancel;
    bool m_busy = false;
};

} // namespace cacheloupe
