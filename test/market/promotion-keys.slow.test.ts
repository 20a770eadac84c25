import { expect, test } from 'vitest';
import type { Document } from '../../sim/files/document.ts';
import type { CompiledStudy } from '../../sim/market/compiled-study.ts';
import type { PolicyDocument } from '../../sim/policy/schema.ts';
import { plansOf } from '../../sim/study/compile/compile-plans.ts';
import { compileStudy } from '../../sim/study/compile/compile-study.ts';
import { type LoadedStudy, loadStudy } from '../../sim/study/documents/load-study.ts';
import { compileWorld } from '../../sim/world/compile-world.ts';
import { PROMOTION, promotionTexts } from './promotion-study.ts';
import { leavesOf, others, type Path, withLeaf } from './single-leaf.ts';
import { libraryOf, replicatorOf, TODAY } from './tiny-study.ts';

/**
 * No parameter of local promotion and of protected regions is decoration: each number and each yes or no of them, changed
 * alone, changes at least one row of the results in one of three replications.
 */

/** Rights of every kind, with everything that a rule about them can say. */
const RULES = `${TODAY.replace(
  'conflicts:\n',
  `conflicts:
  customer-against-market: { decide: [customer-in-writing, channel-manager], within: 5 working days, market_holder_gets: 10% of first-order margin }
`,
)}market_protection:
  - rule: first
    regions: [Shenzhen, Dongguan]
    right: first-offer
    leaves_out: [key-accounts]
    lasts: 12w
    duties: { own_promotion: 2000 CNY per month, local_events: 1 per quarter, takes_on: 70%, answers: 60%, answers_within: 24h }
    proof: [event-photos]
    review: every month
    reviews_held: 70%
    grace: 20d
    withdraw_after: 1 missed review
    open_for: 3w
  - { rule: share, regions: [Hangzhou], right: finder-share, share: 10% of first-order margin, lasts: 9w }
`;

/** Where there is nothing to review nothing about reviews matters, and only a finder's share has a share. */
const SILENT: readonly RegExp[] = [
  /^market_protection\.1\.(duties|reviews_held|grace|withdraw_after|open_for)/,
  /^market_protection\.0\.share/,
  /covers\.anything$/,
];

const loaded = loadStudy('studies/promotion.yaml', libraryOf(promotionTexts(PROMOTION, { later: RULES })));
const plans = plansOf(loaded.study.value);
const compile = (changed: LoadedStudy): CompiledStudy => compileStudy(changed, { seed: 'keys', plans });

function rows(study: CompiledStudy, replication: number): string {
  const { numerators, denominators } = replicatorOf(study).runUnforked(replication, 1);
  return JSON.stringify([[...numerators], [...denominators]]);
}
const REPLICATIONS = [0, 1, 2];
const base = REPLICATIONS.map((replication) => rows(compile(loaded), replication));

function matters(value: number | boolean, changedTo: (other: number | boolean) => LoadedStudy): boolean {
  return others(value).some((other) => {
    try {
      const study = compile(changedTo(other));
      return REPLICATIONS.some((replication) => rows(study, replication) !== base[replication]);
    } catch {
      return false;
    }
  });
}

const nameOf = (path: Path) => path.join('.');
const isMeant = (path: Path) =>
  /^local_promotion|promotes|promotion_budget|^market_protection|customer-against-market/.test(
    nameOf(path),
  ) && !SILENT.some((pattern) => pattern.test(nameOf(path)));

test('of a world: every number and every yes or no changes some row when it is changed alone', () => {
  const { value } = loaded.world;
  const dead = leavesOf(value)
    .filter(([path]) => isMeant(path) && path[0] !== 'archetypes' && path[0] !== 'headquarters')
    .filter(
      ([path, leaf]) =>
        !matters(leaf, (other) => {
          const changed = withLeaf(value, path, other) as typeof value;
          const world = { ...loaded.world, value: changed };
          return { ...loaded, world, compiledWorld: compileWorld(changed, loaded.times) };
        }),
    );
  expect(dead.map(([path, value]) => `${nameOf(path)}: ${value}`)).toEqual([]);
});

test('of a policy: the same', () => {
  const [file, document] = [...loaded.policies].find(([, policy]) => policy.value.policy === 'later')!;
  const dead = leavesOf(document.value)
    .filter(([path]) => isMeant(path))
    .filter(
      ([path, leaf]) =>
        !matters(leaf, (other) => ({
          ...loaded,
          policies: new Map<string, Document<PolicyDocument>>([
            ...loaded.policies,
            [file, { ...document, value: withLeaf(document.value, path, other) as PolicyDocument }],
          ]),
        })),
    );
  expect(dead.map(([path, value]) => `${nameOf(path)}: ${value}`)).toEqual([]);
});
