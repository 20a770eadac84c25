import { WEEKS_PER_MONTH } from '../engine/civil.ts';
import { byName } from './by-name.ts';
import type { CompiledSource } from './compiled.ts';
import type { RecommenderKind, RecommenderWorld } from './compiled-recommenders.ts';
import { nameKey } from './name-key.ts';
import { RECOMMENDER_TYPES } from './recommender-types.ts';
import type { WorldDocument } from './schema.ts';

type Written = NonNullable<WorldDocument['recommenders']>['kinds'][number];

/** Names of a kind's members, which are their identities. */
export function recommenderNames({ recommender, count }: Pick<Written, 'recommender' | 'count'>): string[] {
  return Array.from({ length: count }, (_, i) => `${recommender}/${i + 1}`);
}

/** Partners that recommend; null for a world that says nothing of them. */
export function compileRecommenders(
  { recommenders: written }: WorldDocument,
  sources: readonly CompiledSource[],
): RecommenderWorld | null {
  if (written === undefined) return null;
  const kinds = byName(written.kinds, ({ recommender }) => recommender);
  return {
    happens: written.happens,
    kinds: kinds.map((kind) => compileKind(kind, sources)),
    members: kinds.flatMap((kind, index) =>
      recommenderNames(kind).map((name) => ({ name, ...nameKey('recommender', name), kind: index })),
    ),
  };
}

function compileKind(kind: Written, sources: readonly CompiledSource[]): RecommenderKind {
  const { posts } = kind;
  return {
    name: kind.recommender,
    ...nameKey('recommender', kind.recommender),
    type: RECOMMENDER_TYPES.indexOf(kind.type),
    source: sources.findIndex(({ name }) => name === kind.source),
    perWeek: kind.per_week,
    posts:
      posts === undefined
        ? null
        : {
            perWeek: posts.per_month / WEEKS_PER_MONTH,
            brings: posts.brings,
            fadesAfter: posts.fades_after.seconds,
          },
    wants: kind.wants.minor,
    responds: kind.responds,
    anyway: Math.min(kind.anyway, kind.most),
    most: kind.most,
    adjusts: kind.adjusts,
    firstBuys: kind.first_buys,
    learns: kind.learns,
    honesty: kind.honesty,
    makesUp: kind.makes_up,
    tracked: kind.tracked,
    influences: kind.influences,
    before: kind.before,
    around: kind.around.seconds,
    logOdds: Math.log(kind.odds_ratio),
  };
}
