// SPDX-License-Identifier: GPL-3.0-or-later
// Answers every case of a conformance file with the TypeScript client: one JSON line each, in order.
import { readFileSync } from "node:fs";
import { TextDecoder } from "node:util";
import { Policy, PolicyError } from "./cacheloupe_policy.js";

const suite = JSON.parse(new TextDecoder().decode(readFileSync(process.argv[2])));
function answer(one: any): unknown {
  try {
    const policy = Policy.fromText("policy_text" in one ? one.policy_text : JSON.stringify(suite.policies[one.policy]));
    if (!("request" in one)) return { loads: true, revision: policy.revision };
    if ("entry" in one) return policy.mayServe(one.call_site, one.request, one.entry, one.lookup);
    return policy.decide(one.call_site, one.request);
  } catch (fault) {
    if (fault instanceof PolicyError) return { loads: false };
    throw fault;
  }
}
for (const one of suite.cases) console.log(JSON.stringify(answer(one)));
