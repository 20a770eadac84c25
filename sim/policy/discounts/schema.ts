import { mapping } from '../../files/mapping.ts';
import { parameter } from '../../files/parameter.ts';
import { oneOf } from '../../files/quantity/name.ts';

/** Who pays for the discounts that partners give. */
export const discounts = parameter(
  mapping({
    borne_by: parameter(oneOf(['partner', 'both'], 'a bearer of discounts'), {
      meaning:
        'Whether a discount comes out of what the partner keeps, or lowers what both get in proportion.',
      default: 'partner',
      source: 'assumption: a partner buys at list price less its basic discount and sells at its own price',
    }),
  }),
  {
    meaning:
      "Discounts that partners give to customers; they come out of the partner's own part if left out. Takes a world with `discounts`.",
  },
);
