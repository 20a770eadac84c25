import { customer, per100, SECONDS_PER_DAY, SECONDS_PER_HOUR } from './customer-measure.ts';
import type { CustomerFact } from './facts.ts';
import type { CustomerMeasure, Term } from './measure.ts';

/** Conflicts by type. Each type has a fact for those opened, decided, their seconds, and those that stay hidden. */
export const CONFLICT_FACTS = {
  disputesUndercutting: 'complaints that another had sold too cheaply',
  disputesLaterOrder: 'disputes about whose a renewal or an upsell is',
  disputesAfterSales: 'disputes about who has to do a ticket',
  decidedSeveralPartners: 'disputes between partners on one customer that were decided',
  decidedGrabbing: "disputes about an owner's lead worked by another that were decided",
  decidedPartnerAgainstHq: "disputes between a partner and HQ's direct team that were decided",
  decidedMarket: 'disputes between customer and market protection that were decided',
  decidedUndercutting: 'complaints of prices that were decided',
  decidedLaterOrder: 'disputes about later orders that were decided',
  decidedQuotation: 'disputes about wrong quotations that were decided',
  decidedAfterSales: 'disputes about tickets that were decided',
  secondsSeveralPartners: 'seconds from report to decision of those between partners',
  secondsGrabbing: 'the same of grabbing',
  secondsPartnerAgainstHq: "the same of those with HQ's direct team",
  secondsMarket: 'the same of customer against market',
  secondsUndercutting: 'the same of complaints of prices',
  secondsLaterOrder: 'the same of later orders',
  secondsQuotation: 'the same of wrong quotations',
  secondsAfterSales: 'the same of tickets',
  hiddenSeveralPartners: 'needs worked by two partners and never reported',
  hiddenGrabbing: 'needs on which an owner and a grabber worked and that were never reported',
  hiddenPartnerAgainstHq: "needs worked by a partner and HQ's direct team and never reported",
  hiddenMarket: 'needs sold in a region that is protected for another, without anybody having said so',
  hiddenLaterOrder: 'later orders that a second party wanted and never said so',
  hiddenQuotation: 'orders sold by partners on a wrong quotation of which nobody complained',
  hiddenAfterSales: 'tickets sent to and fro as long as a dispute takes, and never reported',
  conflictPartySeconds: 'seconds that parties spent on disputes of these types and on negotiating',
  greyComplaints: 'complaints of prices where no rule says what follows',
  greyLaterOrderDisputes: 'disputes about later orders that no rule decides',
  greyQuotationDisputes: 'disputes about wrong quotations that no rule decides',
  greyServiceDisputes: 'disputes about tickets that no rule decides',
  greyStepsRunOut: 'disputes in which no step that is written could tell the parties apart',
  greyOverruns: 'orders of partners that cost more than planned where no rule says who bears it',
  greyLeftAlone: 'later orders that their party leaves alone where no rule says who takes over',
  greyIdle: 'leads held to the end without work for 14 days that no rule takes back',
  adHocSeconds: 'seconds of channel managers for negotiating what no rule decides',
} as const;

