import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Another Fairlead cannot be used in the place of this one. */
export class EngineRefused extends Error {
  override readonly name = 'EngineRefused';
}

/** An installed Fairlead. */
export interface Engine {
  readonly version: string;
  /** Path of the file that Node starts. */
  readonly executable: string;
  /** As it was named, for reports: `Fairlead 0.1.0 (../older)`. */
  readonly words: string;
}

const HOW =
  '`npm install --prefix older fairlead@0.1.0` makes a folder to name, `npm install fairlead-older@npm:fairlead@0.1.0` a version';

/**
 * Finds an installed Fairlead.
 *
 * @param named its folder, a folder with it in its `node_modules`, or a version that the `node_modules` here have under
 *   whatever name
 * @throws EngineRefused where there is none
 */
export function olderEngine(named: string): Engine {
  const isFolder = statSync(named, { throwIfNoEntry: false })?.isDirectory() === true;
  const folders = isFolder
    ? [named, join(named, 'node_modules/fairlead')]
    : installedPackages('node_modules');
  for (const folder of folders) {
    const found = fairleadIn(folder);
    if (found === undefined || !(isFolder || found.version === named)) continue;
    return { ...found, words: `Fairlead ${found.version} (${folder})` };
  }
  const where = isFolder
    ? `the folder ${named} holds no Fairlead`
    : `there is no folder and no installed version ${named}`;
  throw new EngineRefused(`${where}: ${HOW}`);
}

/** Folders of packages, those of scopes included. */
function installedPackages(folder: string): string[] {
  const namesIn = (path: string) =>
    statSync(path, { throwIfNoEntry: false })?.isDirectory() === true ? readdirSync(path) : [];
  return namesIn(folder).flatMap((name) =>
    name.startsWith('@')
      ? namesIn(join(folder, name)).map((own) => join(folder, name, own))
      : [join(folder, name)],
  );
}

function fairleadIn(folder: string): Pick<Engine, 'version' | 'executable'> | undefined {
  const manifest = packageIn(folder);
  if (manifest?.name !== 'fairlead' || typeof manifest.version !== 'string') return undefined;
  const executable = manifest.bin?.fairlead;
  if (executable === undefined) return undefined;
  return { version: manifest.version, executable: resolve(folder, executable) };
}

function packageIn(
  folder: string,
): { name?: unknown; version?: unknown; bin?: { fairlead?: string } } | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  } catch {
    // Not a package, or none that npm could read either.
    return undefined;
  }
}
