import type { NameKey } from './compiled.ts';

/** A kind of partners that recommend, as tape and market read it. Times in seconds, money in minor units. */
export interface RecommenderKind extends NameKey {
  readonly name: string;
  /** Index into `RECOMMENDER_TYPES`. */
  readonly type: number;
  readonly source: number;
  /** Enquiries a week of each, outside its posts. */
  readonly perWeek: number;
  readonly posts: {
    readonly perWeek: number;
    /** Enquiries a post brings, and the mean time to one. */
    readonly brings: number;
    readonly fadesAfter: number;
  } | null;
  readonly wants: number;
  readonly responds: number;
  readonly anyway: number;
  readonly most: number;
  readonly adjusts: number;
  readonly firstBuys: number;
  readonly learns: number;
  readonly honesty: number;
  readonly makesUp: number;
  readonly tracked: number;
  readonly influences: number;
  readonly before: number;
  readonly around: number;
  /** Effect of its influence on the log-odds of a sale. */
  readonly logOdds: number;
}

/** A partner that recommends. */
interface Recommender extends NameKey {
  readonly name: string;
  readonly kind: number;
}

export interface RecommenderWorld {
  readonly happens: boolean;
  readonly kinds: readonly RecommenderKind[];
  /** Members of all kinds, kind by kind. */
  readonly members: readonly Recommender[];
}

/** Enquiries a week that a member brings at ordinary effort, steadily and by posts. */
export function ordinaryPerWeek({ perWeek, posts }: RecommenderKind): number {
  return perWeek + (posts === null ? 0 : posts.perWeek * posts.brings);
}
