import { quote } from '../../files/sentence.ts';
import type { CompiledWorld } from '../../world/compiled.ts';
import { currencyProblem } from '../condition/problems.ts';
import { horizonProblem, type PolicyProblem, unknownName } from '../problem.ts';
import type { PolicyDocument } from '../schema.ts';

/** Everything wrong with who does what after delivery. */
export function afterSalesProblems(
  { after_sales: rules }: PolicyDocument,
  world: CompiledWorld,
): PolicyProblem[] {
  if (rules === undefined) return [];
  const { afterSales } = world;
  if (afterSales === null) {
    const message = 'this world has no service after delivery';
    return [{ path: ['after_sales'], message, hint: 'add `after_sales:` to the world, or remove it' }];
  }
  const known = afterSales.tickets.map(({ name }) => name);
  return rules.flatMap((rule, i) => {
    const path = ['after_sales', i];
    const found: PolicyProblem[] = horizonProblem([...path, 'answer_within'], rule.answer_within, world);
    rule.tickets.forEach((ticket, k) => {
      found.push(...unknownName([...path, 'tickets', k], 'ticket', ticket, known));
      const earlier = rules.findIndex(({ tickets }, n) => n < i && tickets.includes(ticket));
      if (earlier < 0) return;
      const message = `${quote(ticket)} has an owner already: ${quote(rules[earlier].rule)} names it`;
      found.push({
        path: [...path, 'tickets', k],
        message,
        hint: 'every kind of ticket has one rule',
        always: true,
      });
    });
    for (const key of ['price', 'beyond'] as const) {
      const amount = rule[key]?.amount;
      if (amount !== undefined && amount.currency !== world.currency) {
        found.push(currencyProblem([...path, key], amount.currency, world));
      }
    }
    const extra = rule.service === 'value-added';
    if (extra !== (rule.price !== undefined)) {
      const message = extra ? 'a service that costs extra has no price' : 'a standard service has a price';
      found.push({ path, message, hint: 'write `service: value-added` and `price:` together', always: true });
    }
    if (extra && rule.included !== undefined) {
      const message = 'a service that costs extra has no included hours';
      found.push({ path: [...path, 'included'], message, hint: 'remove it', always: true });
    }
    if (rule.beyond !== undefined && rule.included === undefined) {
      const message = 'nothing is beyond, since no limit is written';
      found.push({ path: [...path, 'beyond'], message, hint: 'add `included:`', always: true });
    }
    return found;
  });
}
