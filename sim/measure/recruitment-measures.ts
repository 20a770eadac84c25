import { SECONDS_PER_HOUR } from './customer-measure.ts';
import type { PartnerMeasure } from './measure.ts';

const of = (
  id: string,
  title: string,
  numerator: PartnerMeasure['numerator'],
  denominator: PartnerMeasure['denominator'],
  unit: string,
): PartnerMeasure => ({
  kind: 'partner',
  id,
  title,
  numerator,
  denominator,
  unit,
  scale: 100,
  better: 'neither',
  material: null,
  decimals: 1,
});

/** Candidates that apply while the cohort arrives, and what becomes of them. */
export const RECRUITMENT_MEASURES: readonly PartnerMeasure[] = [
  of('recruits-signed', 'Candidates signed', 'signed', 'applied', 'per 100 that applied'),
  of('activation', 'New partners that ever sold anything', 'activated', 'signed', 'per 100 signed'),
  of('recruits-active', 'Candidates that came to sell', 'activated', 'applied', 'per 100 that applied'),
  {
    ...of(
      'screening-hours',
      "Channel managers' hours of screening",
      'screeningSeconds',
      'applied',
      'hours each',
    ),
    scale: 1 / SECONDS_PER_HOUR,
  },
].map((measure) => ({ ...measure, topic: 'recruitment' }));
