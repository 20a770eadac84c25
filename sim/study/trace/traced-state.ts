import { Next, Registration, Way } from '../../market/file-table.ts';
import { Deadline, LeadState } from '../../market/lead-table.ts';
import type { Market } from '../../market/market.ts';
import { NeedState } from '../../market/need-table.ts';
import { nameIn, type TraceWords } from './trace-words.ts';

type Column = Int32Array | Float64Array;

/**
 * What of a market a trace looks at: where leads, needs and files stand and who has them, disputes, contracts, and what
 * each party holds. Left out on purpose is what only says how the program goes about it (calendar, queues, scratch),
 * and what is an index into a policy (rules, tiers): a trace is of the market, and plans are to be compared by it.
 */
interface TracedField {
  readonly name: string;
  readonly column: (m: Market) => Column;
  readonly say: (value: number, words: TraceWords) => string;
}

interface TracedTable {
  readonly rows: (m: Market) => number;
  readonly say: (row: number, words: TraceWords) => string;
  readonly fields: readonly TracedField[];
}

const count = (value: number) => String(value);
const yesNo = (value: number) => (value === 0 ? 'no' : 'yes');
const oneOf = (constants: Readonly<Record<string, number>>) => (value: number) => nameIn(constants, value);
const time = (value: number, words: TraceWords) => (value === 0 ? 'not set' : words.time(value));
const partyPlus1 = (value: number, words: TraceWords) => words.party(value - 1);

const TABLES: readonly TracedTable[] = [
  {
    rows: (m) => m.arrived,
    say: (row, words) => words.lead(row),
    fields: [
      { name: 'state', column: (m) => m.leads.state, say: oneOf(LeadState) },
      { name: 'owner', column: (m) => m.leads.ownerPlus1, say: partyPlus1 },
      { name: 'changes of owner', column: (m) => m.leads.moves, say: count },
      { name: 'times in a pool', column: (m) => m.leads.postings, say: count },
      { name: 'clock that runs', column: (m) => m.leads.deadlineKind, say: oneOf(Deadline) },
      { name: 'taken back', column: (m) => m.leads.reclaimed, say: yesNo },
    ],
  },
  {
    rows: (m) => m.tape.needs,
    say: (row, words) => words.need(row),
    fields: [
      { name: 'state', column: (m) => m.needs.state, say: oneOf(NeedState) },
      { name: 'winner', column: (m) => m.needs.winnerPlus1, say: partyPlus1 },
      { name: 'first contact', column: (m) => m.needs.firstContactAt, say: time },
      { name: 'changes of party', column: (m) => m.needs.handOvers, say: count },
      { name: 'disputes', column: (m) => m.needs.disputes, say: count },
      { name: 'drawn into a dispute', column: (m) => m.needs.drawnIn, say: yesNo },
      { name: 'worked twice', column: (m) => m.needs.workedTwice, say: yesNo },
    ],
  },
  {
    rows: (m) => m.files.count,
    say: (row, words) => words.file(row),
    fields: [
      { name: 'open', column: (m) => m.files.open, say: yesNo },
      { name: 'came by', column: (m) => m.files.way, say: oneOf(Way) },
      { name: 'waits for', column: (m) => m.files.next, say: oneOf(Next) },
      { name: 'calls', column: (m) => m.files.attempts, say: count },
      { name: 'steps done', column: (m) => m.files.steps, say: count },
      { name: 'talks after the last step', column: (m) => m.files.followUps, say: count },
      { name: 'seconds of work', column: (m) => m.files.seconds, say: count },
      { name: 'reports', column: (m) => m.files.reports, say: count },
      { name: 'registration', column: (m) => m.files.registration, say: oneOf(Registration) },
      { name: 'protected until', column: (m) => m.files.protectedUntil, say: time },
      { name: 'will never work it', column: (m) => m.files.aside, say: yesNo },
      { name: 'holds a place', column: (m) => m.files.squat, say: yesNo },
    ],
  },
  {
    rows: (m) => m.disputes.count,
    say: (row, words) => words.dispute(row),
    fields: [
      { name: 'reported', column: (m) => m.disputes.reportedAt, say: time },
      { name: 'decided', column: (m) => m.disputes.decided, say: yesNo },
    ],
  },
  {
    rows: (m) => m.deals.count,
    say: (row, words) => words.deal(row),
    fields: [
      { name: 'signed', column: (m) => m.deals.signedAt, say: time },
      { name: 'price in minor units', column: (m) => m.deals.price, say: count },
    ],
  },
  {
    rows: (m) => m.parties.length,
    say: (row, words) => words.party(row),
    fields: [
      { name: 'leads in hand', column: (m) => m.openLeads, say: count },
      { name: 'leads from the pool', column: (m) => m.poolHeld, say: count },
      { name: 'open registrations', column: (m) => m.openRegistrations, say: count },
      { name: 'offences', column: (m) => m.offences, say: count },
    ],
  },
];

