import { sentence } from '../../files/sentence.ts';
import type { WorldDocument } from '../schema.ts';
import { allZero, regionNames, unknown, unknownKey, type WorldProblem } from './problem.ts';

export function regionProblems(world: WorldDocument): WorldProblem[] {
  const known = regionNames(world);
  const found: WorldProblem[] = [
    ...allZero(
      ['regions'],
      world.regions.map((region) => region.weight),
      'the regions',
    ),
    ...allZero(
      ['target_markets'],
      world.target_markets.map((market) => market.weight),
      'the target markets',
    ),
  ];
  for (const [i, holiday] of world.holidays.entries()) {
    for (const [j, region] of (holiday.regions ?? []).entries()) {
      found.push(...unknown(['holidays', i, 'regions', j], 'region', region, known));
    }
    if (holiday.to !== undefined && holiday.to < holiday.from) {
      found.push({ path: ['holidays', i, 'to'], message: 'the holiday ends before it begins' });
    }
  }
  const { home } = world.headquarters;
  if (home !== undefined) found.push(...unknown(['headquarters', 'home'], 'region', home, known));
  return found;
}

export function productProblems(world: WorldDocument): WorldProblem[] {
  const found = allZero(
    ['products'],
    world.products.map((product) => product.weight),
    'the products',
  );
  for (const [i, product] of world.products.entries()) {
    const { modules = [], of_which_ad_spend: adSpend } = product;
    if (new Set(modules).size < modules.length) {
      found.push({ path: ['products', i, 'modules'], message: 'a module stands twice in the list' });
    }
    if (adSpend !== undefined && adSpend.minor > product.price.minor) {
      found.push({
        path: ['products', i, 'of_which_ad_spend'],
        message: sentence(
          'more is passed on to advertising platforms than the product costs',
          'the price includes the advertising spend',
        ),
      });
    }
  }
  return found;
}

export function quotationProblems({ quotation, products }: WorldDocument): WorldProblem[] {
  const known = products.map(({ product }) => product);
  return Object.keys(quotation?.needs ?? {}).flatMap((product) =>
    unknownKey(['quotation', 'needs', product], 'product', known),
  );
}
