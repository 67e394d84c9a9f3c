// SPDX-License-Identifier: GPL-3.0-or-later
// What the client, the emitter and the programs here need of Node's types, which Debian does not package.
declare module "node:crypto" {
  interface Digest {
    update(text: string, form?: "utf8"): Digest;
    digest(form: "hex"): string;
  }
  export function createHash(name: string): Digest;
  export function createHmac(name: string, secret: string): Digest;
}

declare module "node:fs" {
  interface Stats {
    dev: bigint;
    ino: bigint;
    mtimeNs: bigint;
    size: bigint;
  }
  export function openSync(path: string, flags: string, mode?: number): number;
  export function writeSync(file: number, data: Uint8Array): number;
  export function closeSync(file: number): void;
  export function fstatSync(file: number, options: { bigint: true }): Stats;
  export function statSync(path: string, options: { bigint: true }): Stats;
  export function readFileSync(file: number | string): Uint8Array;
  export function renameSync(from: string, to: string): void;
  export function writeFileSync(path: string, text: string): void;
  export function unlinkSync(path: string): void;
}

declare module "node:util" {
  export class TextDecoder {
    constructor(form?: string, options?: { fatal?: boolean });
    decode(bytes: Uint8Array): string;
  }
}

declare const Buffer: {
  from(text: string, form: "utf8"): Uint8Array & { toString(form: "utf8"): string };
  compare(a: Uint8Array, b: Uint8Array): number;
};
declare const process: { argv: string[] };
declare const console: { log(line: string): void };
