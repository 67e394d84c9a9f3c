// SPDX-License-Identifier: 0BSD
// Reads a published cache policy (cacheloupe.policy/1) and decides with it. Copy this file and cacheloupe_hits.ts into
// your application; both need nothing but Node 18.
//
//     const policy = Policy.load("policy.json");
//     const hits = new HitLog("hits.jsonl");
//     const request = { query: question, model, fields: { "access.tenant": tenant } };
//     const plan = policy.decide("support.refunds", request);
//     const entry = plan.cacheable ? await cache.get(plan.key) : undefined;
//     const lookup = { match: "exact" };
//     const verdict = entry ? policy.mayServe("support.refunds", request, entry, lookup) : undefined;
//     logHit(hits, "support.refunds", request, plan, verdict, entry, lookup);
//     if (verdict?.serve) return entry.answer;
//
// The file is read again when it was replaced. A policy that cannot be read never takes effect: the last good one holds
// and onError is told, once for each broken state. The members of plans and verdicts are named as in the other languages.
import { createHash } from "node:crypto";
import { closeSync, fstatSync, openSync, readFileSync, statSync } from "node:fs";
import { TextDecoder } from "node:util";
import { Hit, HitLog } from "./cacheloupe_hits.js";

export const schema = "cacheloupe.policy/1";
export const keySchema = "cacheloupe.key/1";

/** What is asked. `messages` when the conversation is part of the question; `cacheable: false`: the caller wants no reuse. */
export interface Request {
  query?: string;
  messages?: unknown[];
  model?: string;
  provider?: string;
  params?: Record<string, unknown>;
  session?: string;
  user?: string;
  cacheable?: boolean;
  fields?: Record<string, unknown>;
}

/** What the cache found. `fields` are plan.entry_fields of the request it was written for. */
export interface Entry {
  id?: string;
  key?: string; // where it lies, when it was not found under plan.key
  query?: string;
  answer?: string;
  created_at?: string | Date;
  age_s?: number;
  ttl_s?: number;
  fields?: Record<string, unknown>;
}

/** How it was found. Without `now` it is the moment of asking. */
export interface Lookup {
  match?: string;
  similarity?: number;
  now?: string | Date;
}

/** What holds before a lookup. Not cacheable: neither look up nor store; `step`, `reason` and `missing` say why. */
export interface Plan {
  cacheable: boolean;
  step: string; // caller_cacheable, policy_cacheable, fields_proven, ttl_and_version; serve when nothing refuses
  reason: string; // empty when nothing refuses
  missing: string[]; // what the request lacks: key fields, "query", "session"
  key: string; // the exact entry's key; for semantic matching the same as partition; empty when not cacheable
  partition: string; // entries that may be compared by similarity share it; empty when not cacheable
  key_fields: Record<string, string>; // names and values behind the key
  entry_fields: Record<string, string>; // to be stored with the answer, so that it can be proven later
  layer: string;
  lane: string;
  match: string; // exact, semantic, exact-then-semantic
  ttl_s: number | null;
  threshold: number | null;
  scope: string;
  key_epoch: number;
  listed: boolean; // whether the policy names this call site
  revision: number;
}

/** Whether the entry that was found may be served; `fields` are the key fields that refused. */
export interface Verdict {
  serve: boolean;
  step: string;
  reason: string;
  fields: string[];
  revision: number;
}

/** The text is no policy this client understands; says what is wrong and where. */
export class PolicyError extends Error {}

const keyFieldNames: string[] = [
  "route.provider", "route.model", "route.policy",
  "prompt.template_hash", "prompt.system_version", "prompt.tool_schema_version", "prompt.safety_policy_version",
  "source.corpus_version", "source.document_ids", "source.chunking", "source.embedding_model", "source.retrieval_config",
  "tool.name", "tool.execution_path", "tool.args_hash", "tool.result_version", "tool.ttl_s", "tool.side",
  "access.tenant", "access.subject", "access.role", "access.entitlement", "access.policy_version",
  "output.schema_version", "output.locale", "output.timezone", "output.format",
  "freshness.generated_at", "freshness.source_revision", "freshness.class", "freshness.ttl_s", "freshness.invalidation_event",
];
// Facts of an entry alone: a request has none of its own to compare with.
const entryOnly: string[] = ["tool.ttl_s", "freshness.generated_at", "freshness.ttl_s", "freshness.invalidation_event"];
// Their change means that the source changed.
const versionFields: string[] = ["source.corpus_version", "source.document_ids", "tool.result_version", "freshness.source_revision"];
const scopeFields = new Map<string, string>([
  ["tenant", "access.tenant"], ["user", "access.subject"], ["role", "access.role"], ["entitlement", "access.entitlement"],
]);

