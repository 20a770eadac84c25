import { beforeAll, describe, expect, test } from 'vitest';
import type { CompiledStudy } from '../../sim/market/compiled-study.ts';
import type { CustomerFact } from '../../sim/measure/facts.ts';
import { meanInterval } from '../../sim/stats/mean-interval.ts';
import { allHandedOver, handOffBlock, handOffStudy, SPLIT } from './hand-offs-study.ts';
import { factsOf, replicatorOf } from './tiny-study.ts';

/**
 * What handing leads over does, each part switched off in an otherwise unchanged world under one policy. That nothing stays
 * when it is off is in `hand-offs.test.ts`. 60 replications of the busy tiny world (about 380 customers each), seed
 * `hand-offs`, fixed before the first run; 99 % intervals of the mean paired difference per replication.
 */
const REPLICATIONS = 60;
const PLAN = 1;
const LEVEL = 0.99;

type Facts = ReturnType<typeof factsOf>;

function factsOfRuns(study: CompiledStudy): Facts[] {
  const replicator = replicatorOf(study);
  return Array.from({ length: REPLICATIONS }, (_, replication) => {
    replicator.runUnforked(replication, PLAN);
    return factsOf(replicator);
  });
}

function difference(name: string, fact: CustomerFact, without: readonly Facts[], with_: readonly Facts[]) {
  const { estimate, lo, hi } = meanInterval(
    with_.map((facts, i) => facts[fact] - without[i][fact]),
    LEVEL,
  );
  const before = without.reduce((sum, facts) => sum + facts[fact], 0) / REPLICATIONS;
  console.log(
    `${name}: ${fact} ${before.toFixed(2)}, and ${estimate.toFixed(2)} [${lo.toFixed(2)}, ${hi.toFixed(2)}] more`,
  );
  return { lo, hi };
}

const studyOf = (block: string, split: string | null = SPLIT) => handOffStudy(block, allHandedOver(split));

let all: Facts[] = [];
beforeAll(() => {
  all = factsOfRuns(studyOf(handOffBlock()));
});

describe('with leads that are handed over', () => {
  let none: Facts[] = [];
  beforeAll(() => {
    none = factsOfRuns(studyOf(handOffBlock(['hand_offs'])));
  });

  test.each(['handOffs', 'handedOffWon', 'briefingSeconds', 'workedInSequence', 'paidToReceivers'] as const)(
    'there is more %s',
    (fact) => {
      expect(difference('hand_offs', fact, none, all).lo).toBeGreaterThan(0);
    },
  );

  test('customers have to wait for another party: fewer have a quotation', () => {
    expect(difference('hand_offs', 'quoted', none, all).hi).toBeLessThan(0);
  });
});

describe('with little care of who only receives', () => {
  test.each(['reached', 'handOffs', 'quoted'] as const)('fewer come as far as %s', (fact) => {
    const careful = factsOfRuns(studyOf(handOffBlock(['effort'])));
    expect(difference('effort', fact, careful, all).hi).toBeLessThan(0);
  });

  test('a larger part of the pay takes some of that away', () => {
    const paid = factsOfRuns(studyOf(handOffBlock(), '{ receives: 50%, develops: 45%, maintains: 5% }'));
    expect(difference('from 20 to 50 %', 'handOffs', all, paid).lo).toBeGreaterThan(0);
  });
});

describe('with partners that keep leads back', () => {
  let honest: Facts[] = [];
  beforeAll(() => {
    honest = factsOfRuns(studyOf(handOffBlock(['keeping'])));
  });

  test.each(['keptBack', 'keptBackFound'] as const)('there is more %s', (fact) => {
    expect(difference('keeping', fact, honest, all).lo).toBeGreaterThan(0);
  });

  test('fewer leads are handed over', () => {
    expect(difference('keeping', 'handOffs', honest, all).hi).toBeLessThan(0);
  });

  test('a smaller share is kept back where receiving pays more', () => {
    const paid = factsOfRuns(studyOf(handOffBlock(), '{ receives: 70%, develops: 30%, maintains: 0% }'));
    const share = ({ keptBack, handOffs }: Facts) => (100 * keptBack) / (keptBack + handOffs);
    const { hi } = meanInterval(
      paid.map((facts, i) => share(facts) - share(all[i])),
      LEVEL,
    );
    expect(hi).toBeLessThan(0);
  });
});
