import { CUSTOMER_FACTS } from '../../measure/facts.ts';
import { measuresOf } from '../../measure/layout.ts';
import { type Measure, PARTNER_SUMS, type PartnerMeasure, type Term } from '../../measure/measure.ts';
import { MEASURE_GROUPS } from '../../measure/registry.ts';
import type { Topic } from '../../measure/topics.ts';
import type { StudyDocument } from '../documents/schema.ts';
import type { MeasureInfo } from './estimate.ts';

const PARTNER_AMOUNTS: Readonly<Record<PartnerMeasure['numerator'], string>> = {
  pay: 'pay of partners for customers of the cohort',
  hoursCost: "partners' hours on customers of the cohort at their hourly cost",
  capitalCost: 'capital cost of waiting for that pay',
  profit:
    'pay for customers of the cohort, less hours on them at their cost, less the capital cost of waiting',
  seconds: "partners' working time spent on customers of the cohort",
  won: 'needs of the cohort sold',
  offers: 'times a lead of the cohort was given to a partner',
  revenue: 'receipts from customers of the cohort',
  ...PARTNER_SUMS,
};

const PARTNER_DENOMINATORS: Readonly<Record<PartnerMeasure['denominator'], string>> = {
  'partner-months': 'partners present at cut-over times months of the cohort',
  'months-as-partner': 'months of the cohort times partners there were then, those signed meanwhile included',
  capacity: 'working time that these partners had',
  ...PARTNER_SUMS,
};

const ALL_PARTNERS = 'partners present at cut-over';

const GROUP_OF: ReadonlyMap<string, string> = new Map(
  MEASURE_GROUPS.flatMap(({ title, measures }) => measures.map(({ id }) => [id, title])),
);

/**
 * All measures as the study shows them: its own headlines and margins, and what is divided by what in words.
 *
 * @param currency shown in the place of CNY
 * @param topics mechanisms that the world holds
 */
export function measureInfos(
  { headline, material }: Pick<StudyDocument, 'headline' | 'material'>,
  currency: string,
  topics: readonly Topic[],
): MeasureInfo[] {
  const margins = material as Readonly<Record<string, number | undefined>>;
  return measuresOf(topics).map((measure) => ({
    id: measure.id,
    title: measure.title,
    unit: measure.unit.replace('CNY', currency),
    scale: measure.scale,
    better: measure.better,
    material: margins[measure.id] ?? measure.material,
    headline: headline.includes(measure.id),
    group: GROUP_OF.get(measure.id)!,
    ...partsInWords(measure),
    decimals: measure.decimals,
  }));
}

function partsInWords(measure: Measure): { numerator: string; denominator: string } {
  switch (measure.kind) {
    case 'customer':
      return {
        numerator: termsInWords(measure.numerator),
        denominator: CUSTOMER_FACTS[measure.denominator],
      };
    case 'partner':
      return {
        numerator: PARTNER_AMOUNTS[measure.numerator],
        denominator: PARTNER_DENOMINATORS[measure.denominator],
      };
    case 'distribution':
      return { numerator: measure.title, denominator: ALL_PARTNERS };
    case 'direct-team':
      return {
        numerator: "seconds HQ's direct team worked while the cohort arrived",
        denominator: 'working time that it had',
      };
  }
}

/** `receipts, less cost of goods, less lead cost`. */
function termsInWords(terms: readonly Term[]): string {
  return terms
    .map(([fact, factor], i) => {
      const words = CUSTOMER_FACTS[fact];
      if (i === 0) return words;
      return factor < 0 ? `less ${words}` : `and ${words}`;
    })
    .join('; ');
}
