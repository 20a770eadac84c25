/** Facts about money beyond first payments and basic discounts, minor units. */
export const PAYMENT_FACTS = {
  neverPaid: 'what customers that bought never paid, minor units',
  neverPaidToPartners: 'part of it that partners collect, who owe headquarters all the same, minor units',
  refunds: 'money that customers had back, minor units',
  clawedBack: 'pay that partners gave back after refunds, minor units',
  neverRecovered: 'pay to be given back that no later pay covered, minor units',
  incentivesPaid: 'growth bonuses, milestones, sales incentives and pay for leads, minor units',
  coopPaid: 'co-op money paid for promotion, minor units',
  promotionSpend: 'what partners spent on promotion out of co-op money and their own, minor units',
} as const;
