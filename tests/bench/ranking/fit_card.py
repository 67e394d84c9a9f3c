#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fits the score card's weights to labelled pairs, toward the hand-set ones, and says what that is worth on logs that
were not fitted on. Python standard library only; run by hand:

  cacheloupe-cli review rank dev.jsonl --dialect labelled_pairs.json --limit 0 --format jsonl > ranked.jsonl
  fit_card.py dev.jsonl.gz ranked.jsonl resources/ranking/card.json [--score score.py] [--sd S] [--share M] [--write card.json]

ranked.jsonl must come from the same card.json: strengths are its reasons' weights divided by the card's. score.py is looked for
beside the labels. Each log in turn is left out, the rest fitted by logistic regression with the hand-set weights as prior
(standard deviation S of each signal, default 0.5) and every log weighted to its share of a mixed week and one wrong reuse in ten; the
log is then scored with (1 - M) hand-set + M fitted weights (default 0.75). No weight crosses zero: a reason speaks for or against a
hit, never both. --write fits on all logs and writes the card with both figures.
"""
import collections, contextlib, gzip, importlib.util, io, json, math, os, sys, tempfile

WRONG_SHARE = 0.1
SAMPLE = 6000.0
MOST_WEIGHT = 5.0


def read(path):
    with (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def solve(matrix, vector):
    """Gauss elimination of a symmetric positive definite system."""
    n = len(vector)
    rows = [matrix[i][:] + [vector[i]] for i in range(n)]
    for i in range(n):
        pivot = rows[i][i]
        for k in range(i + 1, n):
            factor = rows[k][i] / pivot
            if factor:
                rows[k] = [a - factor * b for a, b in zip(rows[k], rows[i])]
    out = [0.0] * n
    for i in reversed(range(n)):
        out[i] = (rows[i][n] - sum(rows[i][k] * out[k] for k in range(i + 1, n))) / rows[i][i]
    return out


def fit(samples, prior, deviations, rounds=12):
    """Penalised logistic regression by Newton's method; the last feature is the intercept."""
    n = len(prior)
    weights = prior[:]
    for _ in range(rounds):
        gradient = [(weights[i] - prior[i]) / deviations[i] ** 2 for i in range(n)]
        hessian = [[0.0] * n for _ in range(n)]
        for i in range(n):
            hessian[i][i] = 1 / deviations[i] ** 2
        for features, wrong, count in samples:
            z = sum(weights[i] * x for i, x in features)
            p = 1 / (1 + math.exp(-max(-30.0, min(30.0, z))))
            residual = count * (p - wrong)
            curve = count * p * (1 - p)
            for i, x in features:
                gradient[i] += residual * x
                row = hessian[i]
                for k, y in features:
                    row[k] += curve * x * y
        step = solve(hessian, gradient)
        weights = [w - s for w, s in zip(weights, step)]
        weights = [w if w * h >= 0 else 0.0 for w, h in zip(weights[:-1], prior[:-1])] + weights[-1:]
        weights = [max(-MOST_WEIGHT, min(MOST_WEIGHT, w)) for w in weights]
        if max(abs(s) for s in step) < 1e-4:
            break
    return weights


class Pairs:
    def __init__(self, labels, ranked, card, mix):
        self.names = list(card["signals"])
        place = {name: i for i, name in enumerate(self.names)}
        self.hand = [s.get("hand", s["weight"]) for s in card["signals"].values()]
        current = [s["weight"] for s in card["signals"].values()]
        self.rows = labels
        strengths = {}
        for record in ranked:
            sums = collections.defaultdict(float)
            for reason in record["reasons"]:
                i = place[reason["signal"]]
                sums[i] += reason["weight"] / current[i]
            strengths[record["id"]] = sorted(sums.items())
        self.strengths = strengths
        self.logs = collections.defaultdict(list)
        for row in labels:
            self.logs[row["log"]].append(row)
        groups = collections.defaultdict(set)
        for row in labels:
            groups[row["group"]].add(row["log"])
        self.share = {log: mix.get(rows[0]["group"], 0.05) / len(groups[rows[0]["group"]]) for log, rows in self.logs.items()}
        # A signal that only a few pairs have keeps its hand-set weight.
        seen = collections.Counter(i for found in strengths.values() for i, _ in found)
        self.fitted = [i for i in range(len(self.names)) if seen[i] >= 20]

    def samples(self, logs):
        out = []
        total = sum(self.share[log] for log in logs)
        for log in logs:
            rows = self.logs[log]
            wrong = sum(row["label"] == "wrong" for row in rows)
            weight = SAMPLE * self.share[log] / total
            for row in rows:
                is_wrong = row["label"] == "wrong"
                of_kind = wrong if is_wrong else len(rows) - wrong
                # 100 pairs do not count for a thousand.
                count = min(weight * (WRONG_SHARE if is_wrong else 1 - WRONG_SHARE) / of_kind, 1.0)
                out.append((row, 1.0 if is_wrong else 0.0, count))
        return out

    def learn(self, logs, deviation):
        place = {signal: k for k, signal in enumerate(self.fitted)}
        samples = []
        for row, wrong, count in self.samples(logs):
            features = [(place[i], x) for i, x in self.strengths[row["id"]] if i in place]
            samples.append((features + [(len(place), 1.0)], wrong, count))
        learned = fit(samples, [self.hand[i] for i in self.fitted] + [-3.0], [deviation] * len(self.fitted) + [10.0])
        weights = self.hand[:]
        for signal, k in place.items():
            weights[signal] = learned[k]
        return weights

    def scores(self, rows, weights):
        return {row["id"]: sum(weights[i] * x for i, x in self.strengths[row["id"]]) for row in rows}


