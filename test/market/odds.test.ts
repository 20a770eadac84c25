import { describe, expect, test } from 'vitest';
import { logistic, logit, speedLogOdds, speedMultiplier, unansweredPatience } from '../../sim/market/odds.ts';
import type { SpeedCurve } from '../../sim/world/compiled.ts';
import { SPEED_CURVES } from '../../sim/world/speed-curves.ts';

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

function curve(preset: SpeedCurve['preset']): SpeedCurve {
  return { preset, actsBy: 'odds', ...SPEED_CURVES[preset] };
}

/** What is left at a time, of what is left at the reference of the study. */
function relative(preset: SpeedCurve['preset'], seconds: number): number {
  const { referenceMinutes } = SPEED_CURVES[preset];
  return (
    speedMultiplier(curve(preset), 1, seconds) / speedMultiplier(curve(preset), 1, referenceMinutes * MINUTE)
  );
}

describe('what a slow answer leaves of the chance of a sale', () => {
  // Values of the fitted curves at the points of the studies they are fitted to, to two digits.
  test.each<[SpeedCurve['preset'], number, number]>([
    ['gentle', 2.5 * MINUTE, 1],
    ['gentle', 30 * MINUTE, 0.76],
    ['gentle', HOUR, 0.68],
    ['gentle', 4 * HOUR, 0.54],
    ['gentle', DAY, 0.4],
    ['gentle', 2 * DAY, 0.36],
    ['gentle', 7 * DAY, 0.29],
    ['call-steep', 0.5 * MINUTE, 1],
    ['call-steep', 2.5 * MINUTE, 0.41],
    ['call-steep', 30 * MINUTE, 0.23],
    ['call-steep', DAY, 0.22],
    ['qualify-steep', 20 * MINUTE, 1],
    ['qualify-steep', 90 * MINUTE, 0.14],
    ['qualify-steep', DAY, 0.017],
    ['none', DAY, 1],
  ])('%s after %d s', (preset, seconds, left) => {
    expect(Math.abs(relative(preset, seconds) - left)).toBeLessThan(left < 0.1 ? 0.0005 : 0.0065);
  });

  test('gentle: 12 of 100 after a day where 32 of 100 buy at once, as in the study of 939 firms', () => {
    const atOnce = logit(0.32);
    const afterADay = logistic(atOnce + speedLogOdds(curve('gentle'), 1, DAY));
    expect(Math.abs(afterADay - 0.12)).toBeLessThan(0.01);
  });

  test('call-steep: at least 3.9 times as many in the first minute as after a day, as in the study of 400 firms', () => {
    expect(1 / relative('call-steep', DAY)).toBeGreaterThan(3.9);
  });

  test('qualify-steep: seven times as many within the hour as in the next, sixty times as many as after a day', () => {
    expect(Math.abs(1 / relative('qualify-steep', 90 * MINUTE) - 7)).toBeLessThan(0.5);
    expect(1 / relative('qualify-steep', DAY)).toBeGreaterThan(55);
  });

  test('enters the log-odds at the level of the study: nothing at its reference, and its ratio everywhere', () => {
    for (const preset of ['gentle', 'call-steep', 'qualify-steep'] as const) {
      const { referenceMinutes, referenceProbability } = SPEED_CURVES[preset];
      expect(Math.abs(speedLogOdds(curve(preset), 1, referenceMinutes * MINUTE))).toBeLessThan(1e-12);
      for (const seconds of [5 * MINUTE, HOUR, DAY, 7 * DAY]) {
        const p = logistic(logit(referenceProbability) + speedLogOdds(curve(preset), 1, seconds));
        const expected = referenceProbability * relative(preset, seconds);
        // Faster than the study's fastest class the ratio is held below certainty.
        if (expected < 0.95) expect(Math.abs(p / expected - 1)).toBeLessThan(1e-12);
      }
    }
    expect(speedLogOdds(curve('none'), 1, 30 * DAY)).toBe(0);
  });

  test('never rises with time, and is finite from the first second to years', () => {
    for (const preset of ['none', 'gentle', 'call-steep', 'qualify-steep'] as const) {
      let last = Number.POSITIVE_INFINITY;
      for (let seconds = 0; seconds < 1000 * DAY; seconds = 2 * seconds + 1) {
        const x = speedLogOdds(curve(preset), 1, seconds);
        expect(Number.isFinite(x)).toBe(true);
        expect(x).toBeLessThanOrEqual(last);
        last = x;
      }
    }
  });

  test('is what it is at a tenth of the time, where customers stay warm ten times as long', () => {
    expect(speedMultiplier(curve('gentle'), 10, 10 * HOUR)).toBe(speedMultiplier(curve('gentle'), 1, HOUR));
  });
});

describe('the patience of a customer that nobody answers', () => {
  test('survives with the share that the curve leaves, beyond the time of the reference', () => {
    for (const preset of ['gentle', 'call-steep', 'qualify-steep'] as const) {
      for (const seconds of [HOUR, 6 * HOUR, DAY, 7 * DAY]) {
        // P(patience > t) = P(threshold > -ln m(t)/m(ref)) = m(t)/m(ref) for a unit exponential threshold.
        const threshold = -Math.log(relative(preset, seconds));
        expect(Math.abs(unansweredPatience(curve(preset), 1, threshold) / seconds - 1)).toBeLessThan(1e-6);
      }
    }
  });

  test('lasts for ever beyond the floor of the curve, and without one', () => {
    const { floor } = SPEED_CURVES['call-steep'];
    const reference = speedMultiplier(curve('call-steep'), 1, 0.5 * MINUTE);
    expect(unansweredPatience(curve('call-steep'), 1, -Math.log(floor / reference))).toBe(
      Number.POSITIVE_INFINITY,
    );
    expect(unansweredPatience(curve('none'), 1, 5)).toBe(Number.POSITIVE_INFINITY);
  });

  test('is never shorter than the time of the reference', () => {
    const { referenceMinutes } = SPEED_CURVES.gentle;
    expect(unansweredPatience(curve('gentle'), 1, 1e-9)).toBeGreaterThanOrEqual(
      referenceMinutes * MINUTE * 0.999,
    );
  });
});
