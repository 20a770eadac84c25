import { isAbsent } from '../check/lint/absent.ts';
import { type Finding, SEVERITIES } from '../check/lint/finding.ts';
import { fourQuestions } from '../check/lint/four-questions.ts';
import { lintPolicy } from '../check/lint/lint.ts';
import { Problems, renderDiagnostics } from '../files/diagnostic.ts';
import type { Document } from '../files/document.ts';
import type { PolicyDocument } from '../policy/schema.ts';
import { disk } from '../study/documents/disk.ts';
import { loadPolicyAlone, loadPolicyFor } from '../study/documents/load-study.ts';
import { loadWorld } from '../study/documents/read-documents.ts';
import type { WorldDocument } from '../world/schema.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { needFile } from './named-file.ts';
import type { Terminal } from './terminal.ts';

/** Options of `fairlead lint`. */
export interface LintOptions {
  /** A world that the policies are meant for. */
  readonly world?: string | undefined;
  /** Errors and warnings fail. */
  readonly strict: boolean;
}

/**
 * Says what can be told of policies by reading them, and what they answer to the questions that partners ask.
 *
 * @throws InputRefused where a file is no policy, or does not fit the world
 */
export async function lint(
  files: readonly string[],
  { world: worldPath, strict }: LintOptions,
  { stdout }: Terminal,
): Promise<ExitCode> {
  const problems = new Problems();
  const load = <T>(path: string, read: (path: string) => T) =>
    problems.attempt(() => {
      const slashed = path.replaceAll('\\', '/');
      needFile(slashed);
      return read(slashed);
    });
  const world = worldPath === undefined ? undefined : load(worldPath, (path) => loadWorld(path, disk).value);
  const policies = files.map((file) =>
    load(file, (path) =>
      world === undefined ? loadPolicyAlone(path, disk) : loadPolicyFor(world, path, disk),
    ),
  );
  problems.throwIfAny();
  let failing = 0;
  for (const policy of policies) {
    if (policy === undefined) continue;
    const findings = lintPolicy(policy.value, world);
    failing += findings.filter(({ severity }) => severity !== 'note').length;
    stdout.write(`${reportOf(policy, findings, world)}\n`);
  }
  return strict && failing > 0 ? EXIT.findings : EXIT.done;
}

function reportOf(
  { source, value }: Document<PolicyDocument>,
  findings: readonly Finding[],
  world: WorldDocument | undefined,
): string {
  const sorted = SEVERITIES.flatMap((severity) => findings.filter((each) => each.severity === severity));
  const said = sorted.map(({ severity, path, message, reason, suggestion }) =>
    // One at a time: all of them are shown, however many.
    renderDiagnostics([source.problem(path, `${severity}: ${message}`, `${reason}\n${suggestion}`)]),
  );
  const answers = fourQuestions(value).map(({ question, answer, path }) => {
    const { file, line, column } = source.at(path);
    const open = isAbsent(path, world) ? 'does not arise in this world' : 'not answered';
    return `  ${question}\n    ${answer === undefined ? open : `${answer} (${file}:${line}:${column})`}`;
  });
  const counts = SEVERITIES.map((severity) => {
    const count = findings.filter((each) => each.severity === severity).length;
    return `${count} ${severity}${count === 1 ? '' : 's'}`;
  });
  return [...said, [`${value.policy}: ${counts.join(', ')}`, ...answers].join('\n')]
    .join('\n\n')
    .concat('\n');
}
