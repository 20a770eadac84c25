import { allocate, type Columns, clear, copy, grow } from './columns.ts';

/** How a party came to work a need. */
export const Way = {
  /** HQ gave it a lead, or it claimed one from the pool. */
  given: 0,
  /** It heard of the project of a group with a site in its region. */
  groupClaim: 1,
  /** It saw another's lead and worked it. */
  grabbed: 2,
} as const;

/** What a file waits for; at most one thing at a time. */
export const Next = {
  nothing: 0,
  /** A grabbed or claimed lead is not yet touched. */
  begin: 1,
  attempt: 2,
  step: 3,
  /** A job is in the party's queue or in hand. */
  job: 4,
  /** Held up by a dispute. */
  dispute: 5,
  /** Headquarters has to do its part of a quotation first. */
  support: 6,
} as const;

export const Registration = {
  none: 0,
  preparing: 1,
  submitted: 2,
  approved: 3,
  rejected: 4,
  expired: 5,
} as const;

/** Does the file hold an approved registration, protected or no longer? */
export function registrationApproved(files: FileTable, file: number): boolean {
  return files.registration[file] === Registration.approved;
}

const NAMES = [
  'need',
  'party',
  /** Lead through which the party has it + 1. */
  'leadPlus1',
  /** Next file of the same need + 1. */
  'chainPlus1',
  'key0',
  'key1',
  'way',
  'open',
  'openedAt',
  'closedAt',
  'next',
  /** When the next action falls due. */
  'actionAt',
  /** Job in the party's queue or in hand + 1, its kind and its seconds of staff time. */
  'jobPlus1',
  'jobKind',
  'jobSeconds',
  /** The party will never work it: put aside, or held as a placeholder. */
  'aside',
  'squat',
  /** Contact attempts, and those of earlier openings. */
  'attempts',
  'attemptsBefore',
  'firstAttemptAt',
  'reachedAt',
  'steps',
  'stepPutOff',
  /** Talks held after the last step, while the customer makes up its mind. */
  'followUps',
  /** Seconds of staff time spent, and when last. */
  'seconds',
  'workedAt',
  /** When progress of a kind that counts was last reported. */
  'reportedAt',
  'reports',
  /** Number of the false report that waits for its audit + 1. */
  'auditedReportPlus1',
  'contacts',
  'registration',
  'registrationTries',
  'submittedAt',
  'registeredAt',
  'protectedFrom',
  'protectedUntil',
  'extensions',
  'protectionQueued',
  /** The way the party would have come by, or came by until it was refused, had the customer not been protected + 1. */
  'stayedAwayPlus1',
  /** It was refused for a protection that is over: it may register with its next step. */
  'registersAgain',
  /** The party got the lead after it was taken back from another. */
  'afterReclaim',
  /** What a decided dispute left this party, see `Share`. */
  'share',
] as const;
type Name = (typeof NAMES)[number];

/** One row for each party on a need, in order of opening. */
export class FileTable implements Columns<Name> {
  need = new Int32Array(0);
  party = new Int32Array(0);
  leadPlus1 = new Int32Array(0);
  chainPlus1 = new Int32Array(0);
  key0 = new Int32Array(0);
  key1 = new Int32Array(0);
  way = new Int32Array(0);
  open = new Int32Array(0);
  openedAt = new Int32Array(0);
  closedAt = new Int32Array(0);
  next = new Int32Array(0);
  actionAt = new Int32Array(0);
  jobPlus1 = new Int32Array(0);
  jobKind = new Int32Array(0);
  jobSeconds = new Int32Array(0);
  aside = new Int32Array(0);
  squat = new Int32Array(0);
  attempts = new Int32Array(0);
  attemptsBefore = new Int32Array(0);
  firstAttemptAt = new Int32Array(0);
  reachedAt = new Int32Array(0);
  steps = new Int32Array(0);
  stepPutOff = new Int32Array(0);
  followUps = new Int32Array(0);
  seconds = new Int32Array(0);
  workedAt = new Int32Array(0);
  reportedAt = new Int32Array(0);
  reports = new Int32Array(0);
  auditedReportPlus1 = new Int32Array(0);
  contacts = new Int32Array(0);
  registration = new Int32Array(0);
  registrationTries = new Int32Array(0);
  submittedAt = new Int32Array(0);
  registeredAt = new Int32Array(0);
  protectedFrom = new Int32Array(0);
  protectedUntil = new Int32Array(0);
  extensions = new Int32Array(0);
  protectionQueued = new Int32Array(0);
  stayedAwayPlus1 = new Int32Array(0);
  registersAgain = new Int32Array(0);
  afterReclaim = new Int32Array(0);
  share = new Int32Array(0);

  count = 0;
  private capacity = 0;

  constructor() {
    allocate(this, NAMES, 0);
  }

  reset(expected: number): void {
    this.ensure(expected);
    clear(this, NAMES, this.count);
    this.count = 0;
  }

  /** A new row, all zero. */
  add(): number {
    if (this.count === this.capacity) this.ensure(this.count + 1);
    return this.count++;
  }

  copyFrom(other: FileTable): void {
    this.ensure(other.count);
    if (this.count > other.count) {
      // Rows behind the copied ones must be clear for `add`.
      clear(this, NAMES, this.count);
    }
    copy(this, other, NAMES, other.count);
    this.count = other.count;
  }

  private ensure(rows: number): void {
    if (rows <= this.capacity) return;
    grow(this, NAMES, rows);
    this.capacity = this.need.length;
  }
}
