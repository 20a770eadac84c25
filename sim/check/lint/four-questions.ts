import type { Path } from '../../files/tree.ts';
import type { PolicyDocument } from '../../policy/schema.ts';
import { conditionInWords, namesAsked } from './written-condition.ts';

/** A question that partners ask of every policy, and what this one answers; undefined if it does not. */
export interface Answer {
  readonly question: string;
  readonly answer: string | undefined;
  /** What happens as long as it is not answered, and what to write. */
  readonly otherwise: string;
  readonly suggestion: string;
  readonly path: Path;
}

/** The four questions of the sources, answered from what is written. */
export function fourQuestions(policy: PolicyDocument): readonly Answer[] {
  return [effectiveLeads(policy), jointQuotation(policy), customerLevel(policy), openRegions(policy)];
}

function effectiveLeads({ effective_lead: effective }: PolicyDocument): Answer {
  const parts = [
    ...(effective.needs.length > 0 ? [`those that state ${effective.needs.join(', ')}`] : []),
    ...(effective.score_at_least > 0 ? [`those with a score of at least ${effective.score_at_least}`] : []),
  ];
  return {
    question: 'Which leads count as effective?',
    answer: parts.length > 0 ? parts.join(' and ') : undefined,
    otherwise: 'everything that comes in is handed out, and partners spend their hours on it',
    suggestion: 'say under `effective_lead:` what a lead must state',
    path: ['effective_lead'],
  };
}

function jointQuotation({ quotation }: PolicyDocument): Answer {
  const joint = (quotation ?? []).filter(({ mode }) => mode === 'joint-proposal');
  const named = joint.map(({ when }) => conditionInWords(when)).join('; ');
  return {
    question: 'Which projects are quoted jointly?',
    answer: quotation === undefined ? undefined : joint.length === 0 ? 'none' : named,
    otherwise: 'partners quote bundles alone, and scope them wrongly',
    suggestion:
      'give the projects under `quotation:` a rule with `mode: joint-proposal`, or say that there are none',
    path: ['quotation'],
  };
}

function customerLevel({
  customer_protection: protection,
  market_protection: rights,
  conflicts,
}: PolicyDocument): Answer {
  const covers =
    protection?.covers === 'whole-group' ? 'all sites of a customer' : 'the site that is registered';
  const steps = conflicts['customer-against-market']?.decide ?? ['channel-manager'];
  const inOthersRegions =
    rights === undefined ? '' : `; in the region of another partner by ${steps.join(', then ')}`;
  return {
    question: 'In which regions is a customer protected?',
    answer:
      protection === undefined
        ? 'in none: nobody can register a customer'
        : `in all of them alike; ${covers}${inOthersRegions}`,
    otherwise: 'partners do not know whether a customer is theirs',
    suggestion: 'write `customer_protection:`',
    path: ['customer_protection'],
  };
}

function openRegions({ allocation, market_protection: rights = [] }: PolicyDocument): Answer {
  const held = new Set<string>();
  for (const rule of allocation) {
    if (rule.give_to !== 'territory') continue;
    const asked = namesAsked(rule.when, 'region');
    for (const region of Object.keys(rule.holders))
      if (asked === undefined || asked.includes(region)) held.add(region);
  }
  // A holder that has first offer, or all, has the region; one with a share of what others sell leaves it open.
  for (const { right, regions } of rights)
    if (right === 'exclusive' || right === 'first-offer') for (const region of regions) held.add(region);
  return {
    question: 'Which regions are open to all partners?',
    answer: held.size === 0 ? 'all: no rule gives a region to anybody' : `all but ${[...held].join(', ')}`,
    otherwise: 'partners do not know where they may work',
    suggestion: 'give regions to holders under `market_protection:`, or by a rule `give_to: territory`',
    path: ['allocation'],
  };
}
