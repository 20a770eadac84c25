import { describe, expect, test } from 'vitest';
import type { CompiledParty } from '../../sim/world/compiled.ts';
import type { WorldDocument } from '../../sim/world/schema.ts';
import { compiled, shippedWorld, worldFrom } from './worlds.ts';

const WORLD = (counts: string, more = '') => `
world: people
${more}
regions:
  - { region: Shenzhen, group: south, weight: 3 }
  - { region: Dongguan, group: south, weight: 1 }
  - { region: Hangzhou, group: east, weight: 4 }
products: [{ product: website, price: 25000 CNY }]
sources: [{ source: website, per_week: 20 }]
archetypes:
  - { archetype: agency, ${counts}, staff: 20, diligence: 70%, hourly_cost: 100 CNY, squats: 0%, spread: 0.4 }
`;

function partners(world: WorldDocument, replication = 0): Map<string, CompiledParty> {
  return new Map(compiled(world, { replication }).parties.map((party) => [party.name, party]));
}

describe('members of an archetype', () => {
  test('are drawn by their names: one more leaves all others alone', () => {
    const few = partners(worldFrom(WORLD('count: 5, count_in: { Dongguan: 2 }')));
    const more = partners(worldFrom(WORLD('count: 6, count_in: { Dongguan: 3, Shenzhen: 1 }')));
    expect([...few.keys()]).toEqual([
      'agency/1',
      'agency/2',
      'agency/3',
      'agency/4',
      'agency/5',
      'agency/Dongguan/1',
      'agency/Dongguan/2',
      'hq-direct',
    ]);
    const traits = ({ calendar: _, ...rest }: CompiledParty) => rest;
    for (const [name, party] of few) expect(traits(more.get(name)!)).toEqual(traits(party));
    expect(more.size).toBe(few.size + 3);
  });

  test('are the same for every replication, unless the world redraws them', () => {
    const kept = worldFrom(WORLD('count: 5'));
    expect(partners(kept, 4)).toEqual(partners(kept, 0));
    const redrawn = worldFrom(WORLD('count: 5', 'redraw: per-replication'));
    expect(partners(redrawn, 4)).not.toEqual(partners(redrawn, 0));
    expect(partners(redrawn, 4)).toEqual(partners(redrawn, 4));
  });

  test('are others under another population seed', () => {
    expect(partners(worldFrom(WORLD('count: 5', 'population_seed: other')))).not.toEqual(
      partners(worldFrom(WORLD('count: 5'))),
    );
  });

  test('have homes by the weights of the regions, and traits around those of their kind (2,000 members)', () => {
    const { parties, regions } = compiled(worldFrom(WORLD('count: 2000')));
    const members = parties.filter((party) => !party.isHq);
    const mean = (of: (party: CompiledParty) => number) =>
      members.reduce((sum, party) => sum + of(party), 0) / members.length;
    // Standard error of a share near one half: 0.011; four of them.
    const at = (name: string) => mean((party) => (regions[party.regions[0]].name === name ? 1 : 0));
    expect(Math.abs(at('Hangzhou') - 0.5)).toBeLessThan(0.045);
    expect(Math.abs(at('Shenzhen') - 0.375)).toBeLessThan(0.045);
    // ln(amount) has standard deviation 0.4, the log-odds too: standard error 0.009.
    expect(Math.abs(mean((party) => Math.log(party.hourlyCost / 10_000)))).toBeLessThan(0.036);
    expect(Math.abs(mean((party) => Math.log(party.hourlyCost / 10_000) ** 2) - 0.16)).toBeLessThan(0.021);
    const logit = (p: number) => Math.log(p / (1 - p));
    expect(Math.abs(mean((party) => logit(party.diligence) - logit(0.7)))).toBeLessThan(0.036);
    expect(Math.abs(mean((party) => Math.log(party.staff / 20)))).toBeLessThan(0.04);
    expect(members.every((party) => Number.isInteger(party.staff) && party.staff >= 1)).toBe(true);
    expect(members.every((party) => party.squatPropensity === 0)).toBe(true);
    // Traits are drawn apart.
    const correlation = mean(
      (party) => (Math.log(party.hourlyCost / 10_000) / 0.4) * ((logit(party.diligence) - logit(0.7)) / 0.4),
    );
    expect(Math.abs(correlation)).toBeLessThan(0.09);
  });

  test('are all alike without spread', () => {
    const world = worldFrom(WORLD('count: 4').replace('spread: 0.4', 'spread: 0'));
    const [first, ...others] = compiled(world).parties.filter((party) => !party.isHq);
    for (const { name, k0, k1, regions, calendar, ...rest } of others) {
      expect(first).toMatchObject(rest);
      expect([name, k0, k1, regions, calendar]).toHaveLength(5);
    }
  });
});

describe('a partner listed by name', () => {
  test('has the traits given, else those of its kind, without spread', () => {
    const { parties, regions, archetypes } = compiled(shippedWorld('tiny'));
    const hill = parties.find((party) => party.name === 'Tea-Hill')!;
    expect(archetypes[hill.archetype]).toBe('consultant');
    expect(hill).toMatchObject({ staff: 4, onSite: 0.8, skills: [0.85, 0.85], readingSeconds: 7200 });
    const willow = parties.find((party) => party.name === 'Willow')!;
    expect(archetypes[willow.archetype]).toBe('listed');
    expect(willow).toMatchObject({ staff: 3, diligence: 0.8, registrationCare: 0.7 });
    const lotus = parties.find((party) => party.name === 'Lotus')!;
    expect(lotus.regions.map((region) => regions[region].name)).toEqual(['Shenzhen', 'Dongguan']);
  });
});

test('the direct team of headquarters comes last and serves everywhere from its home', () => {
  const { parties, regions } = compiled(shippedWorld('foreign-trade-websites'));
  const hq = parties.at(-1)!;
  expect(hq).toMatchObject({ name: 'hq-direct', isHq: true, staff: 3, poolAppetite: 0 });
  expect(regions[hq.regions[0]].name).toBe('Shenzhen');
  expect(hq.regions).toHaveLength(8);
});
