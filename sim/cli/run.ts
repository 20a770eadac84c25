import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { renderDiagnostics } from '../files/diagnostic.ts';
import { freshOverrides, freshRun } from '../study/compare/fresh-run.ts';
import { codeVersion } from '../study/compile/code-version.ts';
import { engineVersion, runtimeName } from '../study/compile/engine-version.ts';
import {
  type PreparedStudy,
  prepareCases,
  prepareStudy,
  type StudyOverrides,
} from '../study/compile/prepare-study.ts';
import { disk } from '../study/documents/disk.ts';
import { idleSettings } from '../study/documents/idle-settings.ts';
import { LEAST_FOR_SKEWED } from '../study/documents/precision-schema.ts';
import { type ExecutorName, makeExecutor } from '../study/execute/executors.ts';
import { claimCsv } from '../study/results/claim-csv.ts';
import { checkOwnFolder, checkWritable, removeLeftovers } from '../study/results/results-folder.ts';
import { studySummary } from '../study/results/study-summary.ts';
import { rememberingLibrary } from '../study/store/changed-inputs.ts';
import { openStore, STORE_FOLDER } from '../study/store/store.ts';
import { noteRun, type RunChoices } from '../study/store/unfinished-run.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { matchPlans } from './match-plans.ts';
import { needFile } from './named-file.ts';
import { runToResume } from './resume.ts';
import { warmUpFound } from './run-pilot.ts';
import { type Simulation, simulate } from './simulate.ts';
import { type Terminal, wantsColour } from './terminal.ts';
import { claimedPlan, claimOf, tryCases } from './try-cases.ts';
import { version } from './version.ts';

const WEEK = 7 * 86_400;

/** Options of `fairlead run`, as the command line gives them. */
export interface RunOptions {
  readonly out?: string | undefined;
  readonly threads?: number | undefined;
  readonly replications?: number | undefined;
  readonly seed?: string | undefined;
  readonly plan?: readonly string[] | undefined;
  readonly json: boolean;
  readonly store: boolean;
  /** Go on with the unfinished run of this study. */
  readonly resume?: boolean;
  /** Where replications are simulated; in worker threads unless said otherwise. */
  readonly executor?: ExecutorName | undefined;
}

/** Where a run looks for the simulator; a test may put a toy in its place. */
export interface RunParts {
  readonly simulateModule?: string | undefined;
  readonly storeFolder?: string | undefined;
}

/**
 * Runs a study: simulates what the store does not have, writes the results folder, and shows the comparison. With
 * `resume` it is the run that did not come to its end, with all it was asked to do.
 *
 * @param study path of the study
 * @throws InputRefused, ResumeRefused, Interrupted, ReplicationFailed, StoreUnusable, ResultsNotWritten
 */
