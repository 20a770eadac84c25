import { describe, expect, test } from 'vitest';
import { Next, Registration } from '../../sim/market/file-table.ts';
import { NeedState } from '../../sim/market/need-table.ts';
import { Replicator } from '../../sim/market/replicate.ts';
import { FACT_NAMES } from '../../sim/measure/facts.ts';
import {
  ALL_RULES,
  BUSY_WORLD,
  busyWith,
  compiledFrom,
  factsOf,
  replicatorOf,
  rowsOf,
} from './tiny-study.ts';
import { watchedKernel } from './watched-kernel.ts';

const YEARS = 8;
type Facts = Record<(typeof FACT_NAMES)[number], number>;

interface Changes {
  /** In place of `lasts: 14d`. */
  readonly lasts?: string;
  readonly looksAgain?: string;
}

function studyWith({ lasts = 'lasts: 14d', looksAgain = '50%' }: Changes) {
  const world = BUSY_WORLD.replace(
    'assigned_seen: 40%',
    `$&, if_protected: 0% }\n  looking_again: { looks: ${looksAgain}`,
  );
  const rules = ALL_RULES.replace('lasts: 14d', lasts);
  return compiledFrom(busyWith({ 'policies/all-rules.yaml': rules, 'worlds/busy.yaml': world }));
}

/** Sums over some years of the plan with all rules, and how often each of its rules came into play. */
function years(changes: Changes): { facts: Facts; counted: Record<string, number> } {
  const study = studyWith(changes);
  const replicator = replicatorOf(study);
  const facts = Object.fromEntries(FACT_NAMES.map((fact) => [fact, 0])) as Facts;
  const counted: Record<string, number> = {};
  const policy = study.policies.findIndex(({ name }) => name === 'all-rules');
  for (let year = 0; year < YEARS; year++) {
    replicator.run(year, [1]);
    for (const [fact, value] of Object.entries(factsOf(replicator))) facts[fact as keyof Facts] += value;
    study.policies[policy].countedRules.forEach((rule, i) => {
      counted[rule] = (counted[rule] ?? 0) + replicator.market.ruleCounts[policy][i];
    });
  }
  return { facts, counted };
}

describe('when protection is over', () => {
  test('rivals that stayed away come, the more of them the likelier they look again, and none where they never do', () => {
    const never = years({ looksAgain: '0%' }).facts;
    const half = years({ looksAgain: '50%' }).facts;
    const always = years({ looksAgain: '100%' }).facts;
    expect(never.afterProtection).toBe(0);
    expect(half.afterProtection).toBeGreaterThan(0);
    expect(always.afterProtection).toBeGreaterThan(1.5 * half.afterProtection);
    expect(always.workedTwice).toBeGreaterThan(never.workedTwice);
  });

  test('leads are taken back where the rules say so, and only those whose protection ran out', () => {
    const kept = years({}).counted;
    const taken = years({ lasts: 'lasts: 14d\n  when_over: taken-back' }).counted;
    expect(kept['protection/expired']).toBeGreaterThan(0);
    expect(kept['reclaim/protection-over']).toBe(0);
    expect(taken['reclaim/protection-over']).toBeGreaterThan(0);
    expect(taken['reclaim/protection-over']).toBeLessThanOrEqual(taken['protection/expired']);
    const sooner = years({ lasts: 'lasts: 3d\n  when_over: taken-back' }).counted;
    expect(sooner['reclaim/protection-over']).toBeGreaterThan(1.5 * taken['reclaim/protection-over']);
  });

  test('nobody turns to a need that has ended', () => {
    const study = studyWith({ looksAgain: '100%' });
    const waiting = new Set<number>();
    const kernel = watchedKernel(() => {
      const { files, needs } = replicator.market;
      for (let file = 0; file < files.count; file++) {
        const isOpen = needs.state[files.need[file]] === NeedState.open;
        if (!isOpen && files.next[file] === Next.begin) waiting.add(file);
      }
    });
    const replicator = new Replicator(study, rowsOf(study), kernel);
    for (let year = 0; year < 4; year++) replicator.run(year, [1]);
    expect([...waiting]).toEqual([]);
  });

  test('who was refused meanwhile may register after all', () => {
    const study = studyWith({ lasts: 'lasts: 3d' });
    const refused = new Set<number>();
    let approved = 0;
    const kernel = watchedKernel(() => {
      const { files } = replicator.market;
      for (let file = 0; file < files.count; file++) {
        const state = files.registration[file];
        if (files.registersAgain[file] === 1) refused.add(file);
        else if (refused.has(file) && state === Registration.approved) {
          refused.delete(file);
          approved++;
        }
      }
    });
    const replicator = new Replicator(study, rowsOf(study), kernel);
    for (let year = 0; year < YEARS; year++) {
      refused.clear();
      replicator.run(year, [1]);
    }
    expect(approved).toBeGreaterThan(0);
  });
});
