// What the snippet and use.ts need of Node's types, which Debian does not package.
declare module "node:crypto" {
  interface Hmac {
    update(text: string): Hmac;
    digest(form: "hex"): string;
  }
  export function createHmac(name: string, secret: string): Hmac;
}

declare module "node:fs" {
  export function openSync(path: string, flags: string, mode: number): number;
  export function writeSync(file: number, data: Uint8Array): number;
  export function closeSync(file: number): void;
}

declare const Buffer: { from(text: string, form: "utf8"): Uint8Array & { toString(form: "utf8"): string } };
declare const process: { argv: string[] };
