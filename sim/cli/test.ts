import { readdirSync, statSync } from 'node:fs';
import { loadPolicyTest } from '../check/policy-test/load.ts';
import { runPolicyTest, type TestOutcome } from '../check/policy-test/run.ts';
import { diagnosticAt, InputRefused, Problems, renderDiagnostics } from '../files/diagnostic.ts';
import { SourceFile } from '../files/source-file.ts';
import { disk } from '../study/documents/disk.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { missingFile } from './named-file.ts';
import type { Terminal } from './terminal.ts';

const ENDING = '.policy-test.yaml';
/** Folders that hold other people's files, or none of their own. */
const PASSED_OVER = /^(\..*|node_modules|out)$/;

/**
 * Runs tests of policies.
 *
 * @param named files, and folders in which all files that end in `.policy-test.yaml` are meant, however deep
 * @throws InputRefused with everything that is wrong in any of them; then none is run
 */
export async function test(named: readonly string[], { stdout }: Terminal): Promise<ExitCode> {
  const problems = new Problems();
  const paths = named.map((each) => each.replaceAll('\\', '/'));
  const files = [...new Set(paths.flatMap((path) => problems.attempt(() => filesAt(path)) ?? []))];
  const loaded = files.map((file) => problems.attempt(() => loadPolicyTest(file, disk)));
  problems.throwIfAny();
  let passed = 0;
  let failed = 0;
  for (const [i, each] of loaded.entries()) {
    const outcomes = each === undefined ? [] : runPolicyTest(each);
    const wrong = outcomes.filter(({ complaints }) => complaints.length > 0);
    for (const { complaints } of wrong) stdout.write(`${renderDiagnostics(complaints)}\n\n`);
    stdout.write(`${files[i]}: ${inWords(outcomes, wrong)}\n`);
    passed += outcomes.length - wrong.length;
    failed += wrong.length;
  }
  const all = `${passed + failed} ${passed + failed === 1 ? 'test' : 'tests'} in ${files.length} ${files.length === 1 ? 'file' : 'files'}`;
  stdout.write(`\n${all}: ${passed} passed, ${failed} failed.\n`);
  return failed === 0 ? EXIT.done : EXIT.differs;
}

function inWords(outcomes: readonly TestOutcome[], wrong: readonly TestOutcome[]): string {
  if (wrong.length === 0) return `${outcomes.length} passed`;
  return `${outcomes.length - wrong.length} passed, ${wrong.length} failed: ${wrong.map(({ name }) => name).join(', ')}`;
}

function filesAt(path: string): string[] {
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  if (!isFolder) {
    const missing = missingFile(path);
    if (missing !== undefined) throw new InputRefused([missing]);
    return [path];
  }
  const files = testsIn(path.replace(/(.)\/+$/, '$1'));
  if (files.length > 0) return files;
  const place = { file: new SourceFile(path, ''), start: 0, end: 0 };
  throw new InputRefused([
    diagnosticAt(place, '', 'there are no tests of policies here', `their files end in \`${ENDING}\``),
  ]);
}

function testsIn(folder: string): string[] {
  const inFolder = (name: string) => (folder === '.' ? name : `${folder}/${name}`);
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      if (entry.isDirectory()) return PASSED_OVER.test(entry.name) ? [] : testsIn(inFolder(entry.name));
      return entry.name.endsWith(ENDING) ? [inFolder(entry.name)] : [];
    });
}
