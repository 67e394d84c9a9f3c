// SPDX-License-Identifier: 0BSD
// Writes a hit log for Cacheloupe (cacheloupe.hit/1): one JSON object a line. Copy this file into your Node application.
//
//     const hits = new HitLog("hits.jsonl");
//     const hit: Hit = { event: "hit", call_site: "support.refunds" };
//     hit["query"] = question;
//     hit["fields.access.tenant"] = tenant;
//     hit["entry.ttl_s"] = 3600;
//     hits.write(hit);
//
// Names that begin with fields., entry., entry.fields., usage. or params. go into the object of that name. null and
// undefined are left out, a Date becomes UTC, the time of writing is added. Processes may write to the same file.
import { createHmac } from "node:crypto";
import { closeSync, openSync, writeSync } from "node:fs";

export type Hit = Record<string, unknown>;

const groups: string[] = ["entry.fields", "entry", "fields", "usage", "params"];

/** A stable stand-in for a user's id that cannot be turned back without the secret. */
export function hashed(userId: string, secret: string): string {
  return createHmac("sha256", secret).update(userId).digest("hex").slice(0, 32);
}

function plain(value: unknown): unknown {
  if (value === null || value === undefined) return undefined;
  if (value instanceof Date) return value.toISOString();
  if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
  if (typeof value === "bigint") return Number(value);
  // Half of a surrogate pair is no text; Buffer replaces it.
  if (typeof value === "string") return Buffer.from(value, "utf8").toString("utf8");
  if (Array.isArray(value)) return value.map((one: unknown) => plain(one) ?? null);
  if (typeof value === "object") return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, plain(v)]));
  return typeof value === "boolean" ? value : String(value);
}

function nested(hit: Hit): Hit {
  const line: Hit = {};
  for (const [name, raw] of Object.entries(hit)) {
    const value: unknown = plain(raw);
    if (value === undefined) continue;
    const group: string = groups.find((g: string) => name.startsWith(g + ".")) ?? "";
    let at: any = line;
    for (const step of group ? group.split(".") : []) at = at[step] ??= {};
    at[group ? name.slice(group.length + 1) : name] = value;
  }
  return line;
}

export class HitLog {
  file: number;

  constructor(path: string) {
    this.file = openSync(path, "a", 0o640);
  }

  /** Appends one event. False when the disk did not take it: a log must never break an answer. */
  write(hit: Hit): boolean {
    const data = Buffer.from(JSON.stringify(nested({ ts: new Date(), ...hit })) + "\n", "utf8");
    try {
      return writeSync(this.file, data) === data.length;
    } catch {
      return false;
    }
  }

  close(): void {
    closeSync(this.file);
  }
}
