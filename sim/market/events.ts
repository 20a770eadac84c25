/**
 * Kinds of events and the phases of a second. Events of one second go by phase, then by a rank drawn for
 * their entity and the second, so that at nine o'clock nobody wins by its number.
 */
export const Phase = {
  /** Completions, releases, expiries. */
  release: 0,
  /** Decisions of HQ. */
  hq: 1,
  /** Arrivals of leads. */
  arrival: 2,
  /** Claims and contacts. */
  claim: 3,
} as const;

export const Kind = {
  /** Entity: job. A person has finished it. */
  jobDone: 0,
  /** Entity: station. Somebody is at work again and there are matters waiting. */
  wake: 1,
  /** Entity: lead. Its deadline may have passed. */
  deadline: 2,
  /** Entity: need. The customer may close it. */
  needCloses: 3,
  /** Entity: file. Its protection may end. */
  protectionEnds: 4,
  /** Entity: lead. The owner reads the offer. */
  read: 6,
  /** Entity: lead. Somebody claims it from the pool. */
  claim: 7,
  /** Entity: file. The party turns to it. */
  act: 8,
  /** Entity: 2 x customer + site - 1. A partner hears of a group's project. */
  groupNews: 9,
  /** Entity: dispute. The facts are together, a channel manager may decide. */
  disputeReady: 10,
  /** Entity: matter. A later order comes up, or a ticket has been sent on. */
  matter: 20,
  /** Entity: account. The customer asks for something. */
  ticket: 21,
  /** Entity: month of the run. Partners decide what they spend on local promotion. */
  promotionMonth: 30,
  /** Entity: 0. Partners look at their books of the month. */
  lookBack: 40,
  /** Entity: right to a region. A period of its duties is over. */
  marketReview: 31,
  /** Entity: 0. Partners reckon what the next step of their pay would bring. */
  stepsNear: 50,
  /** Entity: account. A customer whose partner has left is handed over. */
  handOver: 41,
  /** Entity: strike of a shock. Partners are gone at a blow. */
  shockStrikes: 46,
  /** Entity: month of the run. Levels of partners are looked at anew. */
  levelReview: 42,
  /** Entity: party. A candidate applies; a new partner gives more of its attention. */
  candidateApplies: 43,
  ramp: 44,
  /** Entity: party. Once a week: is it to be visited? */
  careDue: 45,
  /** Entity: month of the run. Partners that recommend look at their pay. */
  recommendersLook: 60,
  /** Entity: project to be delivered. A duty of it falls due. */
  deliveryDue: 62,
  /** Entity: post of the tape. It may be made. */
  post: 61,
} as const;
