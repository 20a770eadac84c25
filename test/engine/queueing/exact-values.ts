/**
 * Closed formulas of queueing theory (L. Kleinrock, "Queueing Systems", vol. 1, 1975; D. Gross et al.,
 * "Fundamentals of Queueing Theory"), service rate 1 and offered load a unless said.
 */

/** Erlang B: share of customers lost by c servers without a queue, by the usual recursion. */
export function erlangB(c: number, a: number): number {
  let b = 1;
  for (let k = 1; k <= c; k++) b = (a * b) / (k + a * b);
  return b;
}

/** Erlang C: share of customers that wait for c servers. */
export function erlangC(c: number, a: number): number {
  const b = erlangB(c, a);
  return b / (1 - (a / c) * (1 - b));
}

/** Mean wait in the queue of M/M/c. */
export function waitOfMMc(c: number, a: number): number {
  return erlangC(c, a) / (c - a);
}

/** Pollaczek and Khinchine: mean wait of M/G/1 with mean service 1 and squared coefficient of variation scv. */
export function waitOfMG1(rate: number, scv: number): number {
  return (rate * (1 + scv)) / (2 * (1 - rate));
}

/** Stationary distribution of a birth and death process with these rates, death[0] belonging to state 1. */
function birthAndDeath(birth: readonly number[], death: readonly number[]): number[] {
  const weights = [1];
  for (let n = 0; n < birth.length; n++) weights.push((weights[n] * birth[n]) / death[n]);
  const total = weights.reduce((sum, w) => sum + w, 0);
  return weights.map((w) => w / total);
}

/** M/M/2/3: shares of time with 0 to 3 present. */
export function presenceOfMM23(rate: number, serviceRate: number): number[] {
  return birthAndDeath([rate, rate, rate], [serviceRate, 2 * serviceRate, 2 * serviceRate]);
}

/** Erlang-A, M/M/c + M with patience of rate theta: share that waits, mean number waiting, share that leaves. */
export function erlangA(
  rate: number,
  c: number,
  theta: number,
): { wait: number; queue: number; leave: number } {
  const states = 1000;
  const death = Array.from({ length: states }, (_, n) => Math.min(n + 1, c) + Math.max(0, n + 1 - c) * theta);
  const p = birthAndDeath(new Array(states).fill(rate), death);
  const wait = p.slice(c).reduce((sum, x) => sum + x, 0);
  const queue = p.reduce((sum, x, n) => sum + x * Math.max(0, n - c), 0);
  return { wait, queue, leave: (theta * queue) / rate };
}
