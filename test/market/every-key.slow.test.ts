import { describe, expect, test } from 'vitest';
import type { Document } from '../../sim/files/document.ts';
import type { CompiledStudy } from '../../sim/market/compiled-study.ts';
import type { Outcome } from '../../sim/market/outcome.ts';
import type { PolicyDocument } from '../../sim/policy/schema.ts';
import { plansOf } from '../../sim/study/compile/compile-plans.ts';
import { compileStudy } from '../../sim/study/compile/compile-study.ts';
import { type LoadedStudy, loadStudy } from '../../sim/study/documents/load-study.ts';
import { compileWorld } from '../../sim/world/compile-world.ts';
import { leavesOf, others, type Path, withLeaf } from './single-leaf.ts';
import { BUSY_WORLD, busyWith, libraryOf, replicatorOf } from './tiny-study.ts';

/**
 * No parameter is decoration: each number and each yes or no of a world and of a policy, changed alone, changes at least
 * one row of the results. The document is the busy one of these tests with all defaults filled in.
 */

const ALL_RULES_PLAN = 1;
const REPLICATIONS = [0, 1, 2];

/** Parameters that change what is seen, not what happens, or that only another parameter brings to life. */
const SILENT: readonly [RegExp, string][] = [
  [/when\.anything$/, 'is always true'],
  [/^settlement\.remitted\./, 'only where partners collect'],
  [/^target_markets\.0\.weight$/, 'there is one target market'],
  [/^archetypes\.\d+\.spread$/, 'spreads members, and all partners are listed'],
  [/\.promotes$/, 'only in worlds with local promotion'],
  [/\.aims_at_steps$/, 'only in worlds with behaviour near steps'],
  [/\.takes_support_as_margin$|\.aims_at_growth$/, 'only in worlds with quotation and discounts'],
];

/** The most skilled partner is not also the one that comes by most readily. */
const WORLD = BUSY_WORLD.replace(
  'partners:\n',
  'partners:\n  - { partner: Lotus, home: Shenzhen, archetype: consultant, serves: group, on_site: 20% }\n',
).concat(`shocks:
  - { shock: slump, on: 2027-01-18, lasts: 3w, enquiries: 60%, rivals: 150% }
  - { shock: fashion, per_year: 6, lasts: 2w, enquiries: 130% }
`);
const loaded = loadStudy('studies/busy.yaml', libraryOf(busyWith({ 'worlds/busy.yaml': WORLD })));
const plans = plansOf(loaded.study.value);
const compile = (changed: LoadedStudy): CompiledStudy => compileStudy(changed, { seed: 'every-key', plans });
const rows = ({ numerators, denominators }: Outcome) => JSON.stringify([[...numerators], [...denominators]]);
const results = (study: CompiledStudy, replication: number) =>
  rows(replicatorOf(study).runUnforked(replication, ALL_RULES_PLAN));
const base = REPLICATIONS.map((replication) => results(compile(loaded), replication));

/** Does some other value of the parameter change a row? A value that cannot be run does not count. */
function matters(value: number | boolean, changedTo: (other: number | boolean) => LoadedStudy): boolean {
  return others(value).some((other) => {
    try {
      const study = compile(changedTo(other));
      return REPLICATIONS.some((replication) => results(study, replication) !== base[replication]);
    } catch {
      return false;
    }
  });
}

function withWorld(value: LoadedStudy['world']['value']): LoadedStudy {
  const world = { ...loaded.world, value };
  return { ...loaded, world, compiledWorld: compileWorld(value, loaded.times) };
}

const nameOf = (path: Path) => path.join('.');
const isSilent = (path: Path) => SILENT.some(([pattern]) => pattern.test(nameOf(path)));

describe('changes some row when it is changed alone:', () => {
  test('every number and every yes or no of a policy', () => {
    const [file, document] = [...loaded.policies].find(([, policy]) => policy.value.policy === 'all-rules')!;
    const dead = leavesOf(document.value)
      .filter(([path]) => !isSilent(path))
      .filter(
        ([path, value]) =>
          !matters(value, (other) => ({
            ...loaded,
            policies: new Map<string, Document<PolicyDocument>>([
              ...loaded.policies,
              [file, { ...document, value: withLeaf(document.value, path, other) as PolicyDocument }],
            ]),
          })),
      );
    expect(dead.map(([path, value]) => `${nameOf(path)}: ${value}`)).toEqual([]);
  });

  test('every number and every yes or no of a world', () => {
    const dead = leavesOf(loaded.world.value)
      .filter(([path]) => !isSilent(path))
      .filter(
        ([path, value]) =>
          !matters(value, (other) => withWorld(withLeaf(loaded.world.value, path, other) as never)),
      );
    expect(dead.map(([path, value]) => `${nameOf(path)}: ${value}`)).toEqual([]);
  });
});
