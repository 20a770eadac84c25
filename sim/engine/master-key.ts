import seedrandom from 'seedrandom';

/**
 * Turns the seed a person writes ("spring-2026") into the two words of a study's master key.
 *
 * Kept apart from `draw.ts`: workers are sent the two words and never load seedrandom.
 *
 * @returns two int32 words
 */
export function masterKey(studySeed: string): readonly [number, number] {
  const generator = seedrandom(studySeed);
  return [generator.int32(), generator.int32()];
}
