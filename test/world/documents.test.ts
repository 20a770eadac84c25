import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { defaultsWithoutSource, reference, withoutMeaning } from '../../sim/files/reference.ts';
import { worldSchema } from '../../sim/world/schema.ts';
import { compiled, shippedWorld, WEEK, worldFrom } from './worlds.ts';

const shipped = readdirSync(new URL('../../scenarios/worlds/', import.meta.url))
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => file.slice(0, -'.yaml'.length));

describe('shipped worlds', () => {
  test.each(shipped)('%s loads, compiles, and is named like its file', (name) => {
    const world = shippedWorld(name);
    expect(world.world).toBe(name);
    const { parties, sources, calendars } = compiled(world, { horizon: 104 * WEEK });
    expect(parties.at(-1)).toMatchObject({ name: 'hq-direct', isHq: true });
    expect(parties.every((party) => calendars[party.calendar] !== undefined)).toBe(true);
    for (const source of sources) {
      expect(source.hourOfWeek.reduce((sum, each) => sum + each, 0)).toBeCloseTo(168, 9);
      expect(source.season.reduce((sum, each) => sum + each, 0)).toBeCloseTo(12, 9);
    }
  });

  test('the foreign-trade world has 36 to 44 partners of six kinds in eight cities', () => {
    const { parties, regions, archetypes } = compiled(shippedWorld('foreign-trade-websites'));
    const partners = parties.filter((party) => !party.isHq);
    expect(partners.length).toBeGreaterThanOrEqual(36);
    expect(partners.length).toBeLessThanOrEqual(44);
    expect(new Set(partners.map((party) => archetypes[party.archetype])).size).toBe(6);
    expect(regions).toHaveLength(8);
    for (let region = 0; region < regions.length; region++) {
      expect(partners.filter((party) => party.regions.includes(region)).length).toBeGreaterThanOrEqual(3);
    }
  });
});

describe('the schema', () => {
  test('says what every parameter means', () => {
    expect(withoutMeaning(worldSchema)).toEqual([]);
  });

  test('says where every default comes from: a public address, a named log, or an assumption', () => {
    expect(defaultsWithoutSource(worldSchema)).toEqual([]);
    const vague = reference(worldSchema)
      .filter((entry) => entry.default !== undefined)
      .filter((entry) => !/assumption|https?:\/\/|Olist|BPI Challenge/.test(entry.source ?? ''));
    expect(vague).toEqual([]);
  });

  test('takes a world of a dozen lines', () => {
    const world = worldFrom(`
world: small
regions:
  - region: North
  - region: South
products:
  - { product: website, price: 25000 CNY }
sources:
  - { source: website, per_week: 20 }
  - { source: own, owner: partner, per_week: 4 }
archetypes:
  - { archetype: agency, count: 5 }
`);
    const { parties, products } = compiled(world);
    expect(parties.map((party) => party.name)).toEqual([
      ...[1, 2, 3, 4, 5].map((i) => `agency/${i}`),
      'hq-direct',
    ]);
    expect(products[0]).toMatchObject({ price: 2_500_000, cycleMedian: 30 * 86_400, modules: 1 });
  });

  test('says how often partners are drawn anew', () => {
    expect(shippedWorld('tiny').redraw).toBe('never');
  });
});
