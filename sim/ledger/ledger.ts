/**
 * Double entry in whole minor units. Every posting takes from one account what it adds to another, so the sum
 * over all accounts is 0 at any time: money is neither made nor lost, only moved.
 */

/** What money is for, from the point of view of headquarters and each partner. */
export const ACCOUNTS = [
  /** Outside: customers who pay, suppliers and platforms who are paid, staff, banks. */
  'customers',
  'suppliers',
  'staff',
  'banks',
  /** Headquarters: money in hand, and what it owes each partner. */
  'hq',
  'owed',
  /** Each partner: money in hand. */
  'partner',
  /** Each partner that only recommends: money in hand. */
  'recommender',
] as const;
export type AccountKind = (typeof ACCOUNTS)[number];
const NUMBER_OF = Object.fromEntries(ACCOUNTS.map((kind, i) => [kind, i])) as Record<AccountKind, number>;

/** Account numbers are `kind * parties + party`; accounts without a party use party 0, those of recommenders their own numbers. */
export class Ledger {
  readonly #parties: number;
  readonly #balances: Float64Array;
  #postings = 0;
  #lastTime = 0;

  /** @param parties number of parties, or of recommenders if they are more, each with one account of every kind */
  constructor(parties: number) {
    this.#parties = parties;
    this.#balances = new Float64Array(ACCOUNTS.length * parties);
  }

  /** Number of an account. @param party 0 for accounts that belong to nobody in particular */
  account(kind: AccountKind, party = 0): number {
    return NUMBER_OF[kind] * this.#parties + party;
  }

  /**
   * Moves an amount from `credit` to `debit`.
   *
   * @param amount whole minor units, 0 or more
   * @param time second of the simulation, never earlier than 0
   * @throws {RangeError} if the amount is no such number, or a balance leaves the range of exact integers
   */
  post(debit: number, credit: number, amount: number, time: number): void {
    if (!Number.isSafeInteger(amount) || amount < 0) {
      throw new RangeError(`${amount} is no whole amount of 0 or more (second ${time})`);
    }
    const balances = this.#balances;
    balances[debit] += amount;
    balances[credit] -= amount;
    if (!Number.isSafeInteger(balances[debit]) || !Number.isSafeInteger(balances[credit])) {
      throw new RangeError(`a balance is no exact whole number any more (second ${time})`);
    }
    this.#postings++;
    if (time > this.#lastTime) this.#lastTime = time;
  }

  /** What stands on an account, minor units; may be negative. */
  balance(account: number): number {
    return this.#balances[account];
  }

  /** Sum of one kind of account over all parties. */
  balanceOf(kind: AccountKind): number {
    const first = this.account(kind);
    let sum = 0;
    for (let party = 0; party < this.#parties; party++) sum += this.#balances[first + party];
    return sum;
  }

  /** Number of postings so far. */
  get postings(): number {
    return this.#postings;
  }

  /** Latest second at which something was posted. */
  get lastTime(): number {
    return this.#lastTime;
  }

  /** Sum over all accounts: 0, or something is wrong. */
  total(): number {
    let sum = 0;
    for (const balance of this.#balances) sum += balance;
    return sum;
  }

  /** Makes this ledger an exact copy of another over the same parties: a running business is forked so. */
  copyFrom(other: Ledger): void {
    this.#balances.set(other.#balances);
    this.#postings = other.#postings;
    this.#lastTime = other.#lastTime;
  }

  /** Empties all accounts. */
  reset(): void {
    this.#balances.fill(0);
    this.#postings = 0;
    this.#lastTime = 0;
  }
}
