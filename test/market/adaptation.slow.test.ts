import { beforeAll, describe, expect, test } from 'vitest';
import type { CompiledStudy } from '../../sim/market/compiled-study.ts';
import type { Outcome } from '../../sim/market/outcome.ts';
import type { CustomerFact } from '../../sim/measure/facts.ts';
import { meanInterval } from '../../sim/stats/mean-interval.ts';
import { plansOf } from '../../sim/study/compile/compile-plans.ts';
import { compileStudy } from '../../sim/study/compile/compile-study.ts';
import { loadStudy } from '../../sim/study/documents/load-study.ts';
import { compileWorld } from '../../sim/world/compile-world.ts';
import { adaptationBlock, reactingStudy, reactingTexts } from './adaptation-study.ts';
import { factsOf, libraryOf, replicatorOf, rowsOf } from './tiny-study.ts';

/**
 * Each thing that makes partners react, switched off in an otherwise unchanged world under the policy with all rules.
 * 40 replications of half a year of the busy tiny world, seed `adaptation`, fixed before the first run; 99 % intervals
 * of the mean paired difference per replication. That nothing of it stays when it is off is in `adaptation.test.ts`.
 */
const REPLICATIONS = 40;
const PLAN = 1;

type Facts = ReturnType<typeof factsOf>;

/** Where margin and trust pull apart, which way a partner goes depends on the world: only that it goes is tested. */
type Sign = 'more' | 'less' | 'either way';

interface Runs {
  readonly facts: readonly Facts[];
  /** Numerator over denominator of a measure of partners, one entry a replication. */
  readonly measure: (id: string) => number[];
}

function runsOf(study: CompiledStudy): Runs {
  const replicator = replicatorOf(study);
  const rows = rowsOf(study);
  const outcomes: Outcome[] = [];
  const facts = Array.from({ length: REPLICATIONS }, (_, replication) => {
    outcomes.push(replicator.runUnforked(replication, PLAN));
    return factsOf(replicator);
  });
  const measure = (id: string) => {
    const row = rows.findIndex((each) => each.measure.id === id && each.slice === '');
    return outcomes.map(({ numerators, denominators }) => numerators[row] / denominators[row]);
  };
  return { facts, measure };
}

function expectDifference(what: string, on: readonly number[], off: readonly number[], sign: Sign) {
  const { estimate, lo, hi } = meanInterval(
    on.map((value, i) => value - off[i]),
    0.99,
  );
  const without = off.reduce((sum, value) => sum + value, 0) / off.length;
  console.log(
    `${what}: ${without.toFixed(3)} without it, and ${estimate.toFixed(3)} [${lo.toFixed(3)}, ${hi.toFixed(3)}] more with it`,
  );
  if (sign === 'either way') expect(lo > 0 || hi < 0).toBe(true);
  else if (sign === 'more') expect(lo).toBeGreaterThan(0);
  else expect(hi).toBeLessThan(0);
}

const runsWithout = new Map<string, Runs>();
let all: Runs;
beforeAll(() => {
  all = runsOf(reactingStudy(adaptationBlock()));
});

/** The same replications with one part switched off; simulated once for all that is asked of them. */
function without(part: string): Runs {
  const runs = runsWithout.get(part) ?? runsOf(reactingStudy(adaptationBlock([part])));
  runsWithout.set(part, runs);
  return runs;
}

describe('switched on makes a difference that is not noise:', () => {
  test.each<readonly [string, string, Sign]>([
    ['trust', 'effort', 'less'],
    ['trust', 'claims', 'more'],
    ['trust', 'honesty', 'less'],
    ['exclusivity', 'claims', 'more'],
    ['effort', 'effort', 'either way'],
    ['claims', 'claims', 'either way'],
    ['honesty', 'honesty', 'either way'],
  ])('%s, on what partners are like: %s', (part, measure, sign) => {
    expectDifference(`${part}: ${measure}`, all.measure(measure), without(part).measure(measure), sign);
  });

  test.each<readonly [string, CustomerFact, Sign]>([
    ['trust', 'falseReports', 'more'],
    ['honesty', 'falseReports', 'either way'],
    ['claims', 'workedTwice', 'either way'],
    ['effort', 'quoted', 'either way'],
    ['adaptation', 'falseReports', 'either way'],
  ])('%s, on what happens: %s', (part, fact, sign) => {
    const of = (runs: Runs) => runs.facts.map((facts) => facts[fact]);
    expectDifference(`${part}: ${fact}`, of(all), of(without(part)), sign);
  });
});

describe('no parameter is decoration:', () => {
  test('every number and every yes or no of the block, changed alone, changes a row', () => {
    const loaded = loadStudy('studies/reacting.yaml', libraryOf(reactingTexts(adaptationBlock())));
    const plans = plansOf(loaded.study.value);
    const results = (adaptation: unknown) => {
      const value = { ...loaded.world.value, adaptation } as typeof loaded.world.value;
      const changed = {
        ...loaded,
        world: { ...loaded.world, value },
        compiledWorld: compileWorld(value, loaded.times),
      };
      const study = compileStudy(changed, { seed: 'every-key', plans });
      const { numerators, denominators } = replicatorOf(study).runUnforked(0, PLAN);
      return JSON.stringify([[...numerators], [...denominators]]);
    };
    const written = loaded.world.value.adaptation as unknown as Record<string, unknown>;
    const base = results(written);
    const dead: string[] = [];
    for (const [path, leaf] of leavesOf(written)) {
      const other = typeof leaf === 'boolean' ? !leaf : leaf / 2;
      if (results(withLeaf(written, path, other)) === base) dead.push(path.join('.'));
    }
    expect(dead).toEqual([]);
  });
});

type Path = readonly string[];

function leavesOf(value: unknown, path: Path = []): [Path, number | boolean][] {
  if (typeof value === 'number' || typeof value === 'boolean') return [[path, value]];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, item]) => leavesOf(item, [...path, key]));
}

function withLeaf(
  value: Record<string, unknown>,
  [key, ...rest]: Path,
  leaf: unknown,
): Record<string, unknown> {
  const inner = rest.length === 0 ? leaf : withLeaf(value[key] as Record<string, unknown>, rest, leaf);
  return { ...value, [key]: inner };
}
