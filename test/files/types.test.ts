import { expect, expectTypeOf, test } from 'vitest';
import type { z } from 'zod';
import { mapping, namedList } from '../../sim/files/mapping.ts';
import { parameter } from '../../sim/files/parameter.ts';
import { type Duration, duration, type WallDuration } from '../../sim/files/quantity/duration.ts';
import { type Money, money } from '../../sim/files/quantity/money.ts';
import { name, oneOf } from '../../sim/files/quantity/name.ts';
import { share } from '../../sim/files/quantity/share.ts';
import type { Text } from '../../sim/files/quantity/text.ts';

test('a schema of builders yields plain, fully typed values', () => {
  const schema = mapping({
    name: name(),
    after: parameter(duration(), { meaning: 'How long.', source: 'assumption', default: '7d' }),
    lasts: duration({ wallOnly: true }),
    fee: money().optional(),
    steps: namedList(
      mapping({ step: name(), rate: share(), mode: oneOf(['marginal', 'retroactive']) }),
      'step',
    ),
  });
  expectTypeOf<z.output<typeof schema>>().toEqualTypeOf<{
    name: string;
    after: Duration;
    lasts: WallDuration;
    fee?: Money | undefined;
    steps: Array<{ step: string; rate: number; mode: 'marginal' | 'retroactive'; why?: Text | undefined }>;
    why?: Text | undefined;
  }>();
  expect(
    schema.parse({ name: 'a', lasts: '1h', steps: [{ step: 's', rate: '2.5%', mode: 'marginal' }] }),
  ).toEqual({
    name: 'a',
    after: { kind: 'wall', seconds: 604_800 },
    lasts: { kind: 'wall', seconds: 3600 },
    steps: [{ step: 's', rate: 0.025, mode: 'marginal' }],
  });
});
