import { mapping } from '../../files/mapping.ts';
import { parameter } from '../../files/parameter.ts';
import { duration } from '../../files/quantity/duration.ts';
import { oneOf } from '../../files/quantity/name.ts';
import { share } from '../../files/quantity/share.ts';
import { SANCTIONS } from '../compiled-quotation.ts';
import { laterConflict } from '../conflicts/later-schema.ts';

/** Prices below the lowest that the rules of quotation allow. */
export const undercutting = parameter(
  mapping({
    audited: parameter(share(), {
      meaning: 'Share of contracts whose price a channel manager audits.',
      default: '0%',
      source: 'assumption: no audits unless the policy says so',
    }),
    sanction: parameter(oneOf(SANCTIONS, 'a sanction'), {
      meaning:
        'What follows when a price below the lowest is found: a warning, no rebate and commission in steps for contracts of that quarter, no basic discount for that contract, or no new leads for a while.',
      default: 'warning',
      source: 'assumption: nothing unless the policy says so',
    }),
    passed_over_for: parameter(duration({ wallOnly: true, min: '1d', max: '520w' }), {
      meaning: 'How long a partner gets no new leads, where that is the sanction.',
      default: '30d',
      source: 'assumption: no public figure was found',
    }),
    complaints: laterConflict(
      'undercutting',
      'A party that lost a customer complains of the price of another.',
      'What the customer shows of the offer, the invoices of headquarters (nothing where partners collect), an audit by a channel manager; what is found is punished as `sanction` says.',
      'A channel manager audits the price if left out.',
    ).optional(),
  }),
  {
    meaning:
      'Prices below the lowest that `quotation` allows; nobody looks if left out. Takes a world with `discounts`.',
  },
);
