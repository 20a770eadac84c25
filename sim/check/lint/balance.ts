import { quote } from '../../files/sentence.ts';
import type { Path } from '../../files/tree.ts';
import type { PolicyDocument } from '../../policy/schema.ts';
import type { Finding, Severity } from './finding.ts';

/** Rights that ask nothing in return, duties that give nothing, and prices that may be a matter of law. */
export function balance(policy: PolicyDocument): readonly Finding[] {
  return [...rightsWithoutDuty(policy), ...dutiesWithoutRight(policy), ...legalQuestions(policy)];
}

function finding(
  severity: Severity,
  path: Path,
  message: string,
  reason: string,
  suggestion: string,
): Finding {
  return { severity, path, message, reason, suggestion };
}

/** Does anything take a lead, and the protection with it, from a partner that does nothing? */
function asksForWork({ follow_up: followUp }: PolicyDocument): boolean {
  return (
    followUp.first_contact_within.kind !== 'forever' ||
    followUp.reclaim_without_progress.some(({ after }) => after.kind !== 'forever')
  );
}

function rightsWithoutDuty(policy: PolicyDocument): readonly Finding[] {
  const found: Finding[] = [];
  const { customer_protection: protection, allocation } = policy;
  if (protection !== undefined && !asksForWork(policy))
    found.push(
      finding(
        'error',
        ['customer_protection'],
        'customers are protected for a partner that has to do nothing',
        'neither a first contact nor progress is asked for: a registration is a placeholder',
        'write `first_contact_within` and `reclaim_without_progress`',
      ),
    );
  if (protection !== undefined && protection.open_registrations_per_partner === undefined)
    found.push(
      finding(
        'warning',
        ['customer_protection', 'open_registrations_per_partner'],
        'a partner may register as many customers as it likes',
        'large allowances have led to many refusals and conflicts, which is why HubSpot cut them (https://hubspot.com/partner-news/domain-capacity-changes-2021)',
        'write `open_registrations_per_partner`',
      ),
    );
  for (const [i, rule] of allocation.entries())
    if (rule.give_to === 'territory' && !asksForWork(policy))
      found.push(
        finding(
          'error',
          ['allocation', i, 'holders'],
          `${quote(rule.rule)} gives regions to holders that have to do nothing`,
          'a region without a duty to act is a placeholder',
          'write `first_contact_within` and `reclaim_without_progress`',
        ),
      );
  return found;
}

function dutiesWithoutRight(policy: PolicyDocument): readonly Finding[] {
  const { customer_protection: protection, allocation, settlement, market_protection: rights } = policy;
  if (protection !== undefined) return [];
  const found: Finding[] = [];
  if (asksForWork(policy))
    found.push(
      finding(
        'warning',
        ['customer_protection'],
        'partners have deadlines to keep and no customer is ever theirs',
        'whoever works a customer can lose it to whoever signs first, so it pays to do less',
        'write `customer_protection:`',
      ),
    );
  if (
    settlement.co_op !== undefined &&
    rights === undefined &&
    !allocation.some(({ give_to: to }) => to === 'territory' || to === 'submitter')
  )
    found.push(
      finding(
        'warning',
        ['settlement', 'co_op'],
        'partners are to promote and have no claim to what comes of it',
        'neither a customer nor a region is theirs, nor a lead that they found',
        'let leads of `origin: partner` go to their `submitter`',
      ),
    );
  return found;
}

/**
 * Where the partner collects the money it may be the seller, and a lowest price then is one of resale: a question of
 * competition law (China: Anti-Monopoly Law as amended in 2022, article 18; European Union: Regulation 2022/720, article
 * 4 (a)). No answer is given here.
 */
function legalQuestions({ settlement, quotation = [] }: PolicyDocument): readonly Finding[] {
  if (settlement.money_collected_by !== 'partner') return [];
  const reason =
    'where the partner collects it may be the seller, and fixing a lowest resale price may be forbidden (China: Anti-Monopoly Law, art. 18; European Union: Regulation 2022/720, art. 4 a)';
  return quotation.flatMap((rule, i) =>
    rule.lowest === undefined
      ? []
      : [
          finding(
            'warning',
            ['quotation', i, 'lowest'],
            `a legal question: ${quote(rule.rule)} sets a lowest price, and the partner collects the money`,
            reason,
            'ask a lawyer; or let the platform collect, or recommend prices instead',
          ),
        ],
  );
}
