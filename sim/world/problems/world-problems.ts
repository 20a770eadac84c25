import { quote, sentence } from '../../files/sentence.ts';
import type { Path } from '../../files/tree.ts';
import { recommenderNames } from '../compile-recommenders.ts';
import { collisions } from '../name-key.ts';
import { memberNames } from '../partner-names.ts';
import type { WorldDocument } from '../schema.ts';
import { laterProblems } from './later-problems.ts';
import { productProblems, quotationProblems, regionProblems } from './offer-problems.ts';
import { partnerCareProblems, partnerProblems } from './partner-problems.ts';
import { regionNames, skillsOf, type WorldProblem } from './problem.ts';
import { shockProblems } from './shock-problems.ts';
import {
  promotionProblems,
  recommenderProblems,
  referralProblems,
  sourceProblems,
} from './source-problems.ts';

/** Everything that is wrong between the fields of a world whose fields are each well formed. */
export function worldProblems(world: WorldDocument): WorldProblem[] {
  return [
    ...regionProblems(world),
    ...productProblems(world),
    ...sourceProblems(world),
    ...shockProblems(world),
    ...partnerProblems(world),
    ...laterProblems(world),
    ...quotationProblems(world),
    ...promotionProblems(world),
    ...referralProblems(world),
    ...partnerCareProblems(world),
    ...recommenderProblems(world),
    ...currencyProblems(world),
    ...keyProblems(world),
  ];
}

/** All amounts of money with their places; those that come from defaults are in CNY. */
function currencyProblems(world: WorldDocument): WorldProblem[] {
  const found: WorldProblem[] = [];
  const walk = (value: unknown, path: Path) => {
    if (typeof value !== 'object' || value === null) return;
    if ('minor' in value && 'currency' in value) {
      if (value.currency !== world.currency) {
        found.push({
          path,
          message: sentence(
            `this amount is in ${value.currency}, the world counts in ${world.currency}`,
            'one currency per world; defaults are in CNY, so write this one if it is left out',
          ),
        });
      }
      return;
    }
    if ('amount' in value && 'per' in value) {
      walk(value.amount, path);
      return;
    }
    for (const [key, part] of Object.entries(value)) {
      walk(part, [...path, Array.isArray(value) ? Number(key) : key]);
    }
  };
  walk(world, []);
  return found;
}

function keyProblems(world: WorldDocument): WorldProblem[] {
  const kinds: [string, string, string[]][] = [
    ['regions', 'region', regionNames(world)],
    ['target_markets', 'market', world.target_markets.map((market) => market.market)],
    ['products', 'product', world.products.map((product) => product.product)],
    ['products', 'skill', skillsOf(world)],
    ['sources', 'source', world.sources.map((source) => source.source)],
    ['recommenders', 'recommender', (world.recommenders?.kinds ?? []).flatMap(recommenderNames)],
    ['after_order', 'upsell', (world.after_order?.upsells.paths ?? []).map(({ path }) => path)],
    ['after_sales', 'ticket', (world.after_sales?.tickets ?? []).map(({ ticket }) => ticket)],
    [
      'archetypes',
      'party',
      [
        ...world.archetypes.flatMap((archetype) => memberNames(archetype).map((member) => member.name)),
        ...world.partners.map((partner) => partner.partner),
      ],
    ],
  ];
  return kinds.flatMap(([path, kind, names]) =>
    collisions(kind, names).map(([one, other]) => ({
      path: [path],
      message: sentence(
        `${quote(one)} and ${quote(other)} cannot be told apart by their hashes`,
        'rename one of them',
      ),
    })),
  );
}