// --- values ---------------------------------------------------------------------------------------------------------

/** A member of the object itself, never of its prototype. */
function member(of: unknown, name: string): unknown {
  return typeof of === "object" && of !== null && Object.prototype.hasOwnProperty.call(of, name) ? (of as any)[name] : undefined;
}

function isNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value);
}

/** Half of a surrogate pair is no text; Buffer replaces it. */
function valid(text: string): string {
  return Buffer.from(text, "utf8").toString("utf8");
}

/** JSON without spaces, members in the order of their names' UTF-8 bytes, numbers as ECMAScript writes them. */
export function canonical(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(valid(value));
  if (typeof value === "boolean") return String(value);
  if (typeof value === "number") return isNumber(value) ? JSON.stringify(value) : "null";
  if (typeof value === "bigint") return canonical(Number(value));
  if (value instanceof Date) return JSON.stringify(value);
  if (Array.isArray(value)) return "[" + value.map(canonical).join(",") + "]";
  if (typeof value !== "object" || value === null) return "null";
  const members = Object.entries(value).filter(([, one]) => one !== undefined).map(([name, one]): [string, unknown] => [valid(name), one]);
  members.sort(([a], [b]) => Buffer.compare(Buffer.from(a, "utf8"), Buffer.from(b, "utf8")));
  return "{" + members.map(([name, one]) => canonical(name) + ":" + canonical(one)).join(",") + "}";
}

/** A key field's value as it is compared, kept and logged; undefined when there is none. */
function textOf(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === "string") return valid(value);
  if (value instanceof Date) return value.toISOString();
  if (typeof value === "number" && !isNumber(value)) return undefined;
  return canonical(value);
}

const instantForm = /^(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d*))?)?(?:[Zz]| ?([+-]?)(\d\d):?(\d\d)?)?)?$/;

/** Milliseconds since 1970 of a Date or of RFC 3339 text (without a zone: UTC); undefined when it is neither. */
function instant(value: unknown): number | undefined {
  if (value instanceof Date) return isNumber(value.getTime()) ? value.getTime() : undefined;
  const found = typeof value === "string" ? instantForm.exec(value) : null;
  if (!found) return undefined;
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map((part) => Number(part ?? 0));
  const zoneHour = Number(found[9] ?? 0);
  const zoneMinute = Number(found[10] ?? 0);
  const days = [31, year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  if (month < 1 || month > 12 || day < 1 || day > days[month - 1]) return undefined;
  if (hour > 24 || minute > 59 || second > 60 || zoneHour > 23 || zoneMinute > 59) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day); // Date.UTC takes the years 0 to 99 for 1900 to 1999
  const zone = (found[8] === "-" ? -1 : 1) * (zoneHour * 60 + zoneMinute);
  return date.getTime() + (hour * 60 + minute - zone) * 60000 + second * 1000 + Number(((found[7] ?? "") + "000").slice(0, 3));
}

function temperature(request: Request): number | undefined {
  const value = member(request.params, "temperature");
  const isText = typeof value === "string" && /^-?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(value);
  const number = isText ? Number(value) : value;
  return isNumber(number) ? number : undefined;
}

// --- the policy file ------------------------------------------------------------------------------------------------

interface Rule {
  cacheable: boolean;
  layer: string;
  match: string;
  ttl_seconds?: number;
  valid_until_version_changes: boolean;
  similarity_threshold?: number;
  key_fields: string[];
  scope: string;
  lane: string;
  key_epoch: number;
  max_temperature?: number;
}

