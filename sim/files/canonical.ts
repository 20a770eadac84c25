import { sha256 } from './sha-256.ts';

/**
 * Plain data as the one JSON text that all equal data share: keys sorted, no spaces, keys without a value left out.
 * The text is that of RFC 8785 (JSON Canonicalization Scheme).
 * @throws {TypeError} for anything that JSON cannot say exactly: NaN, infinities, functions, dates, typed arrays, maps.
 */
export function canonicalJson(value: unknown): string {
  return write(value, 'the value');
}

/**
 * A name for plain data by its content: equal data have the same, different data practically never (SHA-256 of the
 * canonical text, 64 hexadecimal digits). Results in a store are found by it, and a collision would silently show the
 * wrong ones, so that a short or weak hash would be a false economy.
 */
export function contentHash(value: unknown): string {
  return sha256(new TextEncoder().encode(canonicalJson(value)));
}

function write(value: unknown, where: string): string {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return JSON.stringify(value);
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`${where} is ${value}, which JSON cannot say`);
      return JSON.stringify(value);
    case 'object':
      break;
    default:
      throw new TypeError(`${where} is ${typeof value}, not plain data`);
  }
  if (value === null) return 'null';
  if (Array.isArray(value)) {
    return `[${value.map((item, index) => write(item, `${where}[${index}]`)).join(',')}]`;
  }
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new TypeError(`${where} is a ${prototype?.constructor?.name ?? 'class instance'}, not plain data`);
  }
  const entries = Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, part]) => `${JSON.stringify(key)}:${write(part, `${where}.${key}`)}`);
  return `{${entries.join(',')}}`;
}
