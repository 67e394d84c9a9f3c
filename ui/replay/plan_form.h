// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replay/replay_runner.h"
#include "ui/replay/replay_choice.h"

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QLineEdit;
class QSpinBox;
class QVBoxLayout;

namespace cacheloupe {

class TextLabel;

/// Which hits to replay, whom to ask and how carefully. Only the place of the API key is typed here; a key that is
/// asked for is handed over once and cleared. GUI thread.
class PlanForm : public QWidget {
    Q_OBJECT
public:
    explicit PlanForm(QWidget *parent = nullptr);

    ReplaySample sample() const;
    size_t count() const;
    /// Chooses the sample without telling; `given` is the number of hits that were handed over.
    void setSample(ReplaySample sample, size_t count, int given);
    ReplayPlan plan() const;
    /// False while an address or key place cannot be used; the sentence beside the field says why.
    bool isReady() const;
    /// Fills the fields without telling; empty texts leave them empty.
    void setServer(const QString &endpoint, const QString &model, const QString &key);
    /// A sentence under the key field until it is edited.
    void showKeyProblem(const QString &sentence);
    /// Answers `ask` with what was typed, once.
    SecretResolver resolver(SecretResolver others);

    QLineEdit *endpoint() const { return m_endpoint; }

Q_SIGNALS:
    void edited();

private:
    void build();
    void buildHits(QVBoxLayout *column);
    void buildServer(QVBoxLayout *column);
    void buildCare(QVBoxLayout *column);
    void addField(QVBoxLayout *column, const QString &label, QWidget *field, const char *name);
    QLineEdit *addLine(QVBoxLayout *column, const QString &label, const char *name, const QString &placeholder);
    TextLabel *addProblem(QVBoxLayout *column, const char *name);
    void check();

    QComboBox *m_sample = nullptr;
    QSpinBox *m_count = nullptr;
    QLineEdit *m_endpoint = nullptr;
    TextLabel *m_endpointProblem = nullptr;
    QLineEdit *m_model = nullptr;
    QLineEdit *m_key = nullptr;
    QLineEdit *m_asked = nullptr;
    TextLabel *m_keyProblem = nullptr;
    QSpinBox *m_parallel = nullptr;
    QDoubleSpinBox *m_cap = nullptr;
};

} // namespace cacheloupe
