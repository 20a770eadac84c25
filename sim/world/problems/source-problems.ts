import { sentence } from '../../files/sentence.ts';
import type { WorldDocument } from '../schema.ts';
import { allZero, mixProblems, regionNames, unknown, type WorldProblem } from './problem.ts';

export function sourceProblems(world: WorldDocument): WorldProblem[] {
  const regions = regionNames(world);
  const products = world.products.map((product) => product.product);
  const found: WorldProblem[] = [];
  for (const [i, source] of world.sources.entries()) {
    const here = ['sources', i] as const;
    found.push(
      ...mixProblems([...here, 'regions'], 'region', source.regions, regions),
      ...mixProblems([...here, 'products'], 'product', source.products, products),
      ...allZero([...here, 'season'], source.season, 'the months'),
      ...allZero([...here, 'hours', 'by_weekday'], source.hours.by_weekday, 'the weekdays'),
      ...allZero([...here, 'hours', 'by_hour'], source.hours.by_hour, 'the hours'),
    );
    for (const [j, burst] of source.bursts.entries()) {
      const { from, to } = burst;
      if (to.month < from.month || (to.month === from.month && to.day < from.day)) {
        found.push({
          path: [...here, 'bursts', j, 'to'],
          message: sentence(
            'it ends before it begins',
            'one over New Year is two: one until 12-31, one from 01-01',
          ),
        });
      }
      for (const [k, region] of (burst.regions ?? []).entries()) {
        found.push(...unknown([...here, 'bursts', j, 'regions', k], 'region', region, regions));
      }
    }
  }
  return found;
}

export function referralProblems(world: WorldDocument): WorldProblem[] {
  const { referrals, sources } = world;
  if (referrals === undefined) return [];
  const path = ['referrals', 'source'];
  const known = sources.map(({ source }) => source);
  const found = unknown(path, 'source', referrals.source, known);
  const owner = sources.find(({ source }) => source === referrals.source)?.owner;
  if (owner !== undefined && owner !== 'customer') {
    found.push({ path, message: 'customers send others through a source whose `owner` is `customer`' });
  }
  if (world.after_order === undefined) {
    found.push({
      path: ['referrals'],
      message: 'only with `after_order`, which knows how satisfied customers are',
    });
  }
  return found;
}

export function recommenderProblems({ recommenders, sources }: WorldDocument): WorldProblem[] {
  const known = sources.map(({ source }) => source);
  return (recommenders?.kinds ?? []).flatMap(({ source, per_week: perWeek, posts, influences }, i) => {
    const path = ['recommenders', 'kinds', i];
    const found = unknown([...path, 'source'], 'source', source, known);
    const owner = sources.find((each) => each.source === source)?.owner;
    if (owner !== undefined && owner !== 'hq') {
      const message = 'those whom they bring enquire through a source whose `owner` is `hq`';
      found.push({ path: [...path, 'source'], message });
    }
    if (perWeek === 0 && posts === undefined && influences === 0) {
      const hint = 'write `per_week:`, `posts:` or `influences:`';
      found.push({ path, message: sentence('these neither bring nor influence anybody', hint) });
    }
    return found;
  });
}

export function promotionProblems({ local_promotion: promotion, sources }: WorldDocument): WorldProblem[] {
  const known = sources.map(({ source }) => source);
  return (promotion?.raises ?? []).flatMap((source, i) =>
    unknown(['local_promotion', 'raises', i], 'source', source, known),
  );
}
