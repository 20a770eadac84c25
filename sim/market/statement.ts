import { Ledger } from '../ledger/ledger.ts';
import { Book } from './book.ts';
import type { Market } from './market.ts';
import { accountsOf, settle } from './settle.ts';

/**
 * The ledger as it stands today: everything is settled as at the end of a run, and what falls due later is left out.
 * Each posting depends only on what came before its date, so this is what has been paid, not what was promised.
 */
class Statement extends Ledger {
  readonly #until: number;
  readonly #patience: number;
  /** Pay that came later after its contract than partners expect, minor units by party. */
  readonly late: Float64Array;

  constructor(parties: number, until: number, patience: number) {
    super(parties);
    this.#until = until;
    this.#patience = patience;
    this.late = new Float64Array(parties);
  }

  override post(debit: number, credit: number, amount: number, time: number): void {
    if (time <= this.#until) super.post(debit, credit, amount, time);
  }

  /** The platform pays for what was signed at `from`. */
  notePay(party: number, amount: number, from: number, at: number): void {
    if (at <= this.#until && at - from > this.#patience) this.late[party] += amount;
  }
}

/**
 * Reads each partner's account as it stands now.
 *
 * @param patience seconds after a contract from which pay is late
 * @param paid filled with what each party has had so far less what it gave back, minor units
 * @param late filled with what of that came late
 */
export function readStatement(m: Market, patience: number, paid: Float64Array, late: Float64Array): void {
  const statement = new Statement(accountsOf(m), m.now, patience);
  // Books that hold no customer: looking at the accounts must not count anything twice.
  const blank = new Book(m.book.buckets, m.parties.length);
  blank.open(m.tape.needs);
  settle(m, statement, blank, statement);
  for (let party = 0; party < m.hq; party++) {
    paid[party] = statement.balance(statement.account('partner', party));
    late[party] = statement.late[party];
  }
}
