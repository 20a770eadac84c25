import {
  jackknifeRatio,
  jackknifeRatioDifference,
  pseudoValueDifference,
} from '../../stats/jackknife-ratio.ts';
import type { IntervalEstimate } from '../../stats/mean-interval.ts';
import { linearisedDifference, pairedRatioDifference } from '../../stats/paired-ratio-difference.ts';
import { type RatioSample, ratioInterval } from '../../stats/ratio-of-sums.ts';
import type { CompareDocument } from '../documents/comparison-schema.ts';

/** How ratios of sums get their intervals. */
export interface IntervalMethod {
  readonly level: (sample: RatioSample, level: number) => IntervalEstimate | null;
  readonly difference: (plan: RatioSample, baseline: RatioSample, level: number) => IntervalEstimate | null;
  /** One value a replication, whose mean has the error of the difference. */
  readonly column: (plan: RatioSample, baseline: RatioSample) => number[] | null;
  readonly levelName: string;
  readonly differenceName: string;
}

export const INTERVAL_METHODS: Readonly<Record<CompareDocument['ratios'], IntervalMethod>> = {
  linearised: {
    level: ratioInterval,
    difference: pairedRatioDifference,
    column: linearisedDifference,
    levelName: 't on linearised ratio',
    differenceName: 'paired t on linearised ratios',
  },
  jackknife: {
    level: jackknifeRatio,
    difference: jackknifeRatioDifference,
    column: pseudoValueDifference,
    levelName: 't on jackknifed ratio',
    differenceName: 'paired t on jackknifed ratios',
  },
};
