import { readYaml } from '../../files/read-yaml.ts';
import type { Library } from '../documents/disk.ts';

/** One number of a policy that has been moved. */
export interface MovedSetting {
  /** The policy's file. */
  readonly file: string;
  /** Keys from the top of the policy on. */
  readonly path: readonly string[];
  /** As a policy writes it, unit included: `17.32%`. */
  readonly text: string;
}

/** How the written policy is called once another one extends it in its place. */
const WRITTEN = '.as-written';

/** A library in which some settings of policies are moved: each such file extends what is written in it. */
export function matchedLibrary(library: Library, moved: readonly MovedSetting[]): Library {
  if (moved.length === 0) return library;
  return {
    list: library.list,
    read: (path) => {
      if (path.endsWith(WRITTEN)) return library.read(path.slice(0, -WRITTEN.length));
      const written = library.read(path);
      const settings = moved.filter(({ file }) => file === path);
      if (written === undefined || settings.length === 0) return written;
      const name = policyName(path, written);
      const lines = settings.map(({ path: keys, text }) => `${nested(keys, text)}\n`);
      return `extends: ./${path.slice(path.lastIndexOf('/') + 1)}${WRITTEN}\npolicy: ${name}\n${lines.join('')}`;
    },
  };
}

function policyName(path: string, text: string): string {
  const value = readYaml(path, text).root?.entries.get('policy')?.value;
  return value?.kind === 'scalar' ? JSON.stringify(value.text) : 'matched';
}

/** `[a, b, c]`, `1%` -> `a: { b: { c: 1% } }` */
function nested([first, ...rest]: readonly string[], text: string): string {
  return rest.length === 0 ? `${first}: ${text}` : `${first}: { ${nested(rest, text)} }`;
}
