import type { PolicyDocument } from '../../policy/schema.ts';
import type { Finding } from './finding.ts';

const SCHEMES = ['commission', 'phased_rebate'] as const;
type Scheme = NonNullable<PolicyDocument['settlement']['commission']>;

/** Steps of pay at which who sells more earns less. */
export function steps({ settlement }: PolicyDocument): readonly Finding[] {
  return SCHEMES.flatMap((name) => {
    const scheme = settlement[name];
    return scheme?.mode === 'retroactive' ? falls(scheme, name) : [];
  });
}

/**
 * A rate that falls: a retroactive one holds for the whole amount, so that pay falls with it, unless the floor or the cap
 * holds on both sides. What is paid for each part of an amount alone may fall and still add up.
 */
function falls(scheme: Scheme, name: (typeof SCHEMES)[number]): readonly Finding[] {
  const { at_most: most, at_least: least } = scheme;
  const atMost = most?.minor ?? Number.POSITIVE_INFINITY;
  const atLeast = least?.minor ?? 0;
  const payAt = (rate: number, amount: number) => Math.max(atLeast, Math.min(atMost, rate * amount));
  return scheme.steps.flatMap(({ from, rate }, i): Finding[] => {
    if (i === 0) return [];
    const before = payAt(scheme.steps[i - 1].rate, from.minor);
    const pay = payAt(rate, from.minor);
    if (pay >= before) return [];
    const [lower, higher] = [pay, before].map((minor) => `${Math.round(minor / 100)} ${from.currency}`);
    return [
      {
        severity: 'error',
        path: ['settlement', name, 'steps', i, 'rate'],
        message: 'who reaches this step earns less than just below it',
        reason: `the rate of a \`retroactive\` step holds for the whole amount: ${higher} become ${lower} there`,
        suggestion: 'raise the rate, or write `mode: marginal`, where it holds for what is above the step',
      },
    ];
  });
}
