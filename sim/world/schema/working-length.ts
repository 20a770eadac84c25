import type { z } from 'zod';
import { type Duration, duration } from '../../files/quantity/duration.ts';
import { sentence } from '../../files/sentence.ts';

/**
 * A length of working time, `30 minutes` or `8 working hours`, in which a bare unit counts hours worked too.
 *
 * @param limits shortest and longest accepted
 */
export function workingLength(limits: { min: string; max: string }): z.ZodType<Duration, string> {
  return duration(limits).refine((length) => length.kind === 'wall' || length.kind === 'working-hours', {
    error: () => sentence('working days differ in length', 'write hours, such as `8 working hours`'),
  });
}
