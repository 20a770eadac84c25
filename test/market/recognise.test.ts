import { describe, expect, test } from 'vitest';
import { isClaimRecognised, isRecognised } from '../../sim/market/recognise.ts';
import { judgementCounter } from '../../sim/policy/rule-index.ts';
import { BUSY_WORLD, busyWith, compiledFrom, factsOf, replicatorOf } from './tiny-study.ts';

function marketWith(recognition: string, happens = true) {
  const study = compiledFrom(
    busyWith({
      'worlds/busy.yaml': BUSY_WORLD.replace(/recognition: .*/, `recognition: ${recognition}`).replace(
        'behaviour:',
        `behaviour:\n  missed_recognition: { happens: ${happens} }`,
      ),
    }),
  );
  const replicator = replicatorOf(study);
  replicator.load(0);
  return replicator;
}

/** Further enquiries with the one before them of the same customer. */
function pairs({ market: { tape } }: ReturnType<typeof marketWith>): [number, number][] {
  const latest = new Map<number, number>();
  const found: [number, number][] = [];
  for (let lead = 0; lead < tape.leads; lead++) {
    const customer = tape.needCustomer[tape.leadNeed[lead]];
    const earlier = latest.get(customer);
    if (earlier !== undefined) found.push([lead, earlier]);
    latest.set(customer, lead);
  }
  return found;
}

const share = (replicator: ReturnType<typeof marketWith>, sameSite: boolean, named: boolean) => {
  const { market } = replicator;
  const { leadRegion, leadFields } = market.tape;
  const asked = pairs(replicator).filter(
    ([a, b]) =>
      (leadRegion[a] === leadRegion[b]) === sameSite && ((leadFields[a] & leadFields[b] & 1) === 1) === named,
  );
  return { n: asked.length, seen: asked.filter(([a, b]) => isRecognised(market, a, b)).length };
};

describe('a further enquiry of a customer', () => {
  test('is always recognised at 1, never at 0, and always where recognition does not fail', () => {
    const always = marketWith('{ same_site: 100%, same_group: 100%, company_not_named: 100% }');
    const never = marketWith('{ same_site: 0%, same_group: 0%, company_not_named: 0% }');
    const perfect = marketWith('{ same_site: 0%, same_group: 0%, company_not_named: 0% }', false);
    expect(pairs(always).length).toBeGreaterThan(200);
    for (const [lead, earlier] of pairs(always)) {
      expect(isRecognised(always.market, lead, earlier)).toBe(true);
      expect(isRecognised(never.market, lead, earlier)).toBe(false);
      expect(isRecognised(perfect.market, lead, earlier)).toBe(true);
    }
  });

  test('is recognised as often as the world says, by site and by whether both name the company', () => {
    const replicator = marketWith('{ same_site: 80%, same_group: 40%, company_not_named: 50% }');
    // Fixed seed; each share within 3.3 standard errors (1 in 1000) of its probability.
    for (const [sameSite, named, p] of [
      [true, true, 0.8],
      [true, false, 0.4],
      [false, true, 0.4],
      [false, false, 0.2],
    ] as const) {
      const { n, seen } = share(replicator, sameSite, named);
      expect(n).toBeGreaterThan(30);
      expect(Math.abs(seen / n - p)).toBeLessThan(3.3 * Math.sqrt((p * (1 - p)) / n));
    }
  });

  test('is recognised from either side alike', () => {
    const replicator = marketWith('{ same_site: 50%, same_group: 50% }');
    for (const [lead, earlier] of pairs(replicator)) {
      expect(isRecognised(replicator.market, lead, earlier)).toBe(
        isRecognised(replicator.market, earlier, lead),
      );
    }
  });
});

test('a claim is always recognised at 1 and never at 0', () => {
  const always = marketWith('{ same_site: 100%, same_group: 100%, company_not_named: 100% }');
  const never = marketWith('{ same_site: 0%, same_group: 0% }');
  for (const replicator of [always, never]) replicator.runUnforked(0, 1);
  const files = Math.min(always.market.files.count, never.market.files.count);
  expect(files).toBeGreaterThan(100);
  for (let file = 0; file < files; file++) {
    expect(isClaimRecognised(always.market, file)).toBe(true);
    expect(isClaimRecognised(never.market, file)).toBe(false);
  }
});

describe('over a whole run', () => {
  function run(recognition: string) {
    const replicator = marketWith(recognition);
    replicator.runUnforked(0, 1);
    const joined = replicator.market.ruleCounts.map(
      (counts) => counts[judgementCounter('joined-to-earlier')],
    );
    return { joined: joined[0] + joined[1], unrecognised: factsOf(replicator).unrecognised };
  }

  test('at 0 headquarters joins no two enquiries, and at 1 misses none', () => {
    expect(run('{ same_site: 0%, same_group: 0%, company_not_named: 0% }')).toEqual({
      joined: 0,
      unrecognised: expect.toSatisfy((missed: number) => missed > 50),
    });
    expect(run('{ same_site: 100%, same_group: 100%, company_not_named: 100% }')).toEqual({
      joined: expect.toSatisfy((joined: number) => joined > 30),
      unrecognised: 0,
    });
  });
});