/** One thing that is otherwise than before. */
export interface Change {
  /** `lead 88 (website, Dongguan)`. */
  readonly of: string;
  readonly what: string;
  readonly from: string;
  readonly to: string;
}

/** 32 bits that practically never stay the same when anything that is traced changes. */
export function stateChecksum(m: Market): number {
  let hash = 0;
  for (const { rows, fields } of TABLES) {
    const length = rows(m);
    for (const { column } of fields) hash = mixColumn(mix(hash, length), column(m), length);
  }
  return hash;
}

function mixColumn(start: number, column: Column, length: number): number {
  let hash = start;
  // Prices are whole and below 2^53: their two halves.
  for (let row = 0; row < length; row++) {
    const value = column[row];
    hash = mix(hash, value | 0);
    if (value > 0x7fffffff) hash = mix(hash, Math.floor(value / 0x100000000));
  }
  return hash;
}

/** One round of MurmurHash3, 32 bits (A. Appleby, public domain). */
export function mix(hash: number, value: number): number {
  let k = Math.imul(value, 0xcc9e2d51);
  k = Math.imul((k << 15) | (k >>> 17), 0x1b873593);
  const h = hash ^ k;
  return (Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64) | 0;
}

/** The state as it was last looked at. */
export class StateSnapshot {
  readonly #columns: Column[][] = TABLES.map(({ fields }) => fields.map(() => new Int32Array(0)));

  /** What has changed since the last call, or since an empty market; the state is then as it is now. */
  update(m: Market, words: TraceWords): Change[] {
    const found: Change[] = [];
    for (const [t, { rows, say, fields }] of TABLES.entries()) {
      const length = rows(m);
      for (const [f, field] of fields.entries()) {
        const now = field.column(m);
        const kept = this.#kept(t, f, now, length);
        for (
          let row = nextChange(kept, now, 0, length);
          row < length;
          row = nextChange(kept, now, row, length)
        ) {
          const [from, to] = [kept[row], now[row]].map((value) => field.say(value, words));
          found.push({ of: say(row, words), what: field.name, from, to });
          kept[row] = now[row];
        }
      }
    }
    return found;
  }

  /** Looks at the state without saying what has changed. */
  take(m: Market): void {
    for (const [t, { rows, fields }] of TABLES.entries()) {
      const length = rows(m);
      for (const [f, { column }] of fields.entries()) {
        const now = column(m);
        this.#kept(t, f, now, length).set(now.subarray(0, length));
      }
    }
  }

  #kept(table: number, field: number, like: Column, length: number): Column {
    const kept = this.#columns[table][field];
    if (kept.length >= length && kept.length > 0) return kept;
    const room = Math.max(length, 2 * kept.length, 64);
    const longer = like instanceof Int32Array ? new Int32Array(room) : new Float64Array(room);
    longer.set(kept);
    this.#columns[table][field] = longer;
    return longer;
  }
}

/** The first row from `row` on whose value is not what was kept; `length` where there is none. */
function nextChange(kept: Column, now: Column, row: number, length: number): number {
  return kept instanceof Int32Array && now instanceof Int32Array
    ? nextIntegerChange(kept, now, row, length)
    : nextNumberChange(kept, now, row, length);
}

/** On its own, for nearly all columns are such: a loop that has seen one kind of array only is several times faster. */
function nextIntegerChange(kept: Int32Array, now: Int32Array, from: number, length: number): number {
  let row = from;
  while (row < length && kept[row] === now[row]) row++;
  return row;
}

function nextNumberChange(kept: Column, now: Column, from: number, length: number): number {
  let row = from;
  while (row < length && kept[row] === now[row]) row++;
  return row;
}

/** The state in a few numbers: `pooled 3, offered 0, .., contracts 7`; only what is there. */
export function totalsInWords(m: Market): string {
  const states = Object.entries(LeadState).map(([name, value]) => {
    let leads = 0;
    for (let lead = 0; lead < m.arrived; lead++) if (m.leads.state[lead] === value) leads++;
    return [nameIn(LeadState, value), leads, name] as const;
  });
  const others = [
    ['files', m.files.count],
    ['disputes', m.disputes.count],
    ['contracts', m.deals.count],
  ] as const;
  return [...states.map(([name, n]) => [name, n] as const), ...others]
    .filter(([, n]) => n > 0)
    .map(([name, n]) => `${name} ${n}`)
    .join(', ');
}
