import { expect } from 'vitest';
import { entityOf, kindOf } from '../../sim/engine/event-order.ts';
import type { CompiledStudy } from '../../sim/market/compiled-study.ts';
import { Kind } from '../../sim/market/events.ts';
import { ENGINE, type Kernel } from '../../sim/market/kernel.ts';
import { Replicator } from '../../sim/market/replicate.ts';
import { FACT_NAMES } from '../../sim/measure/facts.ts';
import { SLOW_KERNEL } from '../reference/slow-kernel.ts';
import { compiledFrom, factsOf, rowsOf } from './tiny-study.ts';

type Parts = { readonly [Part in keyof Kernel]: ReturnType<Kernel[Part]> };

/** What happened: time, order, kind, and whom or what it was about, one line an event. */
class EventLog {
  readonly lines: string[] = [];
  /** Stations of the run that is logged: numbers of jobs are theirs, and say nothing by themselves. */
  stations: Parts['stations'] | undefined;

  add({ time, order, id }: Parts['calendar']): void {
    const kind = kindOf(id);
    const about = kind === Kind.jobDone ? this.job(entityOf(id)) : `${entityOf(id)}`;
    this.lines.push(`${time} ${order} kind ${kind}: ${about}`);
  }

  /** The event just logged was a deadline that had moved: a matter of book-keeping, and nothing happened. */
  strike(): void {
    this.lines.pop();
  }

  private job(job: number): string {
    const { stations } = this;
    return `${stations?.entityOf(job)} at station ${stations?.stationOf(job)}`;
  }
}

/** The same parts, writing down what comes off the calendar. */
function logged(kernel: Kernel, log: EventLog): Kernel {
  return {
    calendar: (horizon) => {
      const calendar = kernel.calendar(horizon);
      const pop = calendar.pop.bind(calendar);
      calendar.pop = () => {
        const found = pop();
        if (found) log.add(calendar);
        return found;
      };
      return calendar;
    },
    stations: (specs) => {
      const stations = kernel.stations(specs);
      // The market's own come first, then those of the state kept at the cut-over.
      log.stations ??= stations;
      return stations;
    },
    deadlines: (capacity) => {
      const deadlines = kernel.deadlines(capacity);
      const popped = deadlines.popped.bind(deadlines);
      deadlines.popped = (entity, now) => {
        const time = popped(entity, now);
        if (time !== now) log.strike();
        return time;
      };
      return deadlines;
    },
    workingTime: (hours, epoch, horizon) => kernel.workingTime(hours, epoch, horizon),
  };
}

/** Both plans of a study on these parts: every event, every row, every fact. */
function played(study: CompiledStudy, kernel: Kernel) {
  const log = new EventLog();
  const replicator = new Replicator(study, rowsOf(study), logged(kernel, log));
  const outcomes = replicator.run(0, [0, 1]);
  return {
    lines: log.lines,
    rows: outcomes.map(({ numerators, denominators, ruleCounts }) => ({
      numerators,
      denominators,
      ruleCounts,
    })),
    facts: factsOf(replicator),
  };
}

/** Plays a random market on the fast parts and on slow, obvious ones, and expects the same of both. @returns what came */
export function playedOnBoth(texts: Record<string, string>): ReturnType<typeof played> {
  const whole = compiledFrom(texts, 'studies/random.yaml');
  // Who comes after the last follow-up makes no event.
  const study = { ...whole, arrivalsUntil: whole.cohortUntil + whole.followUp };
  const fast = played(study, ENGINE);
  const slow = played(study, SLOW_KERNEL);
  expect(fast.lines.length).toBeGreaterThan(20);
  expect(fast.lines).toEqual(slow.lines);
  expect(fast.rows).toEqual(slow.rows);
  expect(fast.facts).toEqual(slow.facts);
  return fast;
}

/** Kinds of events and facts that a played study held, added to those of others. */
export function noteSeen(
  { lines, facts }: ReturnType<typeof played>,
  kinds: Set<number>,
  names: Set<string>,
): void {
  for (const line of lines) kinds.add(Number(/kind (\d+)/.exec(line)?.[1]));
  for (const fact of FACT_NAMES) if (facts[fact] > 0) names.add(fact);
}
