import { quote } from '../../files/sentence.ts';
import type { Path } from '../../files/tree.ts';
import type { PolicyDocument } from '../../policy/schema.ts';
import type { Finding } from './finding.ts';
import { lacks } from './lacks.ts';
import { aboutSeconds } from './windows.ts';
import { coversWritten } from './written-condition.ts';

type Right = NonNullable<PolicyDocument['market_protection']>[number];

const DAY = 86_400;
/** Days between two reviews, about. */
const DAYS_BETWEEN = {
  never: Number.POSITIVE_INFINITY,
  'every month': 30,
  'every quarter': 91,
  'every year': 365,
};

/** Rights to regions: their duties, proofs, ends, and where they meet the protection of customers. */
export function markets(policy: PolicyDocument): readonly Finding[] {
  const rights = policy.market_protection ?? [];
  return [
    ...rights.flatMap((right, i) => {
      const path: Path = ['market_protection', i];
      return [...balanceOf(right, path), ...partsOf(right, path), ...windowsOf(right, path)];
    }),
    ...neverComeTo(rights),
    ...conflictOf(policy),
  ];
}

function asksSomething({ duties }: Right): boolean {
  const { own_promotion: promotion, local_events: events, takes_on: takesOn, answers } = duties;
  return promotion !== undefined || events !== undefined || takesOn > 0 || answers > 0;
}

/** Protection without a duty, and a duty without a right. */
function balanceOf(right: Right, path: Path): readonly Finding[] {
  if (right.right === 'duties-only')
    return [
      {
        severity: 'warning',
        path: [...path, 'right'],
        message: `${quote(right.rule)} asks for duties and gives no right`,
        reason: 'what the holder builds up there anybody may harvest',
        suggestion: 'give it the `first-offer`, or a `finder-share`',
      },
    ];
  if (asksSomething(right)) return [];
  return [
    {
      severity: 'error',
      path: [...path, 'right'],
      message: `${quote(right.rule)} gives regions to holders that have to do nothing`,
      reason: 'a region without a duty to act is a placeholder',
      suggestion: 'add `duties:` and a `review:`',
    },
  ];
}

function partsOf(right: Right, path: Path): readonly Finding[] {
  const found: Finding[] = [];
  const { duties, proof, lasts } = right;
  const promotes = duties.own_promotion !== undefined || duties.local_events !== undefined;
  if (promotes && proof.length === 0)
    found.push(
      lacks(
        'evidence',
        [...path, 'proof'],
        quote(right.rule),
        'promotion is believed for the asking',
        'ask for `invoices`',
      ),
    );
  if (lasts.kind === 'forever')
    found.push(
      lacks(
        'end',
        [...path, 'lasts'],
        quote(right.rule),
        'whoever has the region has it for good, as long as no review takes it away',
        'give it a term, such as `52w`',
      ),
    );
  if (asksSomething(right) && right.reviews_held === 0)
    found.push(
      lacks(
        'evidence',
        [...path, 'reviews_held'],
        quote(right.rule),
        'none of its reviews is held, so no duty is ever missed',
        'hold some of them',
      ),
    );
  return found;
}

/** Terms that are over before a duty could count, or a right be withdrawn. */
function windowsOf(right: Right, path: Path): readonly Finding[] {
  if (!asksSomething(right)) return [];
  const days = aboutSeconds(right.lasts) / DAY;
  const grace = aboutSeconds(right.grace) / DAY;
  if (grace >= days)
    return [
      {
        severity: 'error',
        path: [...path, 'grace'],
        message: `${quote(right.rule)} is over before its duties begin to count`,
        reason: 'the time of grace is as long as the term',
        suggestion: 'make `grace` shorter, or the term longer',
      },
    ];
  const needed = right.withdraw_after * DAYS_BETWEEN[right.review];
  // A review on the last day still takes the region away before it would be given anew.
  if (Number.isFinite(days) && needed > days)
    return [
      {
        severity: 'warning',
        path: [...path, 'withdraw_after'],
        message: `${quote(right.rule)} ends before it could ever be withdrawn`,
        reason: `so many reviews take about ${Math.round(needed)} days, and it lasts ${Math.round(days)}`,
        suggestion: 'review more often, or withdraw after fewer misses',
      },
    ];
  return [];
}

/** Regions of a right that one above it has taken for the same leads. */
function neverComeTo(rights: readonly Right[]): readonly Finding[] {
  return rights.flatMap((right, later) =>
    right.regions.flatMap((region, i): Finding[] => {
      const above = rights
        .slice(0, later)
        .find((each) => each.regions.includes(region) && coversWritten(each.covers, right.covers));
      if (above === undefined) return [];
      return [
        {
          severity: 'error',
          path: ['market_protection', later, 'regions', i],
          message: `${quote(right.rule)} is never come to in ${quote(region)}`,
          reason: `${quote(above.rule)} stands above it and covers all of these leads there`,
          suggestion: 'remove the region from one of them, or move the narrower rule up',
        },
      ];
    }),
  );
}

/** A customer that one partner has registered, in the region of another. */
function conflictOf({
  market_protection: rights,
  customer_protection: protection,
  conflicts,
}: PolicyDocument): readonly Finding[] {
  const path: Path = ['conflicts', 'customer-against-market'];
  const rule = conflicts['customer-against-market'];
  if (rule === undefined) {
    if (rights === undefined || protection === undefined) return [];
    return [
      {
        severity: 'warning',
        path,
        message: 'nothing is said about a customer of one partner in the region of another',
        reason: 'both are protected, and a channel manager decides each time',
        suggestion: 'write `customer-against-market: { decide: [customer-protection] }`, say',
      },
    ];
  }
  const found: Finding[] = [];
  if (rule.decide.every((step) => step === 'channel-manager'))
    found.push(
      lacks(
        'evidence',
        path,
        'a dispute of the kind `customer-against-market`',
        "nothing is written by which it is decided but a channel manager's judgement",
        'name steps under `decide` that can be looked up, such as `customer-protection`',
      ),
    );
  if (rule.within.kind === 'forever')
    found.push(
      lacks(
        'end',
        [...path, 'within'],
        'a dispute of the kind `customer-against-market`',
        'work is held up until it is decided',
        'give it a length of time',
      ),
    );
  return found;
}