// Not cacheable unless a file says so, exact match, the whole answer.
const cautious: Rule = {
  cacheable: false, layer: "final_response", match: "exact", valid_until_version_changes: false, key_fields: [], scope: "",
  lane: "sync", key_epoch: 0,
};

type Check = [(value: unknown) => boolean, string];
const isText: Check = [(v) => typeof v === "string", "a string"];
const isFlag: Check = [(v) => typeof v === "boolean", "true or false"];
const isReal: Check = [isNumber, "a number"];
// From 2^53 on not every language reads a number exactly.
const isWhole: Check = [(v) => Number.isSafeInteger(v), "a whole number"];
const areTexts: Check = [(v) => Array.isArray(v) && v.every((one) => typeof one === "string"), "a list of strings"];
const checks = new Map<string, Check>([
  ["cacheable", isFlag], ["layer", isText], ["match", isText], ["ttl_seconds", isWhole], ["valid_until_version_changes", isFlag],
  ["similarity_threshold", isReal], ["key_fields", areTexts], ["scope", isText], ["freshness_class", isText], ["risk", areTexts],
  ["lane", isText], ["key_epoch", isWhole], ["max_temperature", isReal], ["owner", isText], ["reason", isText],
  ["review_by", isText], ["evidence", areTexts],
]);

function need(holds: boolean, where: string, expected: string): void {
  if (!holds) throw new PolicyError(where + ": expected " + expected);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The members of a rule that say something; members nobody here knows are passed over. */
function readRule(json: unknown, where: string): Partial<Rule> {
  need(isObject(json), where, "an object");
  const rule: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(json as object)) {
    const check = checks.get(name);
    if (!check || value === null) continue;
    need(check[0](value), where + "." + name, check[1]);
    rule[name] = value;
  }
  return rule;
}

/** One revision, immutable. */
class Document {
  readonly revision: number;
  private readonly defaults: Partial<Rule>;
  private readonly sites = new Map<string, Partial<Rule>>();

  constructor(text: string) {
    let json: unknown;
    try {
      json = JSON.parse(text.startsWith("\ufeff") ? text.slice(1) : text);
    } catch (fault) {
      throw new PolicyError("not valid JSON: " + (fault as Error).message);
    }
    if (member(json, "schema") !== schema)
      throw new PolicyError('$.schema: expected "' + schema + '", found ' + JSON.stringify(member(json, "schema") ?? null));
    const root = new Map<string, unknown>(Object.entries(json as object));
    for (const name of ["published_at", "published_by", "note"]) need(!root.has(name) || typeof root.get(name) === "string", "$." + name, "a string");
    const revision = root.has("revision") ? root.get("revision") : 0;
    need(isWhole[0](revision) && (revision as number) >= 0, "$.revision", "a whole number");
    this.revision = revision as number;
    this.defaults = readRule(root.has("defaults") ? root.get("defaults") : {}, "$.defaults");
    const sites = root.has("call_sites") ? root.get("call_sites") : {};
    need(isObject(sites), "$.call_sites", "an object");
    for (const [name, rule] of Object.entries(sites as object)) this.sites.set(name, readRule(rule, "$.call_sites[" + JSON.stringify(name) + "]"));
  }

  rule(callSite: string): Rule {
    return { ...cautious, ...this.defaults, ...this.sites.get(callSite) };
  }

  lists(callSite: string): boolean {
    return this.sites.has(callSite);
  }
}

// --- the decision, in the order of its steps ------------------------------------------------------------------------

interface Refusal {
  step: string;
  reason: string;
  fields: string[];
}

function refuse(step: string, reason: string, fields: string[] = []): Refusal {
  return { step, reason, fields };
}

/** Under a version rule the versions are judged in their own step, not here. */
function required(rule: Rule): string[] {
  const names = [...rule.key_fields, scopeFields.get(rule.scope) ?? ""].filter((name) => keyFieldNames.includes(name));
  return [...new Set(names)].filter((name) => !(rule.valid_until_version_changes && versionFields.includes(name)));
}

function requestValue(request: Request, name: string): string | undefined {
  const value = textOf(member(request.fields, name));
  if (value === undefined && name === "route.model") return textOf(request.model) || undefined;
  if (value === undefined && name === "route.provider") return textOf(request.provider) || undefined;
  return value;
}

