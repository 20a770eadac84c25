import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import type { CompiledStudy } from '../../sim/market/compiled-study.ts';
import type { Outcome } from '../../sim/market/outcome.ts';
import { Replicator } from '../../sim/market/replicate.ts';
import {
  ALL_RULES,
  BUSY,
  BUSY_STUDY,
  BUSY_WORLD,
  busyWith,
  byName,
  compiledFrom,
  factsOf,
  replicatorOf,
  rowsOf,
  shippedText,
  TODAY,
} from './tiny-study.ts';

const study = compiledFrom(BUSY);
const REPLICATIONS = [0, 1];
const ALL_PLANS = [0, 1, 2];

const reference = (() => {
  const replicator = replicatorOf(study);
  return REPLICATIONS.map((replication) => replicator.run(replication, ALL_PLANS));
})();

/** Runs all plans of another study in the same replications. */
function runsOf(other: CompiledStudy): Outcome[][] {
  const replicator = replicatorOf(other);
  const plans = other.plans.map((_, plan) => plan);
  return REPLICATIONS.map((replication) => replicator.run(replication, plans));
}

describe('a plan', () => {
  test.each(['keep-old-terms', 'move-at-expiry', 'move-now'])(
    'has the same rows forked and from the first second when open business is to %s',
    (mode) => {
      const other = compiledFrom(
        busyWith({ 'studies/busy.yaml': BUSY_STUDY.replace('keep-old-terms', mode) }),
      );
      const forked = replicatorOf(other);
      const whole = replicatorOf(other);
      for (const replication of REPLICATIONS) {
        const outcomes = forked.run(replication, ALL_PLANS);
        for (const plan of ALL_PLANS) {
          expect(outcomes[plan]).toStrictEqual(whole.runUnforked(replication, plan));
        }
        expect(outcomes[1].numerators).not.toEqual(outcomes[0].numerators);
      }
    },
  );

  test('has the same rows alone, in another order, after other replications, and without other plans', () => {
    const replicator = replicatorOf(study);
    const [third, first, second] = replicator.run(1, [2, 0, 1]);
    expect([first, second, third]).toStrictEqual(reference[1]);
    expect(replicator.run(0, [1])).toStrictEqual([reference[0][1]]);
    expect(replicator.run(0, [1, 1])).toStrictEqual([reference[0][1], reference[0][1]]);
    const alone = { ...study, plans: [study.plans[2]] };
    expect(replicatorOf(alone).run(1, [0])).toStrictEqual([reference[1][2]]);
  });

  test('and a renamed copy of it with shuffled keys differ by exactly 0', () => {
    const copy = stringify(reversedKeys(parse(ALL_RULES)))
      .replace('policy: all-rules', 'policy: the-same-rules')
      .replaceAll('junk-like', 'jetsam')
      .replaceAll('rule: pool', 'rule: common-land');
    const twice = compiledFrom(
      busyWith({
        'policies/copy.yaml': copy,
        'studies/busy.yaml': BUSY_STUDY.replace('plan: in-steps', 'plan: original').replace(
          'plans:',
          'plans:\n  - { plan: copy, phases: [{ from: 2027-01-04, in: anything, policy: copy }] }',
        ),
      }),
    );
    const runs = runsOf(twice);
    for (const [replication, [copied, , original]] of runs.entries()) {
      expect(copied.numerators).toStrictEqual(original.numerators);
      expect(copied).toStrictEqual(reference[replication][1]);
    }
  });

  test('and a copy that counts its own turns and rules differ by exactly 0', () => {
    // The loaders see that two policies are the same and compile one; here they are two to the market.
    const last = study.policies.length;
    const doubled: CompiledStudy = {
      ...study,
      policies: [...study.policies, structuredClone(study.policies[study.plans[1].phases[0].policy])],
      plans: [
        study.plans[1],
        { name: 'copy', phases: study.plans[1].phases.map((phase) => ({ ...phase, policy: last })) },
      ],
    };
    for (const [original, copy] of runsOf(doubled)) {
      expect(copy.numerators).toStrictEqual(original.numerators);
      expect(copy.denominators).toStrictEqual(original.denominators);
      expect(copy.events).toBe(original.events);
    }
  });

  test('does not hang on what is measured', () => {
    const blind = new Replicator(study, []);
    const seeing = replicatorOf(study);
    const unseen = blind.runUnforked(0, 1);
    const seen = seeing.runUnforked(0, 1);
    expect(unseen.events).toBe(seen.events);
    expect(unseen.ruleCounts).toStrictEqual(seen.ruleCounts);
    expect(factsOf(blind)).toStrictEqual(factsOf(seeing));
  });
});

