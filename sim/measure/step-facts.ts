/** Facts about when contracts are signed, and what partners do near the steps of their pay. */
export const STEP_FACTS = {
  partnerContracts: 'first orders that partners signed',
  signedAtPeriodEnd: 'of these, such as were signed in the last 14 days of a period of their pay',
  pulledForward: 'first orders that partners had brought forward to reach a step',
  loaded: 'first orders that partners signed with customers that may hand them back, to reach a step',
  loadedBack: 'of these, such as were handed back',
  stepDiscountGiven: 'what partners gave off the price of orders to reach a step, minor units',
  loadedRefunds: 'price without ad spend of loaded orders that were handed back, minor units',
} as const;
