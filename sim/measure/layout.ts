import type { Measure } from './measure.ts';
import { MEASURES } from './registry.ts';
import type { Topic } from './topics.ts';

/** Names that give rows their scenario and slice. */
export interface LayoutNames {
  readonly scenarios: readonly string[];
  readonly sources: readonly string[];
  readonly regions: readonly string[];
  readonly products: readonly string[];
  readonly archetypes: readonly string[];
  /** Mechanisms that the world holds; only the common measures where none are named. */
  readonly topics?: readonly Topic[];
}

export const EVERYTHING = 'everything';
export const ALL_OTHERS = 'all others';

/** A row of results: `bucket` says which sums it reads (customer buckets or archetypes). */
export interface LayoutRow {
  readonly measure: Measure;
  readonly scenario: string;
  readonly slice: string;
  readonly bucket: number;
}

/**
 * Buckets that facts about customers are summed in: everything, one a scenario, all others, then one a source,
 * region and product. A need belongs to one of each kind.
 */
export interface Buckets {
  readonly count: number;
  readonly firstScenario: number;
  readonly firstSource: number;
  readonly firstRegion: number;
  readonly firstProduct: number;
}

export function bucketsOf(names: LayoutNames): Buckets {
  const firstScenario = 1;
  const firstSource = firstScenario + names.scenarios.length + 1;
  const firstRegion = firstSource + names.sources.length;
  const firstProduct = firstRegion + names.regions.length;
  return {
    count: firstProduct + names.products.length,
    firstScenario,
    firstSource,
    firstRegion,
    firstProduct,
  };
}

/** The measures of a world that holds these mechanisms, and of their numerators the terms that it has. */
export function measuresOf(topics: readonly Topic[]): readonly Measure[] {
  const holds = (topic: Topic | undefined) => topic === undefined || topics.includes(topic);
  return MEASURES.filter(({ topic }) => holds(topic)).map((measure) =>
    measure.kind === 'customer'
      ? { ...measure, numerator: measure.numerator.filter(([, , topic]) => holds(topic)) }
      : measure,
  );
}

/** All rows of a study in their fixed order. Archetype buckets are 0 for all partners, 1 + i for archetype i. */
export function layoutRows(names: LayoutNames): LayoutRow[] {
  const buckets = bucketsOf(names);
  const rows: LayoutRow[] = [];
  for (const measure of measuresOf(names.topics ?? [])) {
    rows.push({ measure, scenario: EVERYTHING, slice: '', bucket: 0 });
    const slices = (dimension: string, members: readonly string[], first: number) =>
      members.forEach((member, i) => {
        rows.push({ measure, scenario: EVERYTHING, slice: `${dimension}=${member}`, bucket: first + i });
      });
    if (measure.kind === 'customer') {
      [...names.scenarios, ALL_OTHERS].forEach((scenario, i) => {
        rows.push({ measure, scenario, slice: '', bucket: buckets.firstScenario + i });
      });
      slices('source', names.sources, buckets.firstSource);
      slices('region', names.regions, buckets.firstRegion);
      slices('product', names.products, buckets.firstProduct);
    } else if (measure.kind === 'partner') slices('archetype', names.archetypes, 1);
  }
  return rows;
}
