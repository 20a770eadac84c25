import type { CustomerFact } from './facts.ts';
import type { CustomerMeasure, MeasureBase, Term } from './measure.ts';

export const SECONDS_PER_HOUR = 3600;
export const SECONDS_PER_DAY = 86_400;
/** Money is kept in minor units; amounts are shown in major ones. */
export const MINOR = 1 / 100;

/** A measure of facts about customers. */
export const customer = (
  id: string,
  title: string,
  numerator: CustomerFact | readonly Term[],
  denominator: CustomerFact,
  shown: Pick<MeasureBase, 'unit' | 'scale' | 'better' | 'material' | 'decimals'> & { headline?: true },
): CustomerMeasure => ({
  kind: 'customer',
  id,
  title,
  numerator: typeof numerator === 'string' ? [[numerator, 1]] : numerator,
  denominator,
  ...shown,
});

/** Shown for a hundred. */
export const per100 = (better: MeasureBase['better'], material: number | null, unit = 'per 100 customers') =>
  ({ unit, scale: 100, better, material, decimals: 2 }) as const;
/** Shown as money for each customer. */
export const money = (better: MeasureBase['better'], material: number | null) =>
  ({ unit: 'CNY per customer', scale: MINOR, better, material, decimals: 0 }) as const;