export async function run(
  study: string,
  options: RunOptions,
  terminal: Terminal,
  parts: RunParts = {},
): Promise<ExitCode> {
  const started = new Date();
  const clock = performance.now();
  const { storeFolder = STORE_FOLDER } = parts;
  const named = study.replaceAll('\\', '/');
  const begun = options.resume === true ? runToResume(storeFolder, named, options) : undefined;
  const path = begun?.study ?? named;
  const choices: RunChoices = begun?.choices ?? choicesOf(options);
  needFile(path);
  const { library, files } = rememberingLibrary(disk);
  const overrides: StudyOverrides = { ...choices, plans: choices.plan };
  const asked = prepareStudy(path, library, overrides);
  const idle = idleSettings(asked.loaded);
  if (idle.length > 0) terminal.stderr.write(`${renderDiagnostics(idle)}\n\n`);
  const folder = begun?.out ?? options.out ?? join('out', asked.loaded.study.value.study);
  checkWritable(folder);
  checkOwnFolder(folder, path);
  if (begun !== undefined) {
    removeLeftovers(folder);
    terminal.stderr.write(`going on with the run of ${begun.started.slice(0, 16).replace('T', ' ')} UTC\n`);
  }
  const { executor: where = 'threads' } = options;
  const threads = where === 'inline' ? 1 : (options.threads ?? availableParallelism());
  const store = () => (options.store ? openStore(storeFolder) : null);
  const finished = options.store
    ? noteRun(storeFolder, {
        format: 1,
        study: path,
        out: folder,
        choices,
        code: codeVersion(),
        engine: engineVersion(),
        runtime: runtimeName(),
        files: files(),
        started: begun?.started ?? started.toISOString(),
      })
    : () => {};
  const keptIn = options.store ? storeFolder : null;
  const pilotOptions = { executor: where, threads, storeFolder: keptIn };
  const found = await warmUpFound(asked, path, library, pilotOptions, terminal);
  const warmUp = found?.seconds;
  const { simulateModule } = parts;
  const simulateAll = async (study: PreparedStudy) => {
    const simulator = await makeExecutor(where, study.compiled, { threads, simulateModule });
    return simulate(simulationOf(study), simulator, store(), terminal);
  };
  const choose = { ...overrides, warmUp };
  const matched = await matchPlans(asked, path, library, choose, simulateAll, terminal);
  const prepared =
    found === undefined && matched.plans.length === 0 ? asked : prepareStudy(path, matched.library, choose);
  terminal.stderr.write(precisionNotice(prepared, choices));
  const rows = await simulateAll(prepared);
  if (claimedPlan(prepared) === null && prepared.loaded.study.value.claim !== undefined) {
    terminal.stderr.write(
      'the claim is not tried: it compares plans that were not both chosen, the first one first\n',
    );
  }
  const cases = claimedPlan(prepared) === null ? [] : prepareCases(path, matched.library, prepared, choose);
  const tried = await tryCases(cases, { prepared, rows }, terminal, simulateAll);

  terminal.stderr.write('summing up, drawing and writing the report\n');
  // What follows needs arquero and vega, which the simulation does not.
  const [{ writeResults }, { renderPage }, { wholeMarketTable }, { renderTable }] = await Promise.all([
    import('../study/results/results.ts'),
    import('../../reports/page.ts'),
    import('../../reports/whole-market-table.ts'),
    import('../../reports/terminal-table.ts'),
  ]);
  const { plans, layout, keys, seed } = prepared;
  const replications = rows[0].length;
  const decided = studySummary({ ...prepared, pilot: found?.pilot, rows, replications });
  const again = freshOverrides(decided);
  let summary = {
    ...decided,
    ...(matched.plans.length > 0 && { matched: matched.plans }),
    ...claimOf(prepared, tried, decided),
  };
  if (again !== null) {
    terminal.stderr.write(`running ${again.plans![1]} again on fresh streams\n`);
    const fresh = prepareStudy(path, matched.library, { ...again, warmUp });
    const seen = await simulateAll(fresh);
    summary = { ...summary, selection: { ...decided.selection!, fresh: freshRun(fresh, seen) } };
  }
  const names = plans.map(({ plan }) => plan);
  const page = await renderPage({
    summary,
    replications: wholeMarketTable(names, layout, rows),
    command: commandOf(path, choices),
  });
  await writeResults(folder, {
    summary,
    layout,
    rows,
    pages: {
      'report.html': page,
      ...(summary.claim === undefined ? {} : { 'claim.csv': claimCsv(summary.claim) }),
    },
    run: {
      version: version(),
      study: path,
      seed,
      replications,
      documents: documentsOf(prepared),
      plans: names.map((name, i) => ({ name, key: keys[i] })),
      warmUp: { weeks: prepared.compiled.cutOver / WEEK, chosen: summary.warmUp.chosen },
      threads,
      started,
      wallSeconds: (performance.now() - clock) / 1000,
    },
  });
  finished();
  const { stdout } = terminal;
  if (options.json) {
    stdout.write(`${JSON.stringify(summary, null, 2)}\n`);
  } else {
    const table = renderTable(summary, {
      colour: wantsColour(stdout),
      width: stdout.columns ?? 100,
      reportPath: join(folder, 'report.html'),
    });
    stdout.write(`${table.trimEnd()}\n`);
  }
  return EXIT.done;
}

function simulationOf({ layout, plans, keys, replications, stopping }: PreparedStudy): Simulation {
  return {
    layout,
    plans: plans.map(({ plan }, i) => ({ name: plan, key: keys[i] })),
    replications,
    stopping,
  };
}

/** Says beforehand who decides how many replications there will be; nothing where the study names a number. */
function precisionNotice({ loaded, stopping }: PreparedStudy, { replications }: RunChoices): string {
  const { precision } = loaded.study.value;
  if (precision === undefined) return '';
  if (stopping === undefined) {
    return `fixed at ${replications} replications by --replications: the precision that the study asks for does not decide\n`;
  }
  const { at_least, at_most } = precision;
  const early =
    at_least < LEAST_FOR_SKEWED
      ? `; ending before ${LEAST_FOR_SKEWED}, intervals of very skewed measures would hold somewhat less often than they say`
      : '';
  return `the study ends by itself after ${at_least} to ${at_most} replications${early}; from the first ten on it is said how many it is likely to take, and how long\n`;
}

function choicesOf({ seed, replications, plan }: RunOptions): RunChoices {
  return { seed, replications, plan };
}

/** The command that makes the same results again, without words that cannot change them. */
function commandOf(path: string, { replications, seed, plan }: RunChoices): string {
  const words = ['npx', 'fairlead', 'run', path];
  if (replications !== undefined) words.push('--replications', String(replications));
  if (seed !== undefined) words.push('--seed', seed);
  if (plan !== undefined) words.push('--plan', ...plan);
  return words
    .map((word) => (/^[\w./:@%+=,-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`))
    .join(' ');
}

/** The documents as they were run: overlays applied, defaults filled in. */
function documentsOf({
  loaded: { study, world, policies },
}: PreparedStudy): { name: string; text: string }[] {
  return [study, world, ...policies.values()].map(({ files, value }) => ({
    name: files[0],
    text: JSON.stringify(value),
  }));
}