def figures(score, labels_path, scores):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", delete=False) as out:
        for key, value in scores.items():
            out.write(json.dumps({"id": key, "score": value}) + "\n")
    told = io.StringIO()
    with contextlib.redirect_stdout(told):
        score.main([labels_path, out.name, "--json"])
    os.unlink(out.name)
    return json.loads(told.getvalue().strip().splitlines()[-1])


def table(columns):
    names = list(columns)
    print("%-22s" % "" + "".join("%14s" % name for name in names))
    first = columns[names[0]]
    for log in first["logs"]:
        print("%-22s" % ("AUC/AP " + log) + "".join("%14s" % ("%.3f/%.3f" % (c["logs"][log]["auc"], c["logs"][log]["ap"])) for c in columns.values()))
    mean = lambda c, key: sum(log[key] for log in c["logs"].values()) / len(c["logs"])
    print("%-22s" % "MACRO AUC/AP" + "".join("%14s" % ("%.3f/%.3f" % (mean(c, "auc"), mean(c, "ap"))) for c in columns.values()))
    for week in first["weeks"]:
        if week.startswith("mixed") or week.endswith(" 5%"):
            print("%-22s" % week + "".join("%14.1f" % c["weeks"][week]["found"] for c in columns.values()))


def main(arguments):
    options = {"--sd": "0.5", "--share": "0.75", "--score": "", "--write": ""}
    files = []
    while arguments:
        word = arguments.pop(0)
        if word in options and arguments:
            options[word] = arguments.pop(0)
        else:
            files.append(word)
    if len(files) != 3:
        sys.exit(__doc__)
    score_path = options["--score"] or os.path.join(os.path.dirname(os.path.abspath(files[0])), "score.py")
    spec = importlib.util.spec_from_file_location("score", score_path)
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    with open(files[2], encoding="utf-8") as text:
        card = json.load(text)
    pairs = Pairs(read(files[0]), read(files[1]), card, score.MIX)
    deviation, share = float(options["--sd"]), float(options["--share"])
    blend = lambda learned: [(1 - share) * h + share * w for h, w in zip(pairs.hand, learned)]

    hand, learned, mixed = {}, {}, {}
    for log, rows in pairs.logs.items():
        weights = pairs.learn([other for other in pairs.logs if other != log], deviation)
        hand.update(pairs.scores(rows, pairs.hand))
        learned.update(pairs.scores(rows, weights))
        mixed.update(pairs.scores(rows, blend(weights)))
    shown = {"hand-set": hand, "fitted, CV": learned, "mixed, CV": mixed}
    table({name: figures(score, files[0], scores) for name, scores in shown.items()})

    if options["--write"]:
        final = blend(pairs.learn(list(pairs.logs), deviation))
        for i, (name, signal) in enumerate(card["signals"].items()):
            signal["hand"] = pairs.hand[i]
            signal["weight"] = round(final[i], 2) if i in pairs.fitted else pairs.hand[i]
        with open(options["--write"], "w", encoding="utf-8") as out:
            lines = ",\n".join("    %s: %s" % (json.dumps(name), json.dumps(signal)) for name, signal in card["signals"].items())
            out.write('{\n  "bias": %s,\n  "signals": {\n%s\n  }\n}\n' % (json.dumps(card["bias"]), lines))


if __name__ == "__main__":
    main(sys.argv[1:])
