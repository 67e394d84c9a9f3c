# SPDX-License-Identifier: GPL-3.0-or-later
"""An application's day with a policy that changes, breaks and comes back: prints what holds, writes a hit log."""
import json
import os
import sys
import threading

from cacheloupe_hits import HitLog
from cacheloupe_policy import Policy, PolicyError, log_hit

os.chdir(sys.argv[1])
errors = []


def text(name):
    with open(name, encoding="utf-8") as file:
        return file.read()


def publish(name):
    with open("policy.tmp", "w", encoding="utf-8") as file:
        file.write(text(name))
    os.replace("policy.tmp", "policy.json")


def say(what):
    plan = policy.decide("faq", {"query": "q"})
    print(what, plan.revision, plan.ttl_s, policy.decide("faq", {"query": "q"}).revision, len(errors))


def refused(make):
    try:
        make()
    except (OSError, PolicyError):
        return "refused"
    return "loaded"


publish("one.json")
policy = Policy.load("policy.json", on_error=errors.append, check_every_s=0)
say("loaded")
publish("broken.json")
say("broken")
publish("newer.json")
say("newer")
os.remove("policy.json")
say("gone")
publish("two.json")
say("back")
print("replace", str(policy.replace(text("broken.json"))).lower())
say("kept")
print("replace", str(policy.replace(text("one.json"))).lower())
say("replaced")
print("missing", refused(lambda: Policy.load("none.json")))
print("newer", refused(lambda: Policy.from_text(text("newer.json"))))

hits = HitLog("hits.jsonl")
policy = Policy.load("events_policy.json")
for event in json.loads(text("events.json")):
    request, entry, lookup = event["request"], event.get("entry"), event.get("lookup")
    plan = policy.decide(event["call_site"], request)
    verdict = policy.may_serve(event["call_site"], request, entry, lookup) if entry else None
    if not log_hit(hits, event["call_site"], request, plan, verdict, entry, lookup, **event.get("extra", {})):
        sys.exit("not written")
hits.close()

# Threads ask while the file is replaced: each plan is of one revision, whole.
policy = Policy.load("policy.json", check_every_s=0)
seen = set()
torn = []
done = threading.Event()


def ask():
    while not done.is_set():
        plan = policy.decide("faq", {"query": "q"})
        seen.add(plan.revision)
        if plan.ttl_s != plan.revision * 10:
            torn.append(plan)


threads = [threading.Thread(target=ask) for _ in range(4)]
for thread in threads:
    thread.start()
for turn in range(200):
    publish("one.json" if turn % 2 else "two.json")
done.set()
for thread in threads:
    thread.join()
print("threads", "whole" if not torn and seen <= {1, 2} and policy.revision == 1 else "torn")
