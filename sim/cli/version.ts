import { existsSync, readFileSync } from 'node:fs';

/** The version of Fairlead, from its package, which is one folder further up for compiled code. */
export function version(): string {
  const near = new URL('../../package.json', import.meta.url);
  const manifest = existsSync(near) ? near : new URL('../../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
}
