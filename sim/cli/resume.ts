import { InputRefused } from '../files/diagnostic.ts';
import { codeVersion } from '../study/compile/code-version.ts';
import { engineVersion, runtimeName } from '../study/compile/engine-version.ts';
import { disk } from '../study/documents/disk.ts';
import { changedInputs } from '../study/store/changed-inputs.ts';
import {
  findUnfinishedRun,
  ResumeRefused,
  type RunChoices,
  type UnfinishedRun,
} from '../study/store/unfinished-run.ts';

/** What the command line may say when it goes on with a run: the same as at its beginning, or nothing. */
export interface ResumeOptions extends RunChoices {
  readonly out?: string | undefined;
}

/**
 * Finds the run to go on with, and makes sure that going on leads where it would have led.
 *
 * @throws InputRefused with the lines that have changed since the run began
 * @throws ResumeRefused when there is no such run, the code or the machine is another, or other options are given
 */
export function runToResume(storeFolder: string, study: string, options: ResumeOptions): UnfinishedRun {
  const run = findUnfinishedRun(storeFolder, study, options.out);
  for (const option of ['seed', 'replications', 'plan'] as const) {
    const [given, begun] = [options[option], run.choices[option]];
    if (given === undefined || JSON.stringify(given) === JSON.stringify(begun)) continue;
    const was = begun === undefined ? `without --${option}` : `with --${option} ${[begun].flat().join(' ')}`;
    throw new ResumeRefused(
      `the run was begun ${was}; leave --${option} out to go on with it, or --resume to begin another`,
    );
  }
  const changed = changedInputs(run.files, disk);
  if (changed.length > 0) throw new InputRefused(changed);
  if (run.runtime !== runtimeName()) {
    throw new ResumeRefused(
      `the run was begun under ${run.runtime} and this is ${runtimeName()}, where the last digits may differ; without --resume it is begun anew`,
    );
  }
  if (run.engine !== engineVersion()) {
    throw new ResumeRefused(
      "the simulator's code has changed since the run began, so nothing that is kept fits; without --resume it is begun anew",
    );
  }
  if (run.code !== codeVersion()) {
    throw new ResumeRefused(
      'the code that judges and reports has changed since the run began, so that it might end otherwise; without --resume it is begun anew, and what was simulated is kept',
    );
  }
  return run;
}
