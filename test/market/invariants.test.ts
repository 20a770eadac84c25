import { describe, expect, test } from 'vitest';
import { Replicator } from '../../sim/market/replicate.ts';
import { violations } from './invariants.ts';
import { BUSY_STUDY, busyWith, compiledFrom, rowsOf } from './tiny-study.ts';
import { watchedKernel } from './watched-kernel.ts';

/** A look at the whole state costs as much as many events. */
const LOOK_EVERY = 60;

describe('leads, files, protections and parties agree with one another between any two events', () => {
  test.each(['keep-old-terms', 'move-at-expiry', 'move-now'])('when open business is to %s', (mode) => {
    const study = compiledFrom(
      busyWith({ 'studies/busy.yaml': BUSY_STUDY.replace('keep-old-terms', mode) }),
      'studies/busy.yaml',
      `seed of ${mode}`,
    );
    let events = 0;
    let looks = 0;
    const found = new Set<string>();
    const replicator: Replicator = new Replicator(
      study,
      rowsOf(study),
      watchedKernel((now) => {
        if (events++ % LOOK_EVERY !== 0) return;
        looks++;
        for (const said of violations(replicator.market, now)) found.add(`${said}, at ${now}`);
      }),
    );
    replicator.runUnforked(0, 1);
    replicator.runUnforked(1, 2);
    expect([...found]).toEqual([]);
    expect(looks).toBeGreaterThan(200);
  });
});
