import { expect, test } from 'vitest';
import { played } from './second-plan.ts';
import { BUSY, compiledFrom } from './tiny-study.ts';

test('channel managers cost their hours, by product as in all', () => {
  const study = compiledFrom(BUSY);
  for (const { facts, rows } of played(study)) {
    expect(facts.managerSeconds).toBeGreaterThan(0);
    const cost = (facts.managerSeconds / 3600) * study.world.hq.channelManagerHourlyCost;
    expect(facts.managerCost).toBeCloseTo(cost, 3);
    const products = Object.entries(rows).filter(([row]) =>
      row.startsWith('management-cost | everything | product='),
    );
    expect(products.length).toBe(study.world.products.length);
    expect(products.reduce((sum, [, [of]]) => sum + of, 0)).toBeCloseTo(facts.managerCost, 3);
  }
});

test('match quality is the skill of who first reaches each need, of all needs', () => {
  const study = compiledFrom(BUSY);
  const skilled = (skill: number) => {
    const parties = study.world.parties.map((party) => ({ ...party, skills: party.skills.map(() => skill) }));
    return played({ ...study, world: { ...study.world, parties } });
  };
  for (const { facts } of skilled(0)) expect(facts.matchSkill).toBe(0);
  for (const { facts } of skilled(1)) expect(facts.matchSkill).toBeCloseTo(facts.reached, 6);
  for (const { facts, rows } of played(study)) {
    expect(facts.matchSkill).toBeGreaterThan(0);
    expect(facts.matchSkill).toBeLessThan(facts.reached);
    expect(rows['match-quality | everything | ']).toEqual([facts.matchSkill, facts.needs]);
  }
});
