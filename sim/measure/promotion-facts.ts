/** Facts about local promotion and the protection of markets. */
export const PROMOTION_FACTS = {
  localPromotionSpend: 'what partners spent on local promotion, minor units',
  promotedLeads: 'real customers that promotion brought',
  promotedGiven: 'of these, such as were given to a party',
  promotedToPromoter: 'of those given, such as went to the partner whose promotion brought them',
  promotedToOthers: 'of those given, such as went to a party that had paid for none of the promotion there',
  promotedWon: 'customers that promotion brought and that bought',
} as const;