function entryAgeS(entry: Entry, lookup: Lookup): number | undefined {
  if (isNumber(entry.age_s)) return entry.age_s;
  const created = instant(entry.created_at) ?? instant(textOf(member(entry.fields, "freshness.generated_at")));
  const now = "now" in lookup ? instant(lookup.now) : Date.now();
  return created === undefined || now === undefined ? undefined : (now - created) / 1000;
}

type Proof = "proven" | "missing" | "different";

function prove(request: Request, entry: Entry, name: string): Proof {
  const written = textOf(member(entry.fields, name));
  if (entryOnly.includes(name)) {
    const known = written !== undefined || (name === "freshness.generated_at" && instant(entry.created_at) !== undefined)
      || (name === "freshness.ttl_s" && isNumber(entry.ttl_s));
    return known ? "proven" : "missing";
  }
  const asked = requestValue(request, name);
  if (asked === undefined || written === undefined) return "missing";
  return asked === written ? "proven" : "different";
}

/** A mismatch is stronger than a gap: it is named alone when there is one. */
function checkFields(request: Request, entry: Entry, names: string[], step: string, missing: string, different: string): Refusal | undefined {
  const mismatches = names.filter((name) => prove(request, entry, name) === "different");
  const gaps = names.filter((name) => prove(request, entry, name) === "missing");
  if (mismatches.length > 0) return refuse(step, different, mismatches);
  return gaps.length > 0 ? refuse(step, missing, gaps) : undefined;
}

function checkFreshness(rule: Rule, request: Request, entry: Entry, lookup: Lookup): Refusal | undefined {
  const step = "ttl_and_version";
  if (rule.ttl_seconds !== undefined) {
    const age = entryAgeS(entry, lookup);
    if (age === undefined) return refuse(step, "age_unknown");
    if (age > rule.ttl_seconds) return refuse(step, "too_old");
  }
  if (!rule.valid_until_version_changes) return undefined;
  // The versions the rule names; without any, those that either side carries.
  const named = versionFields.filter((name) => rule.key_fields.includes(name));
  const carried = versionFields.filter((name) => [request, entry].some((side) => textOf(member(side.fields, name)) !== undefined));
  const versions = named.length > 0 ? named : carried;
  if (versions.length === 0) return refuse(step, "version_unknown");
  return checkFields(request, entry, versions, step, "version_unknown", "version_changed");
}

function checkMatch(rule: Rule, request: Request, entry: Entry, lookup: Lookup): Refusal | undefined {
  const step = "match_and_threshold";
  const match = lookup.match === "exact" || lookup.match === "semantic" ? lookup.match : "";
  const sameText = !match && typeof request.query === "string" && request.query !== "" && request.query === entry.query;
  if (match === "exact" || sameText) return undefined;
  if (rule.match !== "semantic" && rule.match !== "exact-then-semantic") return refuse(step, match ? "semantic_not_allowed" : "similarity_unknown");
  if (!isNumber(lookup.similarity)) return refuse(step, "similarity_unknown");
  if (rule.similarity_threshold !== undefined && lookup.similarity < rule.similarity_threshold) return refuse(step, "below_threshold");
  return undefined;
}

/** The first step that refuses; undefined when the entry may be served. */
function judge(rule: Rule, request: Request, entry: Entry, lookup: Lookup): Refusal | undefined {
  if (request.cacheable === false) return refuse("caller_cacheable", "caller_bypassed");
  if (!rule.cacheable) return refuse("policy_cacheable", "site_not_cacheable");
  const asked = temperature(request);
  if (rule.max_temperature !== undefined && asked !== undefined && asked > rule.max_temperature) return refuse("policy_cacheable", "temperature_too_high");
  return checkFields(request, entry, required(rule), "fields_proven", "field_not_proven", "field_mismatch")
    ?? checkFreshness(rule, request, entry, lookup) ?? checkMatch(rule, request, entry, lookup);
}

// --- the key --------------------------------------------------------------------------------------------------------

