import type { CompiledStudy } from '../../sim/market/compiled-study.ts';
import { BUSY_WORLD, busyWith, compiledFrom, type Texts, TODAY } from './tiny-study.ts';

/** Customers that are served, buy soon, and speak of it. */
export const REFERRALS = 'source: referral, share: 60%, after: 8w, spread: 0.4';

const LATER = `after_order: { satisfaction: 80% }
payments: { refunded: 10%, refunded_after: 10d }
after_sales:
  tickets: [{ ticket: bug, per_month: 2 }]
`;

const STUDY = `
study: referrals
world: busy
running_business: { under: today, for: 8w }
cut_over: { on: 2027-01-04 }
policies: [today, later]
cohort_until: 2027-05-03
follow_up: 20w
`;

/** The rules of the second plan: customers' leads go to who serves those that send them. */
const RECORD = TODAY.replace(
  'allocation:\n',
  'allocation:\n  - { rule: relations, when: { origin: customer }, give_to: partner-of-record }\n',
).replace('policy: today', 'policy: later');

/** The documents of the busy study with referrals. @param says what the block of the world says; none where empty */
export function referralTexts(says = REFERRALS, later = RECORD): Texts {
  const world = BUSY_WORLD.replace('base_chance: 15%', 'base_chance: 40%');
  return busyWith({
    'worlds/busy.yaml': `${world}${LATER}${says === '' ? '' : `referrals: { ${says} }\n`}`,
    'policies/later.yaml': later,
    'studies/referrals.yaml': STUDY,
  });
}

/** That study. */
export function referralStudy(says = REFERRALS, later = RECORD): CompiledStudy {
  return compiledFrom(referralTexts(says, later), 'studies/referrals.yaml', 'referrals');
}
