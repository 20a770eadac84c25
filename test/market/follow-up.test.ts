import { expect, test } from 'vitest';
import type { CompiledStudy } from '../../sim/market/compiled-study.ts';
import { BUSY, compiledFrom, replicatorOf } from './tiny-study.ts';

/** What headquarters learns of its partners, and when. */

const ALL = 1;

function ran(change: (world: CompiledStudy['world']) => Partial<CompiledStudy['world']>) {
  const study = compiledFrom(BUSY);
  const replicator = replicatorOf({ ...study, world: { ...study.world, ...change(study.world) } });
  const { ruleCounts } = replicator.runUnforked(0, ALL);
  const policy = study.policies.findIndex(({ followUp }) => followUp.audited > 0);
  const counted = (rule: string) => ruleCounts[policy][study.policies[policy].countedRules.indexOf(rule)];
  return { market: replicator.market, counted };
}

test('a false report costs the lead only when a channel manager has got round to its audit', () => {
  const audits = (auditSeconds: number) =>
    ran(({ behaviour }) => ({ behaviour: { ...behaviour, auditFinds: 1, auditSeconds } })).counted(
      'reclaim/false-report',
    );
  expect(audits(600)).toBeGreaterThan(3);
  // Auditors who never come to an end find nothing.
  expect(audits(1_000_000_000)).toBe(0);
});

test('a partner that lets leads lie looks slow and unsuccessful, though it never answers', () => {
  const idle = 0;
  const { market } = ran(({ parties }) => ({
    parties: parties.map((party, p) =>
      p === idle ? { ...party, diligence: 0, squats: 1, honesty: 1 } : party,
    ),
  }));
  const others = [1, 2, 3].filter((party) => party !== market.hq);
  for (const other of others) {
    expect(market.responseHours[idle]).toBeGreaterThan(market.responseHours[other]);
    expect(market.winRate[idle]).toBeLessThan(market.winRate[other]);
  }
});
