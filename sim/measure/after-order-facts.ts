/** Facts about customers after their first order. */
export const AFTER_ORDER_FACTS = {
  accounts: 'customers that began to be one, by first orders',
  satisfaction: 'their satisfaction in the end, 0 to 1 each',
  renewalsDue: 'renewals that came up',
  renewed: 'orders renewed',
  renewalRevenue: 'what renewals cost their customers, minor units',
  churned: 'customers that did not renew and left',
  upsellsDue: 'customers that came to want more',
  upsold: 'upsells',
  upsellRevenue: 'what upsells cost their customers, minor units',
  leftAlone: 'later orders that their party left alone',
  orphansMoved: 'customers that went to another party since theirs left them alone',
  stuck: "later orders left alone that could not move, since the customer's data are the partner's",
  greyRenewals: 'renewals that no rule gives to anybody',
  greyUpsells: 'upsells that no rule gives to anybody',
  greyRenewalPay: 'renewals for whose pay there is no rule',
  greyUpsellPay: 'upsells for whose pay there is no rule',
} as const;

/** Facts about service after delivery. */
export const AFTER_SALES_FACTS = {
  tickets: 'tickets that came',
  ticketsDone: 'tickets done',
  ticketSeconds: 'seconds from their coming until they were done',
  bounces: 'times a ticket was sent on',
  ticketsNotIncluded: 'tickets not done, since they cost extra',
  creepSeconds: 'seconds of work on tickets that a limit or a price would have spared',
  greyTickets: 'tickets of a kind that no rule names',
  engineerSeconds: 'seconds of after-sales engineers',
  partnerServiceSeconds: 'seconds that partners spent on tickets',
  serviceRevenue: 'what customers paid for service, minor units',
} as const;