/** Types of conflicts: the end of their measures, how they are called, their facts. */
const TYPES: readonly {
  readonly id: string;
  readonly title: string;
  readonly opened: CustomerFact;
  readonly decided: CustomerFact;
  readonly seconds: CustomerFact;
  readonly hidden: readonly Term[];
}[] = [
  {
    id: 'several',
    title: 'several partners on one customer',
    opened: 'disputesSeveralPartners',
    decided: 'decidedSeveralPartners',
    seconds: 'secondsSeveralPartners',
    hidden: [['hiddenSeveralPartners', 1]],
  },
  {
    id: 'grabbing',
    title: 'grabbing',
    opened: 'disputesGrabbing',
    decided: 'decidedGrabbing',
    seconds: 'secondsGrabbing',
    hidden: [['hiddenGrabbing', 1]],
  },
  {
    id: 'hq',
    title: 'partner against HQ',
    opened: 'disputesPartnerAgainstHq',
    decided: 'decidedPartnerAgainstHq',
    seconds: 'secondsPartnerAgainstHq',
    hidden: [['hiddenPartnerAgainstHq', 1]],
  },
  {
    id: 'market',
    title: 'customer against market',
    opened: 'disputesMarket',
    decided: 'decidedMarket',
    seconds: 'secondsMarket',
    hidden: [['hiddenMarket', 1]],
  },
  {
    id: 'undercutting',
    title: 'complaints of undercutting',
    opened: 'disputesUndercutting',
    decided: 'decidedUndercutting',
    seconds: 'secondsUndercutting',
    hidden: [
      ['undercut', 1],
      ['undercutFound', -1],
    ],
  },
  {
    id: 'later-orders',
    title: 'renewals and upsells',
    opened: 'disputesLaterOrder',
    decided: 'decidedLaterOrder',
    seconds: 'secondsLaterOrder',
    hidden: [['hiddenLaterOrder', 1]],
  },
  {
    id: 'quotation',
    title: 'quotations',
    opened: 'disputesQuotation',
    decided: 'decidedQuotation',
    seconds: 'secondsQuotation',
    hidden: [['hiddenQuotation', 1]],
  },
  {
    id: 'after-sales',
    title: 'tickets',
    opened: 'disputesAfterSales',
    decided: 'decidedAfterSales',
    seconds: 'secondsAfterSales',
    hidden: [['hiddenAfterSales', 1]],
  },
];

/** Types whose number of disputes no other topic tells. */
const OWN = ['undercutting', 'later-orders', 'after-sales'];

const grey = per100('lower', 0.1);
const hours = {
  unit: 'hours per 100 customers',
  scale: 100 / SECONDS_PER_HOUR,
  better: 'lower',
  material: 2,
  decimals: 1,
} as const;

/** Conflicts by type, how long they take, what of them stays hidden, and what no rule decides. */
export const CONFLICT_MEASURES: readonly CustomerMeasure[] = [
  ...TYPES.filter(({ id }) => OWN.includes(id)).map(({ id, title, opened }) =>
    customer(`conflict-${id}`, `Disputes: ${title}`, opened, 'customers', per100('lower', 0.1)),
  ),
  ...TYPES.map(({ id, title, seconds, decided }) =>
    customer(`dispute-days-${id}`, `Days from report to decision: ${title}`, seconds, decided, {
      unit: 'days per dispute',
      scale: 1 / SECONDS_PER_DAY,
      better: 'neither',
      material: null,
      decimals: 1,
    }),
  ),
  customer(
    'disputes-open',
    'Disputes not decided when the books closed',
    TYPES.flatMap(({ opened, decided }): Term[] => [
      [opened, 1],
      [decided, -1],
    ]),
    'customers',
    per100('lower', 0.1),
  ),
  ...TYPES.map(({ id, title, hidden }) =>
    customer(`hidden-${id}`, `Never reported: ${title}`, hidden, 'customers', per100('lower', 0.2)),
  ),
  customer('conflict-hours', 'Hours of parties on such disputes', 'conflictPartySeconds', 'customers', hours),
  customer('ad-hoc-hours', 'Hours on what no rule decides', 'adHocSeconds', 'customers', hours),
  customer('grey-complaints', 'Complaints of prices without a rule', 'greyComplaints', 'customers', grey),
  customer(
    'grey-later-orders',
    'Disputes about later orders without a rule',
    'greyLaterOrderDisputes',
    'customers',
    grey,
  ),
  customer(
    'grey-quotations',
    'Disputes about quotations without a rule',
    'greyQuotationDisputes',
    'customers',
    grey,
  ),
  customer('grey-service', 'Disputes about tickets without a rule', 'greyServiceDisputes', 'customers', grey),
  customer('grey-steps', 'Disputes in which the written steps ran out', 'greyStepsRunOut', 'customers', grey),
  customer('grey-overruns', 'Overruns of which nobody was to bear', 'greyOverruns', 'customers', grey),
  customer('grey-left-alone', 'Left alone with nobody to take over', 'greyLeftAlone', 'customers', grey),
  customer('grey-idle', 'Idle leads that no rule takes back', 'greyIdle', 'customers', grey),
].map((measure) => ({ ...measure, topic: 'conflicts' }));
