# SPDX-License-Identifier: GPL-3.0-or-later
"""Answers every case of a conformance file with the Python client: one JSON line each, in order."""
import dataclasses
import json
import sys

from cacheloupe_policy import Policy, PolicyError

with open(sys.argv[1], encoding="utf-8") as file:
    suite = json.load(file)
texts = {name: json.dumps(document) for name, document in suite["policies"].items()}
for case in suite["cases"]:
    try:
        policy = Policy.from_text(case["policy_text"] if "policy_text" in case else texts[case["policy"]])
        if "request" not in case:
            result = {"loads": True, "revision": policy.revision}
        elif "entry" in case:
            result = dataclasses.asdict(policy.may_serve(case["call_site"], case["request"], case["entry"], case["lookup"]))
        else:
            result = dataclasses.asdict(policy.decide(case["call_site"], case["request"]))
    except PolicyError:
        result = {"loads": False}
    print(json.dumps(result))
