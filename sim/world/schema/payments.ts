import { mapping } from '../../files/mapping.ts';
import { parameter } from '../../files/parameter.ts';
import { duration } from '../../files/quantity/duration.ts';
import { share } from '../../files/quantity/share.ts';
import { happens } from './happens.ts';

const assumption = 'assumption: no public figure was found';

/** What becomes of money after a contract is signed. */
export const payments = parameter(
  mapping({
    happens: happens(
      'Orders may stay unpaid and be refunded.',
      'assumption: the sources say that a high nominal margin is not money in hand',
    ),
    never_paid: parameter(share(), {
      meaning: 'Share of orders that are never paid, though delivered.',
      default: '2%',
      source: assumption,
    }),
    refunded: parameter(share(), {
      meaning: 'Share of paid orders whose price the customer has back, without advertising spend.',
      default: '4%',
      source: assumption,
    }),
    refunded_after: parameter(duration({ wallOnly: true, min: '1d', max: '104w' }), {
      meaning: 'Mean time from the payment to the refund (exponential).',
      default: '45d',
      source:
        'assumption within grade C clawback windows of 30 to 90 days, https://staging.zepys.com/learn/how-to-handle-refunds-and-clawbacks-with-agents',
    }),
    coop_claimed: parameter(share(), {
      meaning: 'Share of the co-op money accrued that partners claim, where a policy has such money.',
      default: '75%',
      source:
        'grade B/C: over 25 % of marketing funds stay unused in one study, https://360insights.com/mdf-and-co-op/',
    }),
    coop_proven: parameter(share(), {
      meaning: 'Share of what they claim that they truly spend on promotion and can prove.',
      default: '85%',
      source: assumption,
    }),
  }),
  {
    meaning:
      'What becomes of money after a contract: unpaid orders, refunds, claims on co-op money. All orders are paid and kept if left out.',
  },
);
