import { z } from 'zod';
import { parameter } from '../../files/parameter.ts';

/** The switch of a mechanism, on unless a world says otherwise. @param meaning what happens while it is on */
export function happens(meaning: string, source = 'assumption: the sources describe it') {
  return parameter(z.boolean(), { meaning, unit: 'true or false', default: true, source });
}
