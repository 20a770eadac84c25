import { test as law } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { entityOf, kindOf } from '../../sim/engine/event-order.ts';
import type { CompiledStudy } from '../../sim/market/compiled-study.ts';
import { Kind } from '../../sim/market/events.ts';
import { ENGINE, type Kernel } from '../../sim/market/kernel.ts';
import { Replicator } from '../../sim/market/replicate.ts';
import { ADAPTATION_FACTS } from '../../sim/measure/adaptation-measures.ts';
import { CONFLICT_FACTS } from '../../sim/measure/conflict-measures.ts';
import { DELIVERY_FACTS } from '../../sim/measure/delivery-measures.ts';
import { FACT_NAMES } from '../../sim/measure/facts.ts';
import { PROMOTION_FACTS } from '../../sim/measure/promotion-facts.ts';
import { REFERRAL_FACTS } from '../../sim/measure/referral-facts.ts';
import { SHOCK_FACTS } from '../../sim/measure/shock-measures.ts';
import { STEP_FACTS } from '../../sim/measure/step-facts.ts';
import { SLOW_KERNEL } from '../reference/slow-kernel.ts';
import { arbitraryMarket } from './arbitrary-market.ts';
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

const kindsSeen = new Set<number>();
const factsSeen = new Set<string>();

law.prop([arbitraryMarket], { numRuns: 200, seed: 20270920, endOnFailure: true })(
  'a market on slow, obvious parts goes through the same events to the same rows',
  (texts) => {
    const whole = compiledFrom(texts, 'studies/random.yaml');
    // Who comes after the last follow-up makes no event.
    const study = { ...whole, arrivalsUntil: whole.cohortUntil + whole.followUp };
    const fast = played(study, ENGINE);
    const slow = played(study, SLOW_KERNEL);
    expect(fast.lines.length).toBeGreaterThan(20);
    expect(fast.lines).toEqual(slow.lines);
    expect(fast.rows).toEqual(slow.rows);
    expect(fast.facts).toEqual(slow.facts);
    for (const line of fast.lines) kindsSeen.add(Number(/kind (\d+)/.exec(line)?.[1]));
    for (const fact of FACT_NAMES) if (fast.facts[fact] > 0) factsSeen.add(fact);
  },
  // A third of a minute on a quiet machine.
  240_000,
);

/** What comes of mechanisms that these random markets do not hold; each has tests of its own beside this one. */
const ELSEWHERE = {
  kinds: [
    Kind.promotionMonth,
    Kind.marketReview,
    Kind.lookBack,
    Kind.handOver,
    Kind.levelReview,
    Kind.candidateApplies,
    Kind.ramp,
    Kind.stepsNear,
    Kind.careDue,
    Kind.shockStrikes,
    Kind.deliveryDue,
  ] as number[],
  facts: [
    PROMOTION_FACTS,
    STEP_FACTS,
    REFERRAL_FACTS,
    ADAPTATION_FACTS,
    CONFLICT_FACTS,
    SHOCK_FACTS,
    DELIVERY_FACTS,
  ].flatMap((facts) => Object.keys(facts)),
};

test('and these markets held every kind of event and fact of all other mechanisms', () => {
  const kinds = Object.values(Kind).filter((kind) => !ELSEWHERE.kinds.includes(kind));
  expect([...kindsSeen].sort((a, b) => a - b)).toEqual(kinds.sort((a, b) => a - b));
  for (const fact of ELSEWHERE.facts) factsSeen.add(fact);
  // Protection lies idle after two weeks: nearly as long as these markets last.
  factsSeen.add('idleProtectedSeconds');
  // Two parties hardly ever both have a quotation out within these weeks, or these markets would be large ones.
  factsSeen.add('rivalPricesSeen').add('pricesCut');
  expect([...factsSeen].sort()).toEqual([...FACT_NAMES].sort());
});
