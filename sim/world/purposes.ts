/**
 * Every purpose of `draw(purpose, entity, k)`: what is drawn, about which entity, and what k counts.
 * A number is never reused or renumbered: results hang on it. 1..59 make the population and the tape,
 * 60..255 belong to the market.
 */
export const Purpose = {
  // population; "member" is the key of an archetype's member within the population seed
  /** Home of a member. Entity: member. k: first word of the region's key. */
  memberHome: 1,
  /** A trait of a member. Entity: member. k: number of the trait. */
  memberTrait: 2,
  /** A skill of a member. Entity: member. k: first word of the skill's key. */
  memberSkill: 3,

  // tape; a customer has the key of its first lead, "site" is the child key of a customer's further site
  /** The factor of a day on all enquiries that share it. Entity: day-to-day pattern. k: day. */
  dayFactor: 10,
  /** Gap between two candidates of a stream, on its operational clock. Entity: candidate. k: 0. */
  candidateGap: 11,
  /** Is the enquiry real? Entity: customer. k: 0. */
  valid: 12,
  /** Does the customer sell to consumers? Entity: customer. k: 0. */
  consumerShop: 13,
  /** Target market. Entity: customer. k: 0. */
  targetMarket: 14,
  /** Does it have several sites (k: 1), a third one (k: 2)? Entity: customer. */
  furtherSite: 15,
  /** Regions of the further sites. Entity: customer. k: first word of the region's key. */
  siteRegion: 16,
  /** Does the group buy once? Entity: customer. k: 0. */
  buysOnce: 17,
  /** At which site does it decide? Entity: customer. k: 0. */
  decisionSite: 18,
  /** Does the site enquire? Entity: site. k: 0. */
  siteEnquires: 19,
  /** When does it? Entity: site. k: 0. */
  siteLag: 20,
  /** Through which source? Entity: site or duplicate. k: first word of the source's key. */
  furtherSource: 21,
  /** Does the customer enquire twice? Entity: customer. k: 0. */
  duplicate: 22,
  /** When does it? Entity: customer. k: 0. */
  duplicateLag: 23,
  /** Which partner may hear of the project at a further site? Entity: site. k: first word of the party's key. */
  groupNewsParty: 24,
  /** When does it? Entity: site. k: 0. */
  groupNewsLag: 25,
  /** Product wanted. Entity: need. k: 0. */
  product: 26,
  /** Latent draw: sold iff it is at most the best file's probability. Entity: need. k: 0. */
  latent: 27,
  /** Hidden quality. Entity: need. k: 0. */
  quality: 28,
  /** Order value around the list price. Entity: need. k: 0. */
  orderValue: 29,
  /** Time to the decision. Entity: need. k: 0. */
  decision: 30,
  /** Time to the end without a decision. Entity: need. k: 0. */
  noDecision: 31,
  /** Rival clock at unit rate. Entity: need. k: 0. */
  rival: 32,
  /** Does the lead state a field? Entity: lead. k: index into LEAD_FIELDS. */
  leadField: 33,
  /** Error of the score. Entity: lead. k: 0. */
  scoreError: 34,
  /** Partner that developed the lead or serves the referring customer. Entity: lead. k: first word of its key. */
  leadParty: 35,
  /** Does promotion bring the enquiry? It does if the draw is at most what promotion has come to. Entity: first lead. k: 0. */
  promotionBrings: 40,
  // partners that recommend
  /** Gap to the next post. Entity: post. k: 0. */
  postGap: 45,
  /** Gap to the next enquiry that a post brings, counted in enquiries; when it comes; from where. Entity: enquiry. k: 0. */
  postBrings: 46,
  postLag: 47,
  postRegion: 48,

  // market; "pair" is the child key of (lead or need, party)
  /** Seconds until an assigned lead is read (k 0); is a deadline heeded (k 1), and when (k 2)? Entity: pair (lead, party). */
  reading: 60,
  /** Does the party hold the lead without working it, work it, or put it aside? Entity: pair (need, party). k: 0. */
  squat: 62,
  /** Staff time of a contact attempt. Entity: pair (need, party). k: attempt. */
  attemptDuration: 63,
  /** Does the attempt reach the customer? Entity: pair (need, party). k: attempt. */
  attemptReaches: 64,
  /** Gap to the next attempt. Entity: pair (need, party). k: attempt. */
  attemptGap: 65,
  /** Is a due development step put off? Entity: pair (need, party). k: step, follow-up talks counted on. */
  stepDelay: 66,
  /** The customer's own rhythm: gap before a development step. Entity: need. k: as for `stepDelay`. */
  stepGap: 67,
  /** Seconds until a party claims a posted lead. Entity: lead. k: the party's name hash turned by the number of the posting. */
  poolClaim: 68,
  /** Is it seen to whom a lead went? Entity: lead. k: number of the owner. */
  seen: 93,
  /** Does a grabber keep away from what has come under protection meanwhile? Entity: pair (need, party). k: 0. */
  staysAway: 94,
  /** Does a party that held back turn to the customer when protection is over, and after how long? Entity: pair (need, party). k: 0, 1. */
  looksAgain: 95,
  /** Does a party work another's lead that it sees? Entity: lead. k: the party's name hash turned by the number of the owner. */
  grab: 69,
  /** Seconds until a grabbed lead is worked. Entity: lead. k: as for `grab`. */
  grabDelay: 70,
  /** Does a party that heard of a group's project claim it? Entity: pair (need, party). k: 0. */
  groupClaim: 71,
  /** Is a lead seen to belong to a known customer? Entity: pair (lead, earlier lead). k: 0. */
  recognition: 72,
  /** Is a claim or registration seen to concern a known customer? Entity: pair (need, party). k: 0. */
  claimRecognition: 73,
  /** Is the party's report false when the truth would cost the lead? Entity: pair (need, party). k: deadline. */
  falseReport: 74,
  /** Does a false report pass? Entity: pair (need, party). k: deadline. */
  falsePasses: 75,
  /** Is a report audited? Entity: pair (need, party). k: report. */
  audit: 76,
  /** Does an audit find a false report? Entity: pair (need, party). k: report. */
  auditFinds: 77,
  /** Is a registration complete? Entity: pair (need, party). k: try. */
  registrationComplete: 78,
  /** Does the party register at all? Entity: pair (need, party). k: 0. */
  registers: 79,
  /** Does a party learn of a rival's work? Entity: pair (need, party). k: contact. */
  rivalDiscovered: 80,
  /** Does it report a dispute? Entity: pair (need, party). k: contact. */
  disputeReported: 81,
  /** Does the customer choose in writing? Entity: need. k: dispute. */
  customerWrites: 82,
  /** Whom the customer chooses. Entity: need. k: dispute. */
  customerChooses: 83,
  /** The channel manager's judgement. Entity: need. k: dispute. */
  managerJudges: 84,
  /** Which of the files open at the decision date signs. Entity: need. k: 0. */
  signs: 85,
  /** Chance for an allocation rule. Entity: lead. k: move. */
  allocation: 86,
  /** Does a declined offer come from the offer itself? Entity: pair (lead, party). k: 0. */
  decline: 87,
  /** Does a partner give back a lead it could not reach? Entity: pair (need, party). k: 0. */
  givesBack: 88,
  /** Order of events in one second. Entity: as the event's. k: second. */
  rank: 89,
  /** Seconds of an HQ job. Entity: as the job's. k: number of the job. */
  hqJob: 90,
  /** The group news: does the partner of another site hear in time? Entity: pair (need, party). k: 0. */
  groupNews: 91,
  /** How long an unanswered customer waits, where speed acts by the clocks. Entity: need. k: 0. */
  impatience: 92,

  // quotations and prices
  /** Is there a hidden fact about the project? Entity: need. k: index into HIDDEN_FACTS. */
  hiddenFact: 100,
  /** Does the party take support as margin? Entity: pair (need, party). k: 0. */
  supportAsMargin: 101,
  /** Does the party scope the project wrongly? Entity: pair (need, party). k: 0. */
  misScoped: 102,
  /** How much more a mis-scoped order costs. Entity: pair (need, party). k: 0. */
  overrun: 103,
  /** Do the two sides fall out over it? Entity: pair (need, party). k: 0. */
  quotationDispute: 104,
  /** Does the party ask for an exception: from the kind of quotation (k 0), from the lowest price (k 1)? Entity: pair (need, party). */
  asksException: 105,
  /** How strongly the customer feels prices. Entity: need. k: 0. */
  priceSense: 106,
  /** Does the customer show another's price? Entity: pair (need, party). k: talk after the quotation. */
  rivalPrice: 107,
  /** Does the party keep to the lowest price? Entity: pair (need, party). k: 0. */
  keepsToLowest: 108,
  /** Is the price of a contract audited? Entity: pair (need, party). k: 0. */
  priceAudit: 109,
  /** Does the audit find a price below the lowest? Entity: pair (need, party). k: 0. */
  undercutFound: 110,
  // contracts and what follows them; an order is the need for the first one, else the later order that was bought
  /** Is an order never paid? Entity: order. k: 0. */
  neverPaid: 130,
  /** Does the customer want its money back? Entity: order. k: 0. */
  refund: 131,
  /** How long after it paid? Entity: order. k: 0. */
  refundAfter: 132,
  /** Time until what was bought is in use. Entity: order. k: 0. */
  goLive: 133,
  /** Does the customer come to want the upsell, and when? Entity: need. k: first word of the path's key. */
  upsellWanted: 134,
  upsellLag: 135,
  /** Does the customer buy? Entity: later order. k: 0. */
  laterOrder: 136,
  /** Does the party see to it? Entity: pair (later order, party). k: 0. */
  seesTo: 137,
  /** Whose is it, where no rule says? Entity: later order. k: 0. */
  negotiation: 138,
  /** Gap to the next ticket, what it is about, and the work on it. Entity: need. k: number of the ticket. */
  ticketGap: 139,
  ticketClass: 140,
  ticketWork: 141,
  /** Does a side take a ticket that it is sent? Entity: need. k: 8 x number of the ticket + times sent. */
  ticketTaken: 142,
  /** Does the customer pay extra for a service? Entity: need. k: first word of the ticket's key. */
  takesService: 143,
  /** Does it want a ticket done that costs extra, since what is included is used up? Entity: need. k: number of the ticket. */
  takesBeyond: 144,

  // local promotion and market protection
  /** Which partner's promotion brought it. Entity: first lead. k: 0. */
  promoter: 160,
  /** Does the partner keep to the truth about a duty it missed, and do false proofs pass? Entity: right. k: review. */
  dutyClaimed: 161,
  dutyPasses: 162,
  /** Is a review held, and is a miss acted upon? Entity: right. k: review. */
  reviewHeld: 163,
  missActedUpon: 164,
  /** The customer's own word, and the channel manager's, between customer and market protection. Entity: lead. k: 0. */
  marketCustomerWrites: 165,
  marketCustomerChooses: 166,
  marketManagerJudges: 167,
  // near the steps of pay
  /** Does a partner do what brings it over a step, and does it load orders? Entity: partner. k: 2 x last day of the period + scheme. */
  aimsAtSteps: 190,
  loadsOrders: 191,
  /** When a customer signs that is pressed. Entity: need. k: 0. */
  signsEarly: 192,
  /** Is a loaded order handed back, and when? Entity: need. k: 0. */
  handsBack: 193,
  handsBackAfter: 194,
  // referrals
  /** Does a customer bring another, and when? Entity: first lead of who brings. k: 0. */
  refers: 200,
  refersAfter: 201,
  // hand-offs
  /** Does a party keep a lead that it should hand over (k 0), and is that noticed (k 1)? Entity: pair (need, party). */
  keepsLead: 210,
  /** Does what a step brought to light reach who takes over? Entity: pair (need, party that hands over). k: step. */
  passedOn: 211,
  /** Chance for a rule of who develops. Entity: lead. k: 0. */
  develops: 212,
  // partners that recommend
  /** Is so much effort made that it comes, or is posted? Entity: first lead or post. k: 0. */
  recommends: 220,
  /** Is it made up where leads are paid for? Entity: first lead. k: 0. */
  makesUp: 221,
  /** Can headquarters tell who reached the customer? Entity: first lead. k: first word of the kind's key. */
  touchTracked: 222,
  /** Does a member of a kind reach it beside, which one, before it enquires, and how long from then? Entity: first lead. k: as above, or that of the member. */
  touched: 223,
  touchedBy: 224,
  touchedBefore: 225,
  touchedAround: 226,
  // conflicts beside those about one need
  /**
   * Does it arise, is it reported, does the customer write, whom does it name, whom does the channel manager find for?
   * Entity: need, or the later order that it is about. k: 64 x number of what it is about + 8 x type + question.
   */
  laterDispute: 230,
  /** Does a party that had quoted learn at what price another sold? Entity: pair (need, party). k: 0; does it complain: 1. */
  priceNoticed: 231,
  // delivery
  /** Does the implementation take more work? Entity: order. k: 0. */
  overruns: 240,
  /** Does a duty that is nobody's fall to the partner? Entity: order. k: duty. */
  dutyFalls: 241,
  // shocks
  /** Wait for the next strike of a shock. Entity: shock in a replication. k: strike. */
  shockWait: 170,
  /** Does a strike of a shock take a partner? Entity: partner. k: first word of the shock's key turned by the day. */
  shockTakes: 171,
  // partners that react
  /** Whim in what a partner would like to do. Entity: partner. k: 4 x month since 1970 + trait. */
  partnerWhim: 180,
  /** Does a partner that has lost patience leave this month? Entity: partner. k: month. */
  partnerLeaves: 181,
  /** Does it close down this month? Entity: partner. k: month. */
  partnerFails: 182,
  /** On which day of its term its contract ends. Entity: partner. k: 0. */
  contractEnds: 183,
  /** When a candidate applies. Entity: partner. k: 0. */
  applies: 184,
  /** Error of its scores. Entity: partner. k: criterion. */
  screeningError: 185,
  /** Does it ever do anything once it is signed? Entity: partner. k: 0. */
  acts: 186,
  /** At which moment of the week it may be visited. Entity: partner. k: 0. */
  weekOfVisits: 187,
  /** Does a visit bring it to act? Entity: partner. k: visit. */
  winsOver: 188,
} as const;

