import { quote } from '../../files/sentence.ts';
import type { Path } from '../../files/tree.ts';
import type { PolicyDocument } from '../../policy/schema.ts';
import { DUTIES } from '../../world/compiled-delivery.ts';
import type { WorldDocument } from '../../world/schema.ts';
import type { Finding } from './finding.ts';

const DUTY_GAPS = {
  front: 'who holds the front relation while what was sold is delivered',
  implementation: 'who implements what was sold',
  review: 'who reviews results with customers',
} as const;

/**
 * What happens sooner or later and no rule is about: renewals, upsells, tickets, partners that leave.
 *
 * @param world where it is known what customers ask for
 */
export function coverage(policy: PolicyDocument, world?: WorldDocument): readonly Finding[] {
  const found: Finding[] = [];
  const gap = (path: Path, what: string, reason: string, suggestion: string) =>
    found.push({ severity: 'warning', path, message: `nothing is said about ${what}`, reason, suggestion });
  const { settlement, after_sales: services, maintenance, delivery } = policy;
  const { basic_discount: discount } = settlement;

  if (settlement.renewal_belongs_to === undefined)
    gap(
      ['settlement', 'renewal_belongs_to'],
      'whose renewals are',
      'disputes about renewal fees begin when the first year is over',
      'write `renewal_belongs_to: maintainer`, say',
    );
  if (discount.renewal === undefined)
    gap(
      ['settlement', 'basic_discount', 'renewal'],
      'what is paid for a renewal',
      'each is negotiated when it comes',
      'write `renewal: 15%`, say; `0%` is a rule too',
    );
  if (settlement.upsell_belongs_to === undefined)
    gap(
      ['settlement', 'upsell_belongs_to'],
      'whose upsells are',
      'who has developed a customer further may find another paid for it',
      'write `upsell_belongs_to: maintainer`, say',
    );
  if (discount.upsell === undefined)
    gap(
      ['settlement', 'basic_discount', 'upsell'],
      'what is paid for an upsell',
      'each is negotiated when it comes',
      'write `upsell: 20%`, say; `0%` is a rule too',
    );
  if (policy.roles.develops !== 'receiver' && settlement.split_when_roles_differ === undefined)
    gap(
      ['settlement', 'split_when_roles_differ'],
      'how pay is shared when one partner receives a customer and another develops it',
      'whoever hands a customer over gets nothing for it, and works it that way or keeps it',
      'write `split_when_roles_differ: { receives: 20%, develops: 70%, maintains: 10% }`, say',
    );
  if (settlement.clawback === undefined)
    gap(
      ['settlement', 'clawback'],
      'refunds',
      'pay for what customers give back stays paid',
      'write `clawback: { within: 90d }`, say',
    );
  if (services === undefined)
    gap(
      ['after_sales'],
      'tickets after delivery',
      'they bounce between partner and platform, and customers take all of it for included',
      'give every kind of ticket one owner under `after_sales:`',
    );
  else {
    const named = services.flatMap(({ tickets }) => tickets);
    for (const { ticket } of world?.after_sales?.tickets ?? [])
      if (!named.includes(ticket))
        gap(
          ['after_sales'],
          `tickets of the kind ${quote(ticket)}`,
          'customers of this world bring them, and they are sent to and fro',
          'add it to the `tickets` of a rule',
        );
    named.forEach((ticket, i) => {
      if (named.indexOf(ticket) === i || named.indexOf(ticket, i + 1) >= 0) return;
      const owners = services
        .filter(({ tickets }) => tickets.includes(ticket))
        .map(({ rule }) => quote(rule));
      const place = services.findIndex(({ tickets }) => tickets.includes(ticket));
      found.push({
        severity: 'error',
        path: ['after_sales', place, 'tickets'],
        message: `tickets of the kind ${quote(ticket)} have more than one rule`,
        reason: `${owners.join(' and ')} both name them`,
        suggestion: 'leave them to one of the rules',
      });
    });
  }
  if (world?.delivery !== undefined)
    for (const duty of DUTIES)
      if (delivery?.[duty] === undefined)
        gap(
          ['delivery'],
          DUTY_GAPS[duty],
          'it waits until somebody takes it on, at the cost of everybody and of satisfaction',
          `say who it is: \`delivery: { ${duty}: partner }\`, say`,
        );
  if (maintenance === undefined)
    gap(
      ['maintenance'],
      'partners that leave their customers alone',
      'whoever has a customer keeps it, however little it does',
      'say under `maintenance:` whose the customers and their data are then',
    );
  if (policy.partner_leaves === undefined)
    gap(
      ['partner_leaves'],
      'partners that leave',
      'nobody has what they leave behind: leads, customers and their data',
      'write `partner_leaves: { customers_go_to: next-best }`, say',
    );
  if (policy.limits.open_leads_per_person === undefined)
    gap(
      ['limits', 'open_leads_per_person'],
      'how many leads a partner may hold',
      'where leads are dense everybody takes them and nobody follows up',
      'write `open_leads_per_person`',
    );
  return found;
}
