import { quote } from '../../files/sentence.ts';
import type { PolicyDocument } from '../../policy/schema.ts';
import type { WorldDocument } from '../../world/schema.ts';
import type { Finding } from './finding.ts';
import { namesAsked } from './written-condition.ts';

/**
 * Rights to regions that are about no lead of a world: what partners find there is the customer's choice of that partner,
 * and so is what customers bring that a partner serves. A right that leaves that choice out covers neither.
 */
export function marketCover(
  { market_protection: rights = [] }: PolicyDocument,
  { sources }: WorldDocument,
): readonly Finding[] {
  return rights.flatMap(({ rule, covers, leaves_out: leavesOut }, i): Finding[] => {
    const [asked, origins] = [namesAsked(covers, 'source'), namesAsked(covers, 'origin')];
    const about = sources.filter(
      ({ source, owner }) => asked?.includes(source) !== false && origins?.includes(owner) !== false,
    );
    if (about.length === 0 || !leavesOut.includes('customers-choice')) return [];
    if (about.some(({ owner }) => owner === 'hq')) return [];
    // A customer may be brought by one that headquarters serves itself.
    const nothing = about.every(({ owner }) => owner === 'partner');
    return [
      {
        severity: nothing ? 'error' : 'warning',
        path: ['market_protection', i, 'covers'],
        message: `${quote(rule)} covers ${nothing ? 'no lead' : 'next to no leads'} of this world`,
        reason:
          'what partners find themselves and what their customers bring is theirs by the choice of the customer, which it leaves out; it is about nothing else',
        suggestion:
          'let it cover what headquarters brings (`origin: hq`), or take `customers-choice` out of `leaves_out`',
      },
    ];
  });
}
