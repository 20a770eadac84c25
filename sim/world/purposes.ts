/**
 * Every purpose of `draw(purpose, entity, k)`: what is drawn, about which entity, and what k counts.
 * A number is never reused or renumbered: results hang on it. 1..59 make the population and the tape,
 * 60..255 belong to the market.
 */
export const Purpose = {
  // market; "pair" is the child key of (lead or need, party)
  /** Seconds until an assigned lead is read. Entity: pair (lead, party). k: 0. */
  reading: 60,
  /** Is a lead worked at all? Entity: pair (need, party). k: 0. */
  neglect: 61,
  /** Does the party hold the lead without working it? Entity: pair (need, party). k: 0. */
  squat: 62,
  /** Staff time of a contact attempt. Entity: pair (need, party). k: attempt. */
  attemptDuration: 63,
  /** Does the attempt reach the customer? Entity: pair (need, party). k: attempt. */
  attemptReaches: 64,
  /** Gap to the next attempt. Entity: pair (need, party). k: attempt. */
  attemptGap: 65,
  /** Is a due development step put off? Entity: pair (need, party). k: step. */
  stepDelay: 66,
  /** The customer's own rhythm: gap before a development step. Entity: need. k: step. */
  stepGap: 67,
  /** Seconds until a party claims a posted lead. Entity: pair (lead, party). k: posting. */
  poolClaim: 68,
  /** Does a party see and work another's lead? Entity: pair (lead, party). k: number of the owner. */
  grab: 69,
  /** Seconds until a grabbed lead is worked. Entity: pair (lead, party). k: number of the owner. */
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
} as const;

export type Purpose = (typeof Purpose)[keyof typeof Purpose];
