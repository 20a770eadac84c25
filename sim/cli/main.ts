import { Command, CommanderError, InvalidArgumentError, Option } from '@commander-js/extra-typings';
import { EXIT, type ExitCode } from './exit-code.ts';
import type { Terminal } from './terminal.ts';
import { version } from './version.ts';

/**
 * The command line: reads the words, loads the command they name, and turns whatever happens into an exit code.
 * Commands are loaded when they are called, for most of the start-up time is loading.
 *
 * @param words what follows the name of the program
 */
export async function main(words: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let code: ExitCode = EXIT.done;
  const program = new Command('fairlead')
    .description('Pilots a sales-channel policy on a simulated market before partners have to live with it.')
    .showHelpAfterError('(--help tells more)')
    .version(version(), '-V, --version', 'print the version')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.stdout.write(text),
      writeErr: (text) => terminal.stderr.write(text),
    });

  program
    .command('run')
    .description('Simulate the plans of a study and compare them with its first one.')
    .argument('<study>', 'the study, a YAML file')
    .option('--out <folder>', 'where results go (default: out/ and the name of the study)', notEmpty)
    .option('--threads <number>', 'worker threads (default: one a processor)', wholeNumber(1, 1024))
    .addOption(
      new Option(
        '--executor <name>',
        'simulate in worker threads, or in line: one after the other in this one',
      )
        .choices(['threads', 'inline'])
        .default('threads' as const),
    )
    .option(
      '--replications <number>',
      "simulated histories instead of the study's",
      wholeNumber(1, 1_000_000),
    )
    .option('--seed <text>', "seed instead of the study's", notEmpty)
    .option('--plan <names...>', 'only these plans; the first one named is compared with')
    .option('--json', 'print the summary as JSON instead of the table', false)
    .addOption(
      new Option('--resume', 'go on with a run that was ended: same inputs, same options').default(false),
    )
    .addOption(new Option('--no-store', 'simulate everything anew and keep nothing').conflicts('resume'))
    .action(async (study, options) => {
      const { run } = await import('./run.ts');
      code = await run(study, options, terminal);
    });

  program
    .command('validate')
    .description(
      'Check worlds, policies, studies, gates and tests of policies: what is wrong, where, and what was probably meant.',
    )
    .argument('<files...>', 'YAML files')
    .option('--world <file>', 'check policies against this world too: names, rules that can never match')
    .action(async (files, options) => {
      const { validate } = await import('./validate.ts');
      code = await validate(files, options, terminal);
    });

  program
    .command('check')
    .description(
      'Compare changed rules with what they were, on the same leads, and say whether they keep to the gates.',
    )
    .argument('[studies...]', 'studies (default: those in scenarios/studies or studies)')
    .option(
      '--base <commit or folder>',
      'what to compare with (default: merge base with the default branch)',
      notEmpty,
    )
    .option(
      '--engine <folder or version>',
      'an older Fairlead: what it makes of the rules as they were is told from what the change does',
      notEmpty,
    )
    .option(
      '--max-replications <number>',
      'cap; what is not decided by then stays undecided',
      wholeNumber(2, 320),
      320,
    )
    .addOption(
      new Option('--format <name>', 'how the result is written')
        .choices(['text', 'md', 'json', 'junit', 'github'])
        .default('text' as const),
    )
    .addOption(
      new Option('--update', 'write small baselines beside the studies, to be compared with later')
        .default(false)
        .conflicts(['base', 'engine', 'snapshot']),
    )
    .addOption(
      new Option('--snapshot', 'compare with these baselines, as without git')
        .default(false)
        .conflicts(['base', 'engine']),
    )
    .option('--explain', 'also simulate each changed rule without the others', false)
    .option('--threads <number>', 'worker threads (default: one a processor)', wholeNumber(1, 1024))
    .addOption(
      new Option('--executor <name>', 'simulate in worker threads, or in line')
        .choices(['threads', 'inline'])
        .default('threads' as const),
    )
    .option('--no-store', 'simulate everything anew and keep nothing')
    .action(async (studies, options) => {
      const { check } = await import('./check.ts');
      code = await check(studies, options, terminal);
    });

  program
    .command('lint')
    .description(
      'Say what can be told of policies by reading them: gaps, contradictions, rules without an end.',
    )
    .argument('<policies...>', 'YAML files')
    .option('--world <file>', 'the world they are meant for', notEmpty)
    .option('--strict', 'exit with 3 where there are errors or warnings', false)
    .action(async (files, options) => {
      const { lint } = await import('./lint.ts');
      code = await lint(files, options, terminal);
    });

  program
    .command('test')
    .description('Run tests of policies: small situations, and the decisions expected of the rules.')
    .argument('[paths...]', 'files, or folders with files that end in .policy-test.yaml', ['.'])
    .action(async (paths) => {
      const { test } = await import('./test.ts');
      code = await test(paths, terminal);
    });

  program
    .command('chart')
    .description('Print a chart of finished results as SVG, or the names of all charts.')
    .argument('<results>', 'a results folder')
    .argument('[chart]', 'the chart, such as difference-conversion')
    .action(async (results, name) => {
      const { chart } = await import('./chart.ts');
      code = await chart(results, name, terminal);
    });

  program
    .command('table')
    .description('Print the comparison of finished results as a table in Markdown.')
    .argument('<results>', 'a results folder')
    .action(async (results) => {
      const { table } = await import('./table.ts');
      code = await table(results, terminal);
    });

  program
    .command('claims')
    .description('Print what became of claims as a table in Markdown.')
    .argument('<results...>', 'results folders of studies that claim something')
    .action(async (results) => {
      const { claims } = await import('./claims.ts');
      code = await claims(results, terminal);
    });

  program
    .command('warm-up')
    .description('Tell whether the running business of a study has run in when its plans begin.')
    .argument('<study>', 'the study, a YAML file')
    .option('--replications <number>', 'simulated histories to average over', wholeNumber(1, 1000), 10)
    .option('--chart', 'print the Welch plot as SVG instead', false)
    .action(async (study, options) => {
      const { warmUp } = await import('./warm-up.ts');
      code = await warmUp(study, options, terminal);
    });

  const trace = program
    .command('trace')
    .description('Find the first event at which two runs part: two plans, or two versions of code or rules.');
  trace
    .command('record')
    .description('Record how a study goes: a golden trace of a few kB, to be kept with it.')
    .argument('<study>', 'the study, a YAML file')
    .option('--out <file>', 'the trace (default: ../traces/ beside the study, and its name)', notEmpty)
    .option('--replications <number>', 'replications to record', wholeNumber(1, 1000), 1)
    .option('--every-event', 'all events of one run instead, with all they change', false)
    .option('--plan <name>', 'plan whose events are recorded (default: the first)')
    .option('--replication <number>', 'replication whose events are recorded', wholeNumber(1, 1_000_000), 1)
    .option('--from <second>', 'first second of the simulation whose events are recorded', second, 0)
    .option('--until <second>', 'first second that no longer is', second, 2 ** 31)
    .action(async (study, options) => {
      const { recordTrace } = await import('./trace-record.ts');
      code = await recordTrace(study, options, terminal);
    });
  trace
    .command('verify')
    .description('Run a study once more and stop at the first event that is not as its trace says.')
    .argument('<study>', 'the study, a YAML file')
    .option('--trace <file>', 'the trace (default: ../traces/ beside the study, and its name)', notEmpty)
    .action(async (study, options) => {
      const { verifyTrace } = await import('./trace-verify.ts');
      code = await verifyTrace(study, options, terminal);
    });
  trace
    .command('first-difference')
    .description('Show the first event at which two plans of a study part, or two recorded files.')
    .argument('<a>', 'a plan of the study, or a file')
    .argument('<b>', 'another')
    .option('--study <file>', 'the study whose plans are meant')
    .option('--replication <number>', 'replication in which plans are compared', wholeNumber(1, 1_000_000), 1)
    .action(async (a, b, options) => {
      const { firstDifference } = await import('./trace-first-difference.ts');
      code = await firstDifference(a, b, options, terminal);
    });

  program
    .command('schema')
    .description('Write the JSON Schemas that editors use, and the reference of all parameters.')
    .option('--out <folder>', 'where they go', 'scenarios')
    .action(async (options) => {
      const { writeSchemas } = await import('./schema.ts');
      code = await writeSchemas(options.out, terminal);
    });

  try {
    await program.parseAsync(words, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.inputRefused;
    const { explainFailure } = await import('./explain-failure.ts');
    return explainFailure(error, terminal);
  }
}

const second = wholeNumber(0, 2 ** 31);

function notEmpty(text: string): string {
  if (text === '') throw new InvalidArgumentError('It must not be empty.');
  return text;
}

/** Reads a whole number in [least, most]. */
function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^[0-9]+$/.test(text) || value < least || value > most) {
      throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
    }
    return value;
  };
}