export type Purpose = (typeof Purpose)[keyof typeof Purpose];

/**
 * Kinds of children whose keys the tape makes from a parent's key. Kinds of one parent differ; the market's own, the
 * pair of a lead or need with a party, is in `market.ts`.
 */
export const Child = {
  /** Stream of a source in a region. Parent: replication, then itself. n: first word of the source's, the region's key. */
  stream: 1,
  /** Candidate of a stream. Parent: stream. n: its number in order of time. */
  candidate: 2,
  /** Second enquiry through another source. Parent: first lead. n: 0. */
  duplicate: 3,
  /** Further site. Parent: first lead. n: 1, 2. */
  site: 4,
  /** Need. Parent: first lead. n: site that it belongs to, 0 for the first or for the whole group. */
  need: 5,
  /** Stream of the enquiries that promotion may bring. Parent: stream. n: 0. */
  promoted: 6,
  /** First lead of a customer that another may bring. Parent: first lead of that. n: 0. */
  referred: 7,
  /** Stream of a partner that recommends in a region, and of what it makes up. Parent: replication, then itself, by turns of `stream`. n: first word of its key. */
  recommended: 10,
  madeUp: 11,
  /** Post. Parent: stream of the partner's posts. n: its number in order of time; and an enquiry that it brings. Parent: post. n: its number. */
  post: 12,
  posted: 13,
  /** Upsell that a customer may come to want. Parent: need. n: first word of its path's key. */
  upsell: 14,
  /** Renewal of an order. Parent: need for the first order, else the later order. n: 0. */
  renewal: 15,
} as const;
