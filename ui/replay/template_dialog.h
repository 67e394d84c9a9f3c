// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replay/request_template.h"

#include <QDialog>

class QComboBox;
class QLineEdit;
class QPlainTextEdit;

namespace cacheloupe {

class TextLabel;

/// What the log does not hold of a call site's requests: system prompt, how the question is embedded, model, parameters.
/// One call site at a time; what was typed for the others is kept until Save. GUI thread.
class TemplateDialog : public QDialog {
    Q_OBJECT
public:
    /// `callSites`: those of the chosen hits, the first one shown.
    TemplateDialog(RequestTemplates templates, const QStringList &callSites, QWidget *parent = nullptr);

Q_SIGNALS:
    void saved(const cacheloupe::RequestTemplates &templates);

private:
    void build(const QStringList &callSites);
    void show(const QString &callSite);
    /// Takes over what is typed; false while it cannot be used.
    bool keep();
    void save();

    RequestTemplates m_templates;
    std::string m_shown;
    QComboBox *m_site = nullptr;
    QPlainTextEdit *m_system = nullptr;
    QPlainTextEdit *m_user = nullptr;
    QLineEdit *m_model = nullptr;
    QLineEdit *m_params = nullptr;
    TextLabel *m_problem = nullptr;
};

} // namespace cacheloupe
