import type { SpeedCurve } from './compiled.ts';

type Fit = Omit<SpeedCurve, 'preset' | 'actsBy'>;

/**
 * Our fits of m(t) = f + (1 - f) (1 + t / tau)^-beta, t in minutes, to published speed-to-lead figures, with the
 * probability that the anchoring study gives, or may be taken to have had, at its reference time.
 */
export const SPEED_CURVES: Readonly<Record<SpeedCurve['preset'], Fit>> = {
  /** No effect: m is 1. */
  none: { floor: 1, tauMinutes: 1, beta: 0, referenceProbability: 0.32, referenceMinutes: 2.5 },
  /**
   * Close rates of 939 software firms: 32 % within five minutes (its middle, 2.5, is the reference), 12 % after a
   * day or more. Grade C, https://optif.ai/learn/questions/speed-to-lead-statistics
   */
  gentle: { floor: 0.07, tauMinutes: 5, beta: 0.2, referenceProbability: 0.32, referenceMinutes: 2.5 },
  /**
   * Leads360 2012, 3.5 million leads: conversion +391 % when called within a minute, +160, +98, +62, +36, +24 and
   * +17 % after 2 and 3 minutes, 30 minutes, 1 h, 5 h and a day. Grade B,
   * https://www.mediapost.com/publications/article/187332/how-to-determine-the-best-response-time-per-lead.html
   * It gives no level; 0.20 within the first minute is an assumption: about five times a conversion of 4 %.
   */
  'call-steep': {
    floor: 0.07,
    tauMinutes: 0.2,
    beta: 1.05,
    referenceProbability: 0.2,
    referenceMinutes: 0.5,
  },
  /**
   * HBR 2011, 1.25 million leads: within an hour nearly seven times as likely to qualify as an hour later, more
   * than sixty times as likely as after a day. Grade A/B,
   * https://www.researchgate.net/publication/298137032_The_short_life_of_online_sales_leads
   * It gives no level; 0.40 at 20 minutes is an assumption: a meaningful talk with a decision maker is far more
   * frequent than a sale.
   */
  'qualify-steep': {
    floor: 0.006,
    tauMinutes: 45,
    beta: 2.8,
    referenceProbability: 0.4,
    referenceMinutes: 20,
  },
};
