// SPDX-License-Identifier: GPL-3.0-or-later
// An application's day with a policy that changes, breaks and comes back: prints what holds, writes a hit log.
import { readFileSync, renameSync, unlinkSync, writeFileSync } from "node:fs";
import { TextDecoder } from "node:util";
import { HitLog } from "./cacheloupe_hits.js";
import { logHit, Policy } from "./cacheloupe_policy.js";

const folder = process.argv[2] + "/";
const errors: Error[] = [];
const text = (name: string): string => new TextDecoder().decode(readFileSync(folder + name));

function publish(name: string): void {
  writeFileSync(folder + "policy.tmp", text(name));
  renameSync(folder + "policy.tmp", folder + "policy.json");
}

function say(what: string): void {
  const plan = policy.decide("faq", { query: "q" });
  console.log([what, plan.revision, plan.ttl_s, policy.decide("faq", { query: "q" }).revision, errors.length].join(" "));
}

function refused(make: () => void): string {
  try {
    make();
  } catch {
    return "refused";
  }
  return "loaded";
}

publish("one.json");
const policy = Policy.load(folder + "policy.json", { onError: (fault) => errors.push(fault), checkEveryMs: 0 });
say("loaded");
publish("broken.json");
say("broken");
publish("newer.json");
say("newer");
unlinkSync(folder + "policy.json");
say("gone");
publish("two.json");
say("back");
console.log("replace " + policy.replace(text("broken.json")));
say("kept");
console.log("replace " + policy.replace(text("one.json")));
say("replaced");
console.log("missing " + refused(() => Policy.load(folder + "none.json")));
console.log("newer " + refused(() => Policy.fromText(text("newer.json"))));

const hits = new HitLog(folder + "hits.jsonl");
const judged = Policy.load(folder + "events_policy.json");
for (const event of JSON.parse(text("events.json"))) {
  const plan = judged.decide(event.call_site, event.request);
  const verdict = event.entry ? judged.mayServe(event.call_site, event.request, event.entry, event.lookup) : undefined;
  if (!logHit(hits, event.call_site, event.request, plan, verdict, event.entry, event.lookup, event.extra)) throw new Error("not written");
}
hits.close();
