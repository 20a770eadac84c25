import type { Duration } from '../../files/quantity/duration.ts';
import type { Money } from '../../files/quantity/money.ts';
import { quote } from '../../files/sentence.ts';
import type { Path } from '../../files/tree.ts';
import type { CompiledWorld } from '../../world/compiled.ts';
import { currencyProblem } from '../condition/problems.ts';
import { horizonProblem, type PolicyProblem, unknownName } from '../problem.ts';
import type { PolicyDocument } from '../schema.ts';
import { COUNTED_ON } from './schema.ts';

const SCHEMES = ['commission', 'phased_rebate'] as const;
type Scheme = NonNullable<PolicyDocument['settlement']['commission']>;

/** Everything wrong with what partners earn. */
export function settlementProblems(policy: PolicyDocument, world: CompiledWorld): PolicyProblem[] {
  const { settlement } = policy;
  const found = [
    ...delayProblems(['settlement', 'paid'], settlement.paid.delay, world),
    ...delayProblems(['settlement', 'remitted'], settlement.remitted.delay, world),
  ];
  for (const name of SCHEMES) {
    const scheme = settlement[name];
    if (scheme === undefined) continue;
    if (settlement.counted_on === undefined) {
      found.push({
        path: ['settlement', name],
        message: 'nothing says what these steps count: `counted_on` is missing',
        always: true,
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
      always: true,
    });
  }
  return [...found, ...bonusProblems(policy, world), ...laterProblems(policy, world)];
}

/** Everything wrong with milestones, incentives, pay for leads, and amounts in other currencies. */
function bonusProblems({ settlement }: PolicyDocument, world: CompiledWorld): PolicyProblem[] {
  const found: PolicyProblem[] = [];
  const inOneCurrency = (path: Path, amount: Money | undefined) => {
    if (amount !== undefined && amount.currency !== world.currency) {
      found.push(currencyProblem(path, amount.currency, world));
    }
  };
  for (const name of SCHEMES) {
    inOneCurrency(['settlement', name, 'at_most'], settlement[name]?.at_most);
    inOneCurrency(['settlement', name, 'at_least'], settlement[name]?.at_least);
    const { at_most: most, at_least: least } = settlement[name] ?? {};
    if (most !== undefined && least !== undefined && least.minor > most.minor) {
      const message = 'the floor is above the cap';
      found.push({
        path: ['settlement', name, 'at_least'],
        message,
        hint: 'lower it, or raise `at_most`',
        always: true,
      });
    }
  }
  inOneCurrency(['settlement', 'per_lead', 'pays'], settlement.per_lead?.pays);
  (settlement.milestones ?? []).forEach(({ orders, amount, pays }, i) => {
    const path = ['settlement', 'milestones', i];
    inOneCurrency([...path, 'pays'], pays);
    inOneCurrency([...path, 'amount'], amount);
    if ((orders === undefined) === (amount === undefined)) {
      const message =
        orders === undefined ? 'nothing says what is to be reached' : 'two things are to be reached';
      found.push({ path, message, hint: 'write either `orders:` or `amount:`', always: true });
    }
  });
  const products = world.products.map(({ name }) => name);
  (settlement.spiffs ?? []).forEach(({ pays, from, until, products: wanted = [] }, i) => {
    const path = ['settlement', 'spiffs', i];
    inOneCurrency([...path, 'pays'], pays);
    if (until <= from) {
      found.push({
        path: [...path, 'until'],
        message: 'the incentive ends before it begins',
        hint: 'name a later day',
        always: true,
      });
    }
    wanted.forEach((product, n) => {
      found.push(...unknownName([...path, 'products', n], 'product', product, products));
    });
  });
  return found;
}

/** Terms about what never comes up in this world. */
function laterProblems({ settlement }: PolicyDocument, world: CompiledWorld): PolicyProblem[] {
  const found: PolicyProblem[] = [];
  if (settlement.clawback !== undefined && world.payments === null) {
    found.push({
      path: ['settlement', 'clawback'],
      message: 'this world has no refunds',
      hint: 'add `payments:` to the world, or remove it',
    });
  }
  for (const name of ['basic_discount', ...SCHEMES] as const) {
    if (settlement[name]?.held_back?.until !== 'clawback-ends' || settlement.clawback !== undefined) continue;
    found.push({
      path: ['settlement', name, 'held_back'],
      message: 'this policy takes nothing back, so that no window of it ends',
      hint: 'add `clawback:`, or hold back `until go-live`',
      always: true,
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
      always: true,
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
        always: true,
      });
    }
  });
  return found;
}

function delayProblems(path: Path, delay: Duration, world: CompiledWorld): PolicyProblem[] {
  if (delay.kind !== 'wall') {
    return [
      {
        path,
        message: 'pay runs by the clock, not in working time',
        hint: 'write days or weeks',
        always: true,
      },
    ];
  }
  return horizonProblem(path, delay, world);
}
