/** Facts about customers that customers bring. */
export const REFERRAL_FACTS = {
  referredLeads: 'real customers that came on the word of others',
  referredWon: 'of these, such as bought',
} as const;
