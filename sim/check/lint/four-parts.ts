import { quote } from '../../files/sentence.ts';
import type { Path } from '../../files/tree.ts';
import { CONFLICT_TYPES } from '../../policy/compiled.ts';
import { LATER_CONFLICTS } from '../../policy/compiled-conflicts.ts';
import { laterRule } from '../../policy/conflicts/compile.ts';
import type { PolicyDocument } from '../../policy/schema.ts';
import type { Finding } from './finding.ts';
import { lacks } from './lacks.ts';
import { followUpRules, leadRules } from './parts-of-leads.ts';

/**
 * Every rule says what sets it off, by what evidence that is known, who has to act, and when it is over. What the
 * schema asks for anyway (the condition of a rule, whom it gives a lead to) is not looked at here.
 */
export function fourParts(policy: PolicyDocument): readonly Finding[] {
  return [
    ...leadRules(policy),
    ...followUpRules(policy),
    ...protectionRules(policy),
    ...disputeRules(policy),
    ...laterDisputeRules(policy),
    ...quotationRules(policy),
    ...serviceRules(policy),
  ];
}

function protectionRules({ customer_protection: protection }: PolicyDocument): readonly Finding[] {
  if (protection === undefined) return [];
  const found: Finding[] = [];
  const at = (key: string): Path => ['customer_protection', key];
  if (protection.complete_means.length === 0)
    found.push(
      lacks(
        'evidence',
        at('complete_means'),
        'a registration',
        'a name alone protects a customer',
        'say what a complete registration states',
      ),
    );
  if (protection.lasts.kind === 'forever')
    found.push(
      lacks(
        'end',
        at('lasts'),
        'the protection of a customer',
        'whoever registers first has it for good',
        'give it a length of time',
      ),
    );
  if (protection.review_within.kind === 'forever')
    found.push(
      lacks(
        'end',
        at('review_within'),
        'the review of a registration',
        'partners do not know when they may begin',
        'give it a length of time',
      ),
    );
  if (protection.extension !== undefined && protection.extension.proof.length === 0)
    found.push(
      lacks(
        'evidence',
        [...at('extension'), 'proof'],
        'an extension',
        'protection is longer for the asking',
        'ask for a `meeting-note`',
      ),
    );
  return found;
}

function disputeRules({ conflicts, customer_protection: protection }: PolicyDocument): readonly Finding[] {
  return CONFLICT_TYPES.flatMap((type) => {
    const { decide, within } = conflicts[type];
    const found: Finding[] = [];
    if (decide.every((step) => step === 'channel-manager'))
      found.push(
        lacks(
          'evidence',
          ['conflicts', type],
          `a dispute of the kind ${quote(type)}`,
          "nothing is written by which it is decided but a channel manager's judgement",
          `name steps under \`decide\` that can be looked up, such as \`${protection === undefined ? 'customer-in-writing' : 'first-complete'}\``,
        ),
      );
    if (within.kind === 'forever')
      found.push(
        lacks(
          'end',
          ['conflicts', type, 'within'],
          `a dispute of the kind ${quote(type)}`,
          'work is held up until it is decided',
          'give it a length of time',
        ),
      );
    return found;
  });
}

/** The same of conflicts about prices, later orders, quotations and service, where a policy decides them at all. */
function laterDisputeRules({ conflicts }: PolicyDocument): readonly Finding[] {
  return LATER_CONFLICTS.flatMap((type) => {
    const rule = laterRule(conflicts, type);
    if (rule === undefined) return [];
    const path: Path = ['conflicts', type, ...(type === 'undercutting' ? ['complaints'] : [])];
    const about = `a dispute of the kind ${quote(type)}`;
    const found: Finding[] = [];
    if (rule.decide.every((step) => step === 'channel-manager'))
      found.push(
        lacks(
          'evidence',
          path,
          about,
          "nothing is written by which it is decided but a channel manager's judgement",
          'name steps under `decide` that can be looked up, such as `customer-in-writing`',
        ),
      );
    if (rule.within.kind === 'forever')
      found.push(
        lacks(
          'end',
          [...path, 'within'],
          about,
          'nobody knows when it is decided',
          'give it a length of time',
        ),
      );
    return found;
  });
}

function quotationRules({ quotation = [] }: PolicyDocument): readonly Finding[] {
  return quotation.flatMap((rule, i): Finding[] =>
    rule.mode !== 'basic-quotation' && rule.when_late === 'wait'
      ? [
          lacks(
            'end',
            ['quotation', i, 'when_late'],
            quote(rule.rule),
            'where headquarters is late the customer waits, however long',
            'write `when_late: quote-alone`, or see that there are people enough',
            'note',
          ),
        ]
      : [],
  );
}

function serviceRules({ after_sales: services = [] }: PolicyDocument): readonly Finding[] {
  return services.flatMap((rule, i): Finding[] => {
    const found: Finding[] = [];
    if (rule.owner === 'either')
      found.push(
        lacks(
          'owner',
          ['after_sales', i, 'owner'],
          quote(rule.rule),
          'where either may do it, it is sent to and fro',
          'write `platform` or `maintainer`',
        ),
      );
    if (rule.service === 'standard' && rule.owner === 'maintainer' && rule.included === undefined)
      found.push(
        lacks(
          'end',
          ['after_sales', i],
          quote(rule.rule),
          'customers take all of it for included, and it eats the pay of whoever does it',
          'say how much is `included` and what is paid `beyond`',
        ),
      );
    if (rule.service === 'value-added' && rule.price === undefined)
      found.push(
        lacks(
          'evidence',
          ['after_sales', i, 'service'],
          quote(rule.rule),
          'it costs extra and nothing says how much',
          'write its `price`',
        ),
      );
    return found;
  });
}