describe('results do not hang on', () => {
  test('comments, formatting and the order of mapping keys', () => {
    const rewritten = Object.fromEntries(
      Object.entries(BUSY).map(([path, text]) => [
        path,
        // JSON is YAML, on one line and with everything quoted.
        `# another hand\n\n${JSON.stringify(reversedKeys(parse(text)))}   # the end\n`,
      ]),
    );
    expect(runsOf(compiledFrom(rewritten))).toStrictEqual(reference);
  });

  test('the order of lists that have none: regions, sources, products, partners, archetypes, holidays', () => {
    const tiny = parse(shippedText('worlds/tiny.yaml')) as Record<string, unknown>;
    const turned = Object.fromEntries(
      Object.entries(tiny).map(([key, value]) => [key, Array.isArray(value) ? value.toReversed() : value]),
    );
    const policy = ALL_RULES.replace('[meeting, needs-confirmed, quote-sent, contract-draft]', () =>
      JSON.stringify(['contract-draft', 'meeting', 'quote-sent', 'needs-confirmed']),
    );
    const other = compiledFrom(
      busyWith({ 'worlds/tiny.yaml': stringify(turned), 'policies/all-rules.yaml': policy }),
    );
    const runs = runsOf(other);
    for (const [replication, outcomes] of runs.entries()) {
      for (const [plan, outcome] of outcomes.entries()) {
        expect(byName(other, outcome)).toStrictEqual(byName(study, reference[replication][plan]));
        expect(outcome.ruleCounts).toStrictEqual(reference[replication][plan].ruleCounts);
      }
    }
  });
});

describe('nothing else changes when the world gets', () => {
  // A rule that looks everywhere sees an idle partner too, so all of them look at the region here.
  const regional = ALL_RULES.replaceAll('within: everywhere', 'within: region');
  const withRegion = (region: string, partner: string) =>
    compiledFrom(
      busyWith({
        'policies/all-rules.yaml': regional,
        'worlds/busy.yaml': `${BUSY_WORLD.replace('partners:', `partners:${partner}`)}\n${region}`,
      }),
    );
  const plain = withRegion('', '');
  const plainRuns = runsOf(plain);
  // A name that comes between the others, so that all numbers behind it move on.
  const region = 'regions: [{ region: Foshan, group: south, weight: 0, after: Hangzhou }]';

  test('a region without leads', () => {
    const other = withRegion(region, '');
    for (const [replication, outcomes] of runsOf(other).entries()) {
      for (const [plan, outcome] of outcomes.entries()) {
        const rows = byName(other, outcome);
        for (const [row, value] of Object.entries(byName(plain, plainRuns[replication][plan]))) {
          expect(rows[row], row).toStrictEqual(value);
        }
        expect(outcome.ruleCounts).toStrictEqual(plainRuns[replication][plan].ruleCounts);
        expect(outcome.events).toBe(plainRuns[replication][plan].events);
      }
    }
  });

  test('an idle partner in a region without leads', () => {
    // Its name comes first, so that all partners behind it get other numbers.
    const idler = '\n  - { partner: Aloe, home: Foshan, after: Pearl, archetype: grabber }';
    const other = withRegion(region, idler);
    const replicator = replicatorOf(other);
    const before = replicatorOf(plain);
    for (const replication of REPLICATIONS) {
      for (const plan of ALL_PLANS) {
        const outcome = replicator.runUnforked(replication, plan);
        before.runUnforked(replication, plan);
        const was = plainRuns[replication][plan];
        const rows = byName(other, outcome);
        for (const [row, value] of Object.entries(byName(plain, was))) {
          if (isAboutCustomers(row)) expect(rows[row], row).toStrictEqual(value);
        }
        expect(outcome.ruleCounts).toStrictEqual(was.ruleCounts);
        expect(outcome.events).toBe(was.events);
        const amounts = amountsByPartner(replicator);
        expect(amounts.Aloe.every((amount) => amount === 0)).toBe(true);
        expect({ ...amounts, Aloe: undefined }).toStrictEqual({
          ...amountsByPartner(before),
          Aloe: undefined,
        });
      }
    }
  });

  function isAboutCustomers(row: string): boolean {
    const [measure] = row.split(' | ');
    return rowsOf(plain).some((each) => each.measure.id === measure && each.measure.kind === 'customer');
  }

  function amountsByPartner({ market }: Replicator): Record<string, number[]> {
    const width = market.book.amounts.length / market.parties.length;
    return Object.fromEntries(
      market.parties.map(({ name }, party) => [
        name,
        [...market.book.amounts.subarray(party * width, (party + 1) * width)],
      ]),
    );
  }
});

test('today against today is exactly 0 in every row', () => {
  const same = compiledFrom(
    busyWith({
      'policies/also-today.yaml': TODAY.replace('policy: today', 'policy: also-today'),
      'studies/busy.yaml': BUSY_STUDY.replaceAll('policy: all-rules', 'policy: also-today'),
    }),
  );
  for (const [keep, everywhere, inSteps] of runsOf(same)) {
    expect(everywhere).toStrictEqual(keep);
    expect(inSteps).toStrictEqual(keep);
  }
});

/** The same document with the keys of all its mappings in reversed order. */
function reversedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversedKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, part]) => [key, reversedKeys(part)]),
  );
}
