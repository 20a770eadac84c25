import type { LoggedEvent } from '../study/trace/event-log.ts';
import type { EventDifference } from '../study/trace/first-difference.ts';
import type { FirstPart, GoldenTrace } from '../study/trace/golden-trace.ts';

/** Width of a side, characters. */
const WIDTH = 46;
const LABEL = 26;

/** Where a run first goes another way, as far as a golden trace can tell. */
export function partInWords(part: FirstPart, recorded: GoldenTrace, now: GoldenTrace, path: string): string {
  const run = part.plan === null ? 'the run-in' : `plan ${part.plan}`;
  const lines = [
    `${path}: ${run} of replication ${part.replication} goes another way than was recorded, somewhere behind its first ${part.eventsBefore} events.`,
  ];
  if (recorded.inputs !== now.inputs) {
    lines.push('The documents say something else than then, so that may well be meant.');
  }
  lines.push('Where that is meant, record it anew.', '', ...row('', 'recorded', 'now'));
  const totals = part.totals.map(
    (text) => new Map(text.split(', ').map((each) => each.split(/ (?=\d+$)/) as [string, string])),
  );
  lines.push(
    `at the end of the period that differs (${part.period === 0 ? 'the run-in' : `no. ${part.period}`}):`,
  );
  for (const key of new Set(totals.flatMap((each) => [...each.keys()]))) {
    lines.push(...row(`  ${key}`, totals[0].get(key) ?? '0', totals[1].get(key) ?? '0'));
  }
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n\n`;
}

/** The first event at which two runs part, in words: what came before, then both sides beside each other. */
export function differenceInWords(
  { before, events }: EventDifference,
  names: readonly [string, string],
): string {
  const [a, b] = events;
  const lines: string[] = [];
  if (before.length > 0) lines.push('The last events before, the same in both:');
  for (const event of before)
    lines.push(`  no. ${event.number}, ${event.time}: ${event.event}: ${event.about}`);
  if (before.length > 0) lines.push('');
  lines.push(`The first that differs is no. ${a?.number ?? b?.number}:`, '');
  lines.push(...row('', ...names));
  lines.push(...row('time', ...both(events, ({ time }) => time)));
  lines.push(...row('event', ...both(events, ({ event }) => event)));
  lines.push(...row('about', ...both(events, ({ about }) => about)));
  lines.push(...changeRows(events));
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

type Sides = EventDifference['events'];

function both(events: Sides, say: (event: LoggedEvent) => string): [string, string] {
  const [a, b] = events.map((event) => (event === null ? 'nothing more happens here' : say(event)));
  return [a, b];
}

/** What the events changed: everything that either of them did, one thing after the other. */
function changeRows(events: Sides): string[] {
  const [a, b] = events.map(
    (event) => new Map(event?.changes.map((each) => [`${each.of}\0${each.what}`, each])),
  );
  const keys = [...new Set([...a.keys(), ...b.keys()])];
  if (keys.length === 0) return row('changes', 'nothing', 'nothing');
  const subjects = [...new Set(keys.map((key) => key.split('\0', 1)[0]))];
  return subjects.flatMap((subject) => {
    const lines = ['', `${subject}:`];
    for (const key of keys.filter((each) => each.startsWith(`${subject}\0`))) {
      const [left, right] = [a, b].map((side) => {
        const change = side.get(key);
        return change === undefined ? 'as before' : `${change.from} -> ${change.to}`;
      });
      lines.push(...row(`  ${key.slice(subject.length + 1)}`, left, right));
    }
    return lines;
  });
}

/** One line, or more where a text is too long for its side; `|` stands where the sides differ. */
function row(label: string, left: string, right: string): string[] {
  const [labels, lefts, rights] = [
    wrapped(label, LABEL - 1),
    wrapped(left, WIDTH - 1),
    wrapped(right, WIDTH),
  ];
  const mark = label === '' || left === right ? ' ' : '|';
  return Array.from({ length: Math.max(labels.length, lefts.length, rights.length) }, (_, i) =>
    [(labels[i] ?? '').padEnd(LABEL), (lefts[i] ?? '').padEnd(WIDTH), `${mark} `, rights[i] ?? ''].join(''),
  );
}

/** Words on lines of at most so many characters; a word longer than that has a line of its own. */
function wrapped(text: string, width: number): string[] {
  const indent = /^ */.exec(text)?.[0] ?? '';
  const lines: string[] = [];
  for (const word of text.trim().split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(`${indent}${word}`);
  }
  return lines;
}
