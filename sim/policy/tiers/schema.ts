import { mapping, namedList } from '../../files/mapping.ts';
import { parameter } from '../../files/parameter.ts';
import { condition } from '../../files/quantity/condition.ts';
import { name } from '../../files/quantity/name.ts';
import { arrivalFacts } from '../condition/schema.ts';

const tier = mapping({
  tier: parameter(name('a tier'), { meaning: 'The tier.' }),
  when: parameter(condition(arrivalFacts), {
    meaning: 'Which leads belong to it, unless a tier above has taken them.',
  }),
});

/** Kinds of leads that rules tell apart. */
export const tiers = parameter(namedList(tier, 'tier'), {
  meaning: 'Kinds of leads, read top down: the first that matches takes the lead.',
  default: [{ tier: 'standard', when: 'anything' }],
  source: 'assumption: all leads are alike unless the policy tells them apart',
});