/** Line ends as LF, no ASCII white space around the text. Nothing else: no case folding, no Unicode normalisation. */
export function normalised(query: string): string {
  return valid(query).replace(/\r\n?/g, "\n").replace(/^[ \t\n\f\v]+|[ \t\n\f\v]+$/g, "");
}

/** What an exact key holds of the question. */
function asked(rule: Rule, request: Request): Record<string, unknown> {
  const parts: Record<string, unknown> = {};
  if (rule.match === "semantic") return parts;
  if (typeof request.query === "string" && normalised(request.query)) parts.query = normalised(request.query);
  if (Array.isArray(request.messages) && request.messages.length > 0) parts.messages = request.messages;
  return parts;
}

function digest(parts: Record<string, unknown>): string {
  return createHash("sha256").update(canonical(parts), "utf8").digest("hex");
}

function planOf(document: Document, callSite: string, request: Request): Plan {
  const rule = document.rule(callSite);
  const entryFields: Record<string, string> = {};
  for (const name of keyFieldNames) {
    const value = requestValue(request, name);
    if (value !== undefined) entryFields[name] = value;
  }
  // The best entry there could be: written this moment for this very request. What refuses it refuses all.
  const best: Entry = { age_s: 0, fields: { ...Object.fromEntries(entryOnly.map((name) => [name, ""])), ...entryFields } };
  let refusal = judge(rule, request, best, { match: "exact" });
  const names = required(rule).filter((name) => !entryOnly.includes(name));
  const question = asked(rule, request);
  // Without these the key would be the same for every question, or for every conversation.
  const byArguments = rule.layer === "tool_result" && names.includes("tool.args_hash");
  const lacks: string[] = rule.match !== "semantic" && Object.keys(question).length === 0 && !byArguments ? ["query"] : [];
  const session = rule.scope === "session" ? textOf(request.session) : undefined;
  if (rule.scope === "session" && !session) lacks.push("session");
  if (lacks.length > 0 && (!refusal || refusal.step === "fields_proven" || refusal.step === "ttl_and_version"))
    refusal = refuse("fields_proven", "field_not_proven", [...(refusal?.step === "fields_proven" ? refusal.fields : []), ...lacks]);
  const keyFields = Object.fromEntries(names.filter((name) => name in entryFields).map((name) => [name, entryFields[name]]));
  const parts: Record<string, unknown> = { schema: keySchema, call_site: callSite, layer: rule.layer, key_epoch: rule.key_epoch, fields: keyFields };
  if (session) parts.session = session;
  return {
    cacheable: !refusal, step: refusal?.step ?? "serve", reason: refusal?.reason ?? "", missing: refusal?.fields ?? [],
    key: refusal ? "" : digest({ ...parts, ...question }), partition: refusal ? "" : digest(parts),
    key_fields: keyFields, entry_fields: entryFields, layer: rule.layer, lane: rule.lane, match: rule.match,
    ttl_s: rule.ttl_seconds ?? null, threshold: rule.similarity_threshold ?? null, scope: rule.scope, key_epoch: rule.key_epoch,
    listed: document.lists(callSite), revision: document.revision,
  };
}

// --- what applications use ------------------------------------------------------------------------------------------

export interface PolicyOptions {
  /** Told of a policy that could not be taken over; the last good one holds. */
  onError?: (fault: Error) => void;
  /** How often the file is looked at, when somebody asks. */
  checkEveryMs?: number;
}

interface Read {
  document: Document;
  state: string;
}

type FileState = { dev: bigint; ino: bigint; mtimeNs: bigint; size: bigint };

function stateOf(found: FileState): string {
  return [found.dev, found.ino, found.mtimeNs, found.size].join(" ");
}

function textOfBytes(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new PolicyError("not valid JSON: not UTF-8");
  }
}

function read(path: string): Read {
  const file = openSync(path, "r");
  try {
    const state = stateOf(fstatSync(file, { bigint: true }));
    return { document: new Document(textOfBytes(readFileSync(file))), state };
  } finally {
    closeSync(file);
  }
}

/** The policy an application obeys. */
export class Policy {
  private document: Document;
  private readonly options: PolicyOptions;
  private readonly path?: string;
  private state = "";
  private checked = Date.now();

