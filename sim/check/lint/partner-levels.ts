import { quote } from '../../files/sentence.ts';
import type { PolicyDocument } from '../../policy/schema.ts';
import type { WorldDocument } from '../../world/schema.ts';
import type { Finding } from './finding.ts';

type Levels = NonNullable<PolicyDocument['partner_levels']>;
type Level = Levels['levels'][number];

/** Weeks between two reviews, about. */
const WEEKS_BETWEEN: Readonly<Record<Levels['review'], number>> = {
  'every month': 52 / 12,
  'every quarter': 13,
  'every year': 52,
};

/**
 * Levels that overlap with the one below or bring less than it, and such as nobody can come to. That their amounts rise
 * and that the last one is everybody's is asked of any policy.
 *
 * @param world where it is known what enquiries come and what they are worth
 */
export function partnerLevels(policy: PolicyDocument, world?: WorldDocument): readonly Finding[] {
  if (policy.partner_levels === undefined) return [];
  const { levels } = policy.partner_levels;
  return [
    ...levels.slice(0, -1).flatMap((level, i) => againstBelow(level, levels[i + 1], i)),
    ...lowestWithoutLeads(levels),
    ...(world === undefined ? [] : beyondReach(policy.partner_levels, world)),
  ];
}

function againstBelow(level: Level, below: Level, place: number): readonly Finding[] {
  const path = ['partner_levels', 'levels', place];
  const [upper, lower] = [quote(level.level), quote(below.level)];
  if (level.adds === below.adds && level.leads === below.leads)
    return [
      {
        severity: 'warning',
        path: [...path, 'level'],
        message: `${upper} brings nothing that ${lower} does not`,
        reason: 'two levels that overlap are one with two names: nobody has a reason to rise',
        suggestion: `let ${upper} add something, or remove it`,
      },
    ];
  if (level.adds < below.adds || (level.leads === 'none' && below.leads !== 'none'))
    return [
      {
        severity: 'error',
        path: [...path, level.adds < below.adds ? 'adds' : 'leads'],
        message: `${upper} brings less than ${lower} below it`,
        reason: 'a partner that sells more loses by it',
        suggestion: `give ${upper} as much as ${lower} at least`,
      },
    ];
  return [];
}

/** Everybody begins at the lowest level. */
function lowestWithoutLeads(levels: Levels['levels']): readonly Finding[] {
  const lowest = levels.length - 1;
  if (lowest < 1 || levels[lowest].leads !== 'none') return [];
  const [above, name] = [quote(levels[lowest - 1].level), quote(levels[lowest].level)];
  return [
    {
      severity: 'warning',
      path: ['partner_levels', 'levels', lowest, 'leads'],
      message: `hardly anybody comes to ${above}`,
      reason: `everybody begins at ${name}, which gets no leads: only own finds lead up from there`,
      suggestion: `let ${name} have leads \`as-others\``,
    },
  ];
}

function beyondReach({ review, levels }: Levels, { sources, products }: WorldDocument): readonly Finding[] {
  const enquiries = sources.reduce((sum, { per_week: rate }) => sum + rate, 0) * WEEKS_BETWEEN[review];
  const dearest = Math.max(
    ...products.map(({ price, of_which_ad_spend: spent }) => price.minor - (spent?.minor ?? 0)),
  );
  return levels.flatMap(({ level, from }, i): Finding[] =>
    from.minor <= enquiries * dearest
      ? []
      : [
          {
            severity: 'warning',
            path: ['partner_levels', 'levels', i, 'from'],
            message: `hardly anybody comes to ${quote(level)}`,
            reason:
              'all enquiries of a period together are worth less, were each of them an order of the dearest product',
            suggestion: 'lower the amount, or review less often',
          },
        ],
  );
}
