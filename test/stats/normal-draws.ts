import seedrandom from 'seedrandom';

/** Standard normal draws for statistical tests, by Box and Muller (1958) from a fixed seed. */
export function normalDraws(seed: string): () => number {
  const uniform = seedrandom.alea(seed);
  return () => Math.sqrt(-2 * Math.log(1 - uniform.double())) * Math.cos(2 * Math.PI * uniform.double());
}
