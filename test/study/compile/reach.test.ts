import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import {
  type CompiledScenario,
  CUSTOMER_FIELDS,
  type CustomerTest,
} from '../../../sim/market/compiled-study.ts';
import { customerKinds, meets } from '../../../sim/study/compile/customer-tests.ts';
import { reachOfPhases, reachOfScenarios } from '../../../sim/study/compile/reach.ts';
import { disk } from '../../../sim/study/documents/disk.ts';
import { loadWorld } from '../../../sim/study/documents/read-documents.ts';
import { compileWorld } from '../../../sim/world/compile-world.ts';

const world = compileWorld(loadWorld('scenarios/worlds/tiny.yaml', disk).value, {
  startUtc: 0,
  horizon: 86_400,
});
const ALL_FIELDS = new Set(CUSTOMER_FIELDS);
const kinds = [...customerKinds(world, ALL_FIELDS)];

const oneOf = (field: (typeof CUSTOMER_FIELDS)[number], ...values: number[]): CustomerTest => ({
  field: CUSTOMER_FIELDS.indexOf(field),
  mask: values.reduce((mask, value) => mask | (1 << value), 0),
  atLeast: Number.NEGATIVE_INFINITY,
  below: Number.POSITIVE_INFINITY,
});
const scenario = (...when: CustomerTest[]): CompiledScenario => ({ name: 'any', when });

describe('kinds of customers', () => {
  test('are all that the world can send: sources, regions, products, shops with one site, groups with up to three', () => {
    expect(kinds).toHaveLength(3 * 3 * 2 * (3 + 1));
    expect(new Set(kinds.map(String)).size).toBe(kinds.length);
    expect(kinds.some((kind) => kind[6] === 1 && kind[8] > 1)).toBe(false);
  });

  test('leave out what has no weight', () => {
    const noDongguan = {
      ...world,
      sources: world.sources.map((source) => ({
        ...source,
        regionWeights: source.regionWeights.map((weight, i) =>
          world.regions[i].name === 'Dongguan' ? 0 : weight,
        ),
      })),
    };
    const dongguan = world.regions.findIndex((region) => region.name === 'Dongguan');
    expect([...customerKinds(noDongguan, ALL_FIELDS)].some((kind) => kind[2] === dongguan)).toBe(false);
  });
});

describe('reach of scenarios', () => {
  test('a scenario is taken by several others that only together cover it', () => {
    const regions = [0, 1, 2].map((region) => scenario(oneOf('region', region)));
    const [, , last, rest] = reachOfScenarios(world, [...regions, scenario()]);
    expect(last).toEqual({ reached: true });
    expect(rest).toEqual({ reached: false, takenBy: [0, 1, 2] });
  });

  test('a scenario that contradicts itself is taken by nobody', () => {
    const { modules } = { modules: CUSTOMER_FIELDS.indexOf('modules') };
    const three: CustomerTest = { field: modules, mask: 0, atLeast: 3, below: Number.POSITIVE_INFINITY };
    expect(reachOfScenarios(world, [scenario(three)])).toEqual([{ reached: false, takenBy: null }]);
  });

  const anyTest = fc.oneof(
    fc.integer({ min: 1, max: 7 }).map((mask) => ({ ...oneOf('region', 0), mask })),
    fc.integer({ min: 1, max: 7 }).map((mask) => ({ ...oneOf('source', 0), mask })),
    fc.integer({ min: 1, max: 3 }).map((mask) => ({ ...oneOf('product', 0), mask })),
    fc.integer({ min: 1, max: 4 }).map((atLeast) => ({ ...oneOf('sites', 0), mask: 0, atLeast })),
  );

  test.prop([fc.array(fc.array(anyTest, { maxLength: 3 }), { minLength: 1, maxLength: 5 })], {
    seed: 11,
    numRuns: 200,
  })('agrees with sorting every kind of customer into its scenario', (lists) => {
    const scenarios = lists.map((when) => scenario(...when));
    const found = new Set(kinds.map((kind) => scenarios.findIndex(({ when }) => meets(when, kind))));
    expect(reachOfScenarios(world, scenarios).map(({ reached }) => reached)).toEqual(
      scenarios.map((_, i) => found.has(i)),
    );
  });
});

describe('reach of phases', () => {
  const phase = (from: number, scenarios: readonly number[], ...when: CustomerTest[]) => ({
    from,
    scenarios,
    when,
  });

  test('a later listed phase of the same day takes the customers of an earlier one, a later day does not', () => {
    const scenarios = [scenario(oneOf('region', 0))];
    expect(reachOfPhases(world, scenarios, [phase(0, [0]), phase(0, [])])).toEqual([
      { reached: false, takenBy: [1] },
      { reached: true },
    ]);
    expect(reachOfPhases(world, scenarios, [phase(0, [0]), phase(1, [])])).toEqual([
      { reached: true },
      { reached: true },
    ]);
  });

  test('a phase may ask for customers of no scenario', () => {
    const scenarios = [scenario(oneOf('region', 0, 1))];
    expect(reachOfPhases(world, scenarios, [phase(0, [1])])).toEqual([{ reached: true }]);
    expect(reachOfPhases(world, [scenario()], [phase(0, [1])])).toEqual([{ reached: false, takenBy: null }]);
  });
});
