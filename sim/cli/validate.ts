import { loadPolicyTest } from '../check/policy-test/load.ts';
import { type Diagnostic, diagnosticAt, Problems, renderDiagnostics } from '../files/diagnostic.ts';
import { readYaml } from '../files/read-yaml.ts';
import { disk } from '../study/documents/disk.ts';
import { idleInPolicy, idleSettings } from '../study/documents/idle-settings.ts';
import { loadPolicyAlone, loadPolicyFor, loadStudy } from '../study/documents/load-study.ts';
import { loadGates, loadWorld } from '../study/documents/read-documents.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { missingFile, needFile } from './named-file.ts';
import type { Terminal } from './terminal.ts';

/** Kinds of documents; studies and tests have a `world:` and may have `gates:` too, so they are asked for first. */
const LOADERS = {
  study: (path: string) => idleSettings(loadStudy(path, disk)),
  'policy-test': (path: string) => nothingIdle(loadPolicyTest(path, disk)),
  policy: (path: string) => idleInPolicy(loadPolicyAlone(path, disk)),
  world: (path: string) => nothingIdle(loadWorld(path, disk)),
  gates: (path: string) => nothingIdle(loadGates(path, disk)),
} as const;
type Kind = keyof typeof LOADERS;

const nothingIdle = (_: unknown): Diagnostic[] => [];

/** Options of `fairlead validate`. */
export interface ValidateOptions {
  /** A world that policies must fit. */
  readonly world?: string | undefined;
}

/**
 * Checks files, each for what it says it is; a study with its world and its policies. Warns of settings that do nothing.
 *
 * @throws InputRefused with everything that is wrong in any of them
 */
export async function validate(
  files: readonly string[],
  options: ValidateOptions,
  { stdout, stderr }: Terminal,
): Promise<ExitCode> {
  const problems = new Problems();
  const worldPath = options.world?.replaceAll('\\', '/');
  const world = worldPath === undefined ? undefined : problems.attempt(() => loadNamedWorld(worldPath));
  const fine: string[] = [];
  const idle: Diagnostic[] = [];
  for (const file of files) {
    const path = file.replaceAll('\\', '/');
    const kind = kindOf(path);
    if (typeof kind !== 'string') {
      problems.add(...kind);
      continue;
    }
    const loaded = problems.attempt(() =>
      kind === 'policy' && world !== undefined
        ? idleInPolicy(loadPolicyFor(world.value, path, disk))
        : LOADERS[kind](path),
    );
    idle.push(...(loaded ?? []));
    if (loaded !== undefined)
      fine.push(
        `${path}: ${kind === 'gates' ? 'these gates are' : `this ${kind.replace('-', ' ')} is`} fine\n`,
      );
  }
  problems.throwIfAny();
  if (idle.length > 0) stderr.write(`${renderDiagnostics(idle)}\n`);
  for (const line of fine) stdout.write(line);
  return EXIT.done;
}

function loadNamedWorld(path: string) {
  needFile(path);
  return loadWorld(path, disk);
}

/** What a file says it is, or why that cannot be told. */
function kindOf(path: string): Kind | Diagnostic[] {
  const missing = missingFile(path);
  if (missing !== undefined) return [missing];
  const { root, problems } = readYaml(path, disk.read(path) ?? '');
  if (root === undefined) return problems;
  const kind = (Object.keys(LOADERS) as Kind[]).find((key) => root.entries.has(key));
  if (kind !== undefined) return kind;
  const [first] = root.entries.values();
  const hint = 'it starts with `study:`, `policy:`, `world:` or `gates:` and its name';
  return [
    diagnosticAt(
      first?.key ?? root.place,
      '',
      'this is neither a study, nor a policy, nor a world, nor gates',
      hint,
    ),
  ];
}
