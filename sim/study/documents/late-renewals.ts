import { quote } from '../../files/sentence.ts';
import type { LoadedStudy } from './load-study.ts';

const DAY = 86_400;
const WEEK = 7 * DAY;

/** What a policy says of renewals. */
const SETTINGS = [
  ['settlement', 'renewal_belongs_to'],
  ['settlement', 'basic_discount', 'renewal'],
] as const;

/** Measures in which nothing but renewals is counted. */
const MEASURES: ReadonlySet<string> = new Set([
  'renewal',
  'renewal-revenue',
  'grey-renewals',
  'grey-renewal-pay',
]);

/** Renewals that none of a study's customers is followed up to, though its policies or measures speak of them. */
export function lateRenewals({
  study,
  policies,
  compiledWorld,
}: LoadedStudy): { readonly message: string; readonly hint: string } | undefined {
  const { afterOrder } = compiledWorld;
  if (afterOrder === null || !afterOrder.happens || !afterOrder.renewals.happens) return undefined;
  const { terms, ahead } = afterOrder.renewals;
  const first = Math.min(...terms.map((term) => (term === null ? Number.POSITIVE_INFINITY : term.every)));
  const comesUp = first - ahead;
  if (first === Number.POSITIVE_INFINITY || study.value.follow_up.seconds > comesUp) return undefined;
  const spokenOf = [...measuresOf(study.value), ...settingsOf(policies)];
  if (spokenOf.length === 0) return undefined;
  const days = Math.round(comesUp / DAY);
  return {
    message: `no renewal is counted: the first ones come up ${days} days after an order, when customers are no longer followed`,
    hint: `${spokenOf.join(', ')} ${spokenOf.length === 1 ? 'is' : 'are'} about renewals; follow customers for longer, \`${Math.ceil(first / WEEK) + 26}w\` say`,
  };
}

function measuresOf({ headline, constraints, claim }: LoadedStudy['study']['value']): string[] {
  const asked = [...headline, ...constraints.map(({ measure }) => measure), claim?.measure];
  return [...new Set(asked)].flatMap((id) => (id !== undefined && MEASURES.has(id) ? [quote(id)] : []));
}

/** The first setting that is written, and how many policies besides have such ones. */
function settingsOf(policies: LoadedStudy['policies']): string[] {
  const [first, ...others] = [...policies.values()].flatMap(({ source, value: { policy } }) => {
    const written = SETTINGS.find((path) => source.has([...path]));
    return written === undefined ? [] : [`${quote(written.join('.'))} of ${quote(policy)}`];
  });
  if (first === undefined) return [];
  if (others.length === 0) return [first];
  return [`${first} and ${others.length} more ${others.length === 1 ? 'policy' : 'policies'}`];
}
