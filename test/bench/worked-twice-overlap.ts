import { Replicator } from '../../sim/market/replicate.ts';
import { layoutRows } from '../../sim/measure/layout.ts';
import { studyNames } from '../../sim/study/compile/study-layout.ts';
import { allPlans, pilot } from './pilot-model.ts';

/** How far the same customers are worked twice under two plans, and what that makes of their difference. */
export interface Overlap {
  /** Shares of the customers that are worked twice under the first plan, under this one, and under both. */
  readonly first: number;
  readonly plan: number;
  readonly both: number;
  /** Ratio of variances if customers were independent of one another, with this overlap. */
  readonly ratio: number;
  /** The same if whoever is worked twice under the plan that does it less also were under the other. */
  readonly most: number;
}

const REPLICATIONS = [0, 1, 2, 3];

/**
 * Compares plans customer by customer. With shares a, b and c of a yes-or-no matter the variances are a(1 - a) and
 * b(1 - b), their covariance is c - ab, and c is at most the smaller of a and b: where a plan prevents most of
 * something, common random numbers cannot take away the noise of what it prevents.
 *
 * @returns one a plan of the pilot
 */
export function workedTwiceOverlap(): readonly Overlap[] {
  const study = pilot.compiled;
  const replicator = new Replicator(study, layoutRows(studyNames(study)));
  let customers = 0;
  const counts = allPlans.map(() => ({ plan: 0, both: 0 }));
  for (const replication of REPLICATIONS) {
    const marks = allPlans.map((plan) => {
      replicator.runUnforked(replication, plan);
      return customersWorkedTwice(replicator);
    });
    const { tape } = replicator.market;
    for (let customer = 0; customer < tape.customers; customer++) {
      const first = tape.customerFirstTime[customer];
      if (tape.customerValid[customer] === 0 || first < study.cutOver || first >= study.cohortUntil) continue;
      customers++;
      for (const plan of allPlans) {
        counts[plan].plan += marks[plan][customer];
        counts[plan].both += marks[plan][customer] & marks[0][customer];
      }
    }
  }
  const first = counts[0].plan / customers;
  return counts.map((count) => {
    const plan = count.plan / customers;
    const both = count.both / customers;
    const variances = first * (1 - first) + plan * (1 - plan);
    const ratioAt = (shared: number) => variances / (variances - 2 * (shared - first * plan));
    return { first, plan, both, ratio: ratioAt(both), most: ratioAt(Math.min(first, plan)) };
  });
}

function customersWorkedTwice({ market: { needs, tape } }: Replicator): Uint8Array {
  const marks = new Uint8Array(tape.customers);
  for (let need = 0; need < tape.needs; need++) marks[tape.needCustomer[need]] |= needs.workedTwice[need];
  return marks;
}
