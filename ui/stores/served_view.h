// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/hash.h"
#include "core/base/instant.h"

#include <QWidget>

#include <functional>
#include <optional>
#include <string>
#include <vector>

class QTableWidget;

namespace cacheloupe {

class TextLabel;
enum class Verdict : std::uint8_t;

/// A hit that an entry served.
struct ServedLine {
    std::optional<Instant> time;
    std::string query;
    std::optional<double> similarity;
    std::string hitId;
    Hash128 idHash;
};

/// The hits that an entry served, newest first: when, what was asked, how similar it was, and the verdict. Enter or a
/// double click asks for one. GUI thread.
class ServedView : public QWidget {
    Q_OBJECT
public:
    explicit ServedView(QWidget *parent = nullptr);

    /// What is being done, or why there is nothing; no lines stand there then.
    void setState(const QString &sentence);
    void setLines(std::vector<ServedLine> lines, std::uint64_t total);
    void setVerdicts(const std::function<Verdict(const Hash128 &)> &verdictOf);
    QTableWidget *table() const { return m_table; }

Q_SIGNALS:
    void hitRequested(const QString &hitId);

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildTable();
    void fitRows();

    TextLabel *m_state;
    QTableWidget *m_table;
    std::vector<ServedLine> m_lines;
};

} // namespace cacheloupe
