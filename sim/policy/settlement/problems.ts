import type { Duration } from '../../files/quantity/duration.ts';
import { quote } from '../../files/sentence.ts';
import type { Path } from '../../files/tree.ts';
import type { CompiledWorld } from '../../world/compiled.ts';
import { currencyProblem } from '../condition/problems.ts';
import { horizonProblem, type PolicyProblem } from '../problem.ts';
import type { PolicyDocument } from '../schema.ts';
import { COUNTED_ON } from './schema.ts';

const SCHEMES = ['commission', 'phased_rebate'] as const;
type Scheme = NonNullable<PolicyDocument['settlement']['commission']>;

/** Everything wrong with what partners earn. */
export function settlementProblems(policy: PolicyDocument, world: CompiledWorld): PolicyProblem[] {
  const { settlement } = policy;
  const found = delayProblems(['settlement', 'paid'], settlement.paid.delay, world);
  for (const name of SCHEMES) {
    const scheme = settlement[name];
    if (scheme === undefined) continue;
    if (settlement.counted_on === undefined) {
      found.push({
        path: ['settlement', name],
        message: 'nothing says what these steps count: `counted_on` is missing',
        hint: `beside \`${name}\`, write \`counted_on:\` with one of ${Object.keys(COUNTED_ON).map(quote).join(', ')}`,
      });
    }
    found.push(...schemeProblems(['settlement', name], scheme, world));
  }
  const { first_order_unregistered: unregistered } = settlement.basic_discount;
  if (unregistered !== undefined && policy.customer_protection === undefined) {
    found.push({
      path: ['settlement', 'basic_discount', 'first_order_unregistered'],
      message: 'no deal is ever registered under this policy',
      hint: 'add `customer_protection:`, or keep `first_order:` alone',
    });
  }
  return found;
}

function schemeProblems(
  path: Path,
  { steps, per, paid }: Pick<Scheme, 'steps' | 'per' | 'paid'>,
  world: CompiledWorld,
): PolicyProblem[] {
  const found = delayProblems([...path, 'paid'], paid.delay, world);
  const moment = per.period === 'deal' ? 'receipt' : 'period';
  if (paid.after !== moment) {
    found.push({
      path: [...path, 'paid'],
      message: `${per.period === 'deal' ? 'a deal alone has no period' : `a ${per.period} has no single receipt`}`,
      hint: `write for example \`30d after ${moment}\``,
    });
  }
  steps.forEach(({ from }, i) => {
    const place = [...path, 'steps', i, 'from'];
    if (from.currency !== world.currency) {
      found.push(currencyProblem(place, from.currency, world));
    } else if (i > 0 && from.minor <= steps[i - 1].from.minor) {
      found.push({
        path: place,
        message: 'this step does not begin above the one before it',
        hint: 'list the lowest step first; each must begin higher',
      });
    }
  });
  return found;
}

function delayProblems(path: Path, delay: Duration, world: CompiledWorld): PolicyProblem[] {
  if (delay.kind !== 'wall') {
    return [{ path, message: 'pay runs by the clock, not in working time', hint: 'write days or weeks' }];
  }
  return horizonProblem(path, delay, world);
}