  private constructor(document: Document, options: PolicyOptions, path?: string, state = "") {
    this.document = document;
    this.options = options;
    this.path = path;
    this.state = state;
  }

  /** Throws when there is no good policy to begin with. */
  static load(path: string, options: PolicyOptions = {}): Policy {
    const { document, state } = read(path);
    return new Policy(document, options, path, state);
  }

  /** For a policy that lies in Redis or SQLite; replace() takes the next one. */
  static fromText(text: string, options: PolicyOptions = {}): Policy {
    return new Policy(new Document(text), options);
  }

  /** Takes over another text; false and onError when it is no good, the last good policy holds. */
  replace(text: string): boolean {
    try {
      this.document = new Document(text);
      return true;
    } catch (fault) {
      this.options.onError?.(fault as Error);
      return false;
    }
  }

  get revision(): number {
    return this.current().revision;
  }

  /** What holds before a lookup: whether to look up and store at all, and under which key. */
  decide(callSite: string, request: Request): Plan {
    return planOf(this.current(), callSite, request);
  }

  /** Whether the entry that was found may be served. */
  mayServe(callSite: string, request: Request, entry: Entry, lookup: Lookup = {}): Verdict {
    const document = this.current();
    const refusal = judge(document.rule(callSite), request, entry, lookup);
    return { serve: !refusal, step: refusal?.step ?? "serve", reason: refusal?.reason ?? "", fields: refusal?.fields ?? [], revision: document.revision };
  }

  private current(): Document {
    const now = Date.now();
    // A clock that was set back does not stop the reading.
    if (this.path === undefined || (now >= this.checked && now - this.checked < (this.options.checkEveryMs ?? 1000))) return this.document;
    this.checked = now;
    try {
      const state = stateOf(statSync(this.path, { bigint: true }));
      if (state === this.state) return this.document;
      this.state = state;
      Object.assign(this, read(this.path));
    } catch (fault) {
      const state = fault instanceof PolicyError ? this.state : "unreadable " + (fault as any).code;
      const isNew = fault instanceof PolicyError || state !== this.state;
      this.state = state;
      if (isNew) this.options.onError?.(fault as Error);
    }
    return this.document;
  }
}

function eventOf(plan: Plan, verdict?: Verdict): string {
  if (!verdict) return plan.reason === "caller_bypassed" ? "bypass" : "miss";
  if (verdict.serve) return "hit";
  const refused = new Map([["too_old", "expired"], ["version_changed", "invalidated"], ["caller_bypassed", "bypass"]]);
  return refused.get(verdict.reason) ?? "miss";
}

/**
 * Writes what happened as one line of the hit log, with the policy's revision and the reason. What happened is told by
 * plan and verdict unless `extra` names the event ({ event: "store" } after a new answer was kept).
 */
export function logHit(hits: HitLog, callSite: string, request: Request, plan: Plan, verdict?: Verdict, entry?: Entry, lookup?: Lookup, extra: Hit = {}): boolean {
  const decided = verdict ?? plan;
  const fields = verdict ? verdict.fields : plan.missing;
  const line: Hit = {
    event: eventOf(plan, verdict), call_site: callSite, layer: plan.layer, lane: plan.lane, key: entry?.key || plan.key || undefined, threshold: plan.threshold,
    match: lookup?.match, similarity: lookup?.similarity, query: request.query, cached_query: entry?.query,
    answer: verdict?.serve ? entry?.answer : undefined, provider: request.provider, model: request.model, params: request.params,
    user: request.user, session: request.session, cacheable: request.cacheable === false ? false : undefined,
    policy_revision: decided.revision, decision_step: decided.step, decision_reason: decided.reason || undefined,
    decision_fields: fields.length > 0 ? fields : undefined,
    "entry.id": entry?.id, "entry.created_at": entry?.created_at, "entry.age_s": entry?.age_s, "entry.ttl_s": entry?.ttl_s,
  };
  for (const [name, value] of Object.entries(plan.entry_fields)) line["fields." + name] = value;
  for (const [name, value] of Object.entries(entry?.fields ?? {})) line["entry.fields." + name] = textOf(value);
  return hits.write({ ...line, ...extra });
}
