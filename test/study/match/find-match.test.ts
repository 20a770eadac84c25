import { describe, expect, test } from 'vitest';
import { type FoundMatch, findMatch, isWithin, type Off } from '../../../sim/study/match/find-match.ts';
import { normalDraws } from '../../stats/normal-draws.ts';

const ROOT = 20.8;
/** What a plan is off by in truth. */
const truly = (level: number) => 0.043 * (level - ROOT) + 0.0002 * (level - ROOT) ** 2;

/** A plan whose years differ by `spread`, anew at every level, as conduct that changes sends customers other ways. */
function noisy(spread: number, seed: string) {
  const asked: { readonly level: number; readonly years: number }[] = [];
  const normal = normalDraws(seed);
  const kept = new Map<string, Off>();
  const offAt = async (level: number, years: number): Promise<Off> => {
    const key = `${level}, ${years}`;
    if (!kept.has(key)) {
      asked.push({ level, years });
      const off = truly(level) + (spread * normal()) / Math.sqrt(years);
      kept.set(key, { off, halfWidth: (1.96 * spread) / Math.sqrt(years) });
    }
    return kept.get(key)!;
  };
  return { asked, offAt };
}

async function matches(spread: number, within: number, years: number, trials = 400): Promise<FoundMatch[]> {
  const found: FoundMatch[] = [];
  for (let i = 0; i < trials; i++) {
    const { asked, offAt } = noisy(spread, `match ${i}`);
    const match = await findMatch(offAt, [0, 40], within, years);
    expect(match).not.toBeNull();
    expect(asked.filter((each) => each.years === years).length).toBeLessThanOrEqual(4);
    found.push(match!);
  }
  return found;
}

describe('the level at which two plans are equal', () => {
  test('is not the one at which chance makes the difference small: its interval holds the truth', async () => {
    const found = await matches(0.05, 0.005, 160);
    const covered = found.filter(
      ({ level, off, halfWidth }) => Math.abs(truly(level) - off) <= halfWidth!,
    ).length;
    // 400 trials at 95 %: nominal less two standard errors.
    expect(covered / found.length).toBeGreaterThan(0.928);
    // And it says that so few years do not show what is asked.
    expect(found.some((each) => isWithin(each, 0.005))).toBe(false);
  });

  test('is within the tolerance with its whole interval where years suffice', async () => {
    const found = await matches(0.05, 0.015, 160);
    const within = found.filter((each) => isWithin(each, 0.015));
    expect(within.length / found.length).toBeGreaterThan(0.95);
    const wrong = within.filter(({ level }) => Math.abs(truly(level)) > 0.015).length;
    expect(wrong / within.length).toBeLessThan(0.05 + 0.022);
  });

  test('is searched for with a quarter of the years', async () => {
    const { asked, offAt } = noisy(0.05, 'quarter');
    await findMatch(offAt, [0, 40], 0.015, 160);
    expect(asked[0]).toEqual({ level: 0, years: 40 });
    expect(asked.at(-1)!.years).toBe(160);
  });

  test('is found with one year too, of which nobody knows how far chance goes', async () => {
    const offAt = async (level: number): Promise<Off> => ({ off: truly(level), halfWidth: null });
    const found = await findMatch(offAt, [0, 40], 0.001, 1);
    expect(Math.abs(truly(found!.level))).toBeLessThanOrEqual(0.001);
    expect(isWithin(found!, 0.001)).toBe(false);
  });

  test('is none where both limits are off the same way, and where the setting jumps over it', async () => {
    const jump =
      (at: number) =>
      async (level: number): Promise<Off> => ({
        off: level < at ? -0.5 : 0.5,
        halfWidth: 0.01,
      });
    expect(await findMatch(jump(50), [0, 40], 0.01, 40)).toBeNull();
    expect(await findMatch(jump(20), [0, 40], 0.01, 40)).toBeNull();
  });
});

test.each([0.2, 0.5, 1, 1.2, 1.9])(
  'a root at %f is found though a quarter of the years tell neither limit from the baseline',
  async (root) => {
    const offAt = async (level: number, years: number): Promise<Off> => ({
      off: 0.02 * (level - root),
      halfWidth: 0.0144 * Math.sqrt(160 / years),
    });
    const found = await findMatch(offAt, [0, 2.4], 0.005, 160);
    expect(Math.abs(found!.off)).toBeLessThan(0.0144 / 4);
  },
);

test('a limit that all years tell from the baseline is no answer', async () => {
  const offAt = async (level: number, years: number): Promise<Off> => ({
    off: 0.02 + 0.001 * level,
    halfWidth: 0.0144 * Math.sqrt(160 / years),
  });
  expect(await findMatch(offAt, [0, 2.4], 0.005, 160)).toBeNull();
});
