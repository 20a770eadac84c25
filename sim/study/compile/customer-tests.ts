import type { Condition } from '../../files/quantity/condition.ts';
import { CUSTOMER_FIELDS, type CustomerField, type CustomerTest } from '../../market/compiled-study.ts';
import { CUSTOMER_KINDS, ORIGINS } from '../../policy/condition/schema.ts';
import type { CompiledWorld } from '../../world/compiled.ts';

/** The names that a condition on customers may use, per field, each at its index; a number has none. */
export type CustomerNames = Readonly<Record<CustomerField, readonly string[] | undefined>>;

/** Groups of regions, each once, in the order of the compiled regions. */
function groupsOf(world: Pick<CompiledWorld, 'regions'>): string[] {
  return [...new Set(world.regions.map((region) => region.group))];
}

/** The names of a world that scenarios and phases may use. */
export function customerNames(world: CompiledWorld): CustomerNames {
  const names = (list: readonly { readonly name: string }[]) => list.map((each) => each.name);
  return {
    source: names(world.sources),
    origin: ORIGINS,
    region: names(world.regions),
    group: groupsOf(world),
    product: names(world.products),
    market: names(world.markets),
    customer: CUSTOMER_KINDS,
    modules: undefined,
    sites: undefined,
  };
}

/** A name in a condition that the world does not have. */
export interface UnknownName {
  readonly field: CustomerField;
  /** Place among the names of that field. */
  readonly index: number;
  readonly written: string;
  readonly known: readonly string[];
}

/**
 * The tests of a condition on customers as the market applies them; tests of other fields are left out.
 *
 * @param unknown is told of every name that the world does not have
 */
export function compileCustomerTests(
  condition: Condition,
  names: CustomerNames,
  unknown: (name: UnknownName) => void,
): CustomerTest[] {
  if ('anything' in condition) return [];
  const tests: CustomerTest[] = [];
  for (const test of condition.all) {
    const field = test.field as CustomerField;
    const index = CUSTOMER_FIELDS.indexOf(field);
    if (index < 0) continue;
    if (!('oneOf' in test)) {
      const { atLeast = Number.NEGATIVE_INFINITY, below = Number.POSITIVE_INFINITY } = test;
      tests.push({ field: index, mask: 0, atLeast, below });
      continue;
    }
    const known = names[field] ?? [];
    let mask = 0;
    test.oneOf.forEach((written, place) => {
      const bit = known.indexOf(written);
      if (bit < 0) unknown({ field, index: place, written, known });
      else mask |= 1 << bit;
    });
    tests.push({ field: index, mask, atLeast: Number.NEGATIVE_INFINITY, below: Number.POSITIVE_INFINITY });
  }
  return tests;
}

/** Facts of one kind of customer: a number for each of `CUSTOMER_FIELDS`. */
export type CustomerKind = readonly number[];

/** Does a kind of customer meet all tests? */
export function meets(tests: readonly CustomerTest[], kind: CustomerKind): boolean {
  return tests.every(({ field, mask, atLeast, below }) => {
    const value = kind[field];
    return mask !== 0 ? ((mask >>> value) & 1) === 1 : value >= atLeast && value < below;
  });
}

/**
 * Every kind of customer that can arrive in a world, as far as the given fields tell kinds apart; the others are
 * shown at one of their values.
 */
export function* customerKinds(
  world: CompiledWorld,
  fields: ReadonlySet<CustomerField>,
): Generator<CustomerKind> {
  const groups = groupsOf(world);
  const { multiSite, thirdSite, b2cShare } = world.customers;
  const shares = [1 - multiSite, multiSite * (1 - thirdSite), multiSite * thirdSite];
  const businessSites = [1, 2, 3].filter((count) => shares[count - 1] > 0);
  const customers = b2cShare === 0 ? [0] : b2cShare === 1 ? [1] : [0, 1];
  const markets = [...world.markets.keys()].filter((market) => world.markets[market].weight > 0);
  const told = <T>(values: readonly T[], ...by: CustomerField[]) =>
    by.some((field) => fields.has(field)) ? values : values.slice(0, 1);

  for (const [s, source] of world.sources.entries()) {
    if (source.perWeek === 0) continue;
    const regions = [...source.regionWeights.keys()].filter((region) => source.regionWeights[region] > 0);
    const products = [...source.productWeights.keys()].filter((p) => source.productWeights[p] > 0);
    for (const region of told(regions, 'region', 'group')) {
      for (const product of told(products, 'product', 'modules')) {
        for (const market of told(markets, 'market')) {
          for (const customer of told(customers, 'customer')) {
            // Shops that sell to consumers have one site.
            for (const site of told(customer === 0 ? businessSites : [1], 'sites')) {
              yield [
                s,
                ORIGINS.indexOf(source.origin),
                region,
                groups.indexOf(world.regions[region].group),
                product,
                market,
                customer,
                world.products[product].modules,
                site,
              ];
            }
          }
        }
      }
    }
  }
}
