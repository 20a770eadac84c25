import { mapping } from '../../files/mapping.ts';
import { parameter } from '../../files/parameter.ts';
import { money } from '../../files/quantity/money.ts';
import { oneOf } from '../../files/quantity/name.ts';
import { positive } from '../../files/quantity/number.ts';
import { share } from '../../files/quantity/share.ts';

const assumption = 'assumption: no public figure was found';

function oddsRatio(meaning: string, value: number, source: string) {
  return parameter(positive({ max: 1000 }), { meaning, unit: 'odds ratio', default: value, source });
}

/** What decides a sale: a base chance, and one odds ratio for each cause. */
export const selling = mapping({
  base_chance: parameter(share({ min: 0.0001, max: 0.9999 }), {
    meaning:
      'Chance of a website customer of average quality that is reached at once, by a party without skill, far away, with no step of development done.',
    default: '7%',
    source:
      'assumption, set so that quoted customers buy in 20 to 30 % of cases, grade C: https://www.jheenan.com/2015/11/why-isnt-my-advertising-agency-win-rate-better.html',
  }),
  quality: oddsRatio('A customer one standard deviation better than average.', 2, assumption),
  skill: oddsRatio(
    'A party with full skill in what the customer wants, against one with none.',
    3,
    'assumption near grade B: skilled sellers more than double conversion, https://www.velocify.com/blog/skill-based-routing-sales-performance',
  ),
  local: oddsRatio(
    "A party in the customer's region that meets it on site, against one that does not.",
    1.5,
    'assumption: the sources say that locality counts and give no number',
  ),
  development: oddsRatio(
    'All steps of development done when the customer decides, against none.',
    5,
    assumption,
  ),
  hand_over: oddsRatio('Each change of owner after the first contact.', 0.8, assumption),
  conflict: oddsRatio('The customer was drawn into a dispute.', 0.6, assumption),
  pestered: oddsRatio('A second party is working the same customer.', 0.85, assumption),
  ten_percent_dearer: oddsRatio('A price ten per cent above the list.', 0.8, assumption),
  hq_on_large_deals: oddsRatio('The direct team of headquarters on large deals.', 1.3, assumption),
  hq_on_small_deals: oddsRatio('The direct team of headquarters on other deals.', 0.8, assumption),
  large_deal: parameter(money({ min: 0 }), {
    meaning: 'Order value from which a deal is large.',
    default: '80000 CNY',
    source: assumption,
  }),
});

/** How fast customers cool down. */
export const speedToLead = mapping({
  preset: parameter(oneOf(['none', 'gentle', 'call-steep', 'qualify-steep'], 'a speed-to-lead curve'), {
    meaning: 'How the chance of a sale falls with the time to the first contact.',
    default: 'gentle',
    source:
      'fit to grade C: close rates of 939 software firms, 32 % under five minutes, 12 % after a day, https://optif.ai/learn/questions/speed-to-lead-statistics; the steeper ones measure reaching and qualifying, and firms that answer fast differ in other ways too',
  }),
  acts_by: parameter(oneOf(['odds', 'clocks'], 'a way to act'), {
    meaning:
      'Waiting lowers the odds of a sale, or makes the customer drop out or go to a rival sooner; never both.',
    default: 'odds',
    source: assumption,
  }),
});
