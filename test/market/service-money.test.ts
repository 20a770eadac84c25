import { describe, expect, test } from 'vitest';
import { SECONDS_PER_MONTH } from '../../sim/engine/civil.ts';
import { Ledger } from '../../sim/ledger/ledger.ts';
import { policyOf } from '../../sim/market/accounts.ts';
import { Book } from '../../sim/market/book.ts';
import { keeperAt } from '../../sim/market/keepers.ts';
import type { Market } from '../../sim/market/market.ts';
import { Matter } from '../../sim/market/matter-table.ts';
import { Replicator } from '../../sim/market/replicate.ts';
import { accountsOf } from '../../sim/market/settle.ts';
import { ServicePays } from '../../sim/market/settle-service.ts';
import { laterBlocks, laterStudy, VAGUE } from './later-study.ts';
import { replicatorOf, rowsOf } from './tiny-study.ts';
import { watchedKernel } from './watched-kernel.ts';

const POLICY = VAGUE.concat(`maintenance: { customer_data: platform, left_alone_for: 3d }
after_sales:
  - { rule: extra, tickets: [update], owner: maintainer, service: value-added, price: 500 CNY per month }
  - { rule: bugs, tickets: [bug], owner: maintainer, included: 1 hour per month, beyond: 200 CNY per hour, cost_borne_by: platform }
`);
const WEEK = 604_800;

/** A ledger that keeps its postings, and leaves out what falls due after a second. */
class CutLedger extends Ledger {
  readonly posts: { from: number; to: number; amount: number; at: number }[] = [];
  private readonly until: number;

  constructor(m: Market, until: number) {
    super(accountsOf(m));
    this.until = until;
  }

  override post(to: number, from: number, amount: number, at: number): void {
    if (at > this.until) return;
    this.posts.push({ from, to, amount, at });
    super.post(to, from, amount, at);
  }
}

/** Service as it stands in books that hold no customer, cut at a second. */
function serviceUntil(m: Market, until: number): CutLedger {
  const ledger = new CutLedger(m, until);
  const blank = new Book(m.book.buckets, m.parties.length);
  blank.open(m.tape.needs);
  new ServicePays(m, ledger, blank).settle();
  return ledger;
}

/** A run under the rules above; at some moments of it, what had been posted for service until then. */
function watchedRun() {
  const taken: { at: number; ledger: CutLedger }[] = [];
  const study = laterStudy(laterBlocks(), POLICY);
  let next = study.cutOver + 10 * WEEK;
  const kernel = watchedKernel(() => {
    const m = replicator.market;
    if (m.now < next) return;
    next = m.now + 5 * WEEK;
    taken.push({ at: m.now, ledger: serviceUntil(m, m.now) });
  });
  const replicator: Replicator = new Replicator(study, rowsOf(study), kernel);
  replicator.runUnforked(0, 1);
  return { m: replicator.market, taken };
}

describe('money for service', () => {
  const { m, taken } = watchedRun();
  const all = serviceUntil(m, Number.POSITIVE_INFINITY);

  test('as a statement shows it during the run is what the final ledger says of that second', () => {
    expect(taken.length).toBeGreaterThan(3);
    expect(taken.at(-1)!.ledger.posts.length).toBeGreaterThan(50);
    for (const { at, ledger } of taken) {
      // Nothing of the same second can come between an event and the look at it.
      const final = serviceUntil(m, at);
      expect(ledger.posts).toEqual(final.posts);
    }
  });

  test('by the month ends when the customer leaves, and comes at the end of each month to who looks after it then', () => {
    const { matters, accounts } = m;
    const expected: { to: number; at: number }[] = [];
    let moved = 0;
    let ended = 0;
    for (let matter = 0; matter < matters.count; matter++) {
      if (matters.kind[matter] !== Matter.subscription) continue;
      const account = matters.account[matter];
      const need = accounts.need[account];
      const followed = m.tape.customerFirstTime[m.tape.needCustomer[need]] + m.study.followUp;
      const churnedAt = accounts.churnedAt[account];
      for (let month = 1; ; month++) {
        const at = matters.openedAt[matter] + month * SECONDS_PER_MONTH;
        if (at > Math.min(followed, m.now)) break;
        if (churnedAt > 0 && at > churnedAt) {
          ended++;
          break;
        }
        const keeper = keeperAt(m, account, at);
        if (keeper !== accounts.maintainer[account]) moved++;
        const to = keeper === m.hq ? all.account('hq') : all.account('partner', keeper);
        expected.push({ to, at });
      }
    }
    expect(moved).toBeGreaterThan(0);
    expect(ended).toBeGreaterThan(0);
    const paid = all.posts.filter(
      ({ from, amount }) => from === all.account('customers') && amount === 50_000,
    );
    const inOrder = (list: readonly { to: number; at: number }[]) =>
      list.map(({ to, at }) => `${at} ${to}`).sort();
    expect(inOrder(paid)).toEqual(inOrder(expected));
  });
});

describe('who looks after a customer', () => {
  test('is who did at the time, through any number of changes; nobody once its partner has left', () => {
    const { m } = watchedRun();
    const { accounts, keepers, tempers } = m;
    const changed = Array.from({ length: accounts.count }, (_, each) => each).findIndex(
      (each) => accounts.keptPlus1[each] > 0,
    );
    const row = accounts.keptPlus1[changed] - 1;
    expect(row).toBeGreaterThanOrEqual(0);
    const { [row]: until } = keepers.until;
    expect(keeperAt(m, changed, until)).toBe(accounts.maintainer[changed]);
    expect(keeperAt(m, changed, until - 1)).toBe(keepers.party[row]);
    expect(keepers.party[row]).not.toBe(accounts.maintainer[changed]);
    tempers.leftAt[keepers.party[row]] = until - 10;
    expect(keeperAt(m, changed, until - 1)).toBe(-1);
    expect(keeperAt(m, changed, until - 11)).toBe(keepers.party[row]);
  });
});

describe('work beyond what a rule includes in a month', () => {
  test('is counted apart for each rule, and paid at its price', () => {
    const twoLimits = VAGUE.concat(`after_sales:
  - { rule: updates, tickets: [update], owner: maintainer, included: 1 hour per month, beyond: 100 CNY per hour }
  - { rule: bugs, tickets: [bug], owner: platform, included: 2 hours per month, beyond: 200 CNY per hour }
`);
    const rules = { update: { hours: 1, price: 10_000 }, bug: { hours: 2, price: 20_000 } };
    const asksAll = laterBlocks().replace(
      'after_sales:\n',
      'after_sales:\n  beyond_included: { taken_by: 100% }\n',
    );
    const replicator = replicatorOf(laterStudy(asksAll, twoLimits));
    replicator.run(0, [1]);
    const { matters, accounts, tape, study, world } = replicator.market;
    const isBilled = (matter: number) => {
      const account = matters.account[matter];
      if (policyOf(replicator.market, account).afterSales === null) return false;
      const followed = tape.customerFirstTime[tape.needCustomer[accounts.need[account]]] + study.followUp;
      const until = Math.min(followed, accounts.churnedAt[account] || Number.POSITIVE_INFINITY);
      return (
        matters.kind[matter] === Matter.ticket && matters.done[matter] === 1 && matters.doneAt[matter] < until
      );
    };
    const tickets = Array.from({ length: matters.count }, (_, matter) => matter).filter(isBilled);
    const used = new Map<string, number>();
    const billed = { update: 0, bug: 0 };
    for (const matter of tickets.sort((a, b) => matters.doneAt[a] - matters.doneAt[b])) {
      const kind = world.afterSales!.tickets[matters.what[matter]].name as keyof typeof rules;
      const month = Math.floor(matters.doneAt[matter] / SECONDS_PER_MONTH);
      const key = `${matters.account[matter]} ${month} ${kind}`;
      const before = used.get(key) ?? 0;
      const after = before + matters.seconds[matter];
      used.set(key, after);
      const included = rules[kind].hours * 3600;
      const beyond = Math.max(0, after - included) - Math.max(0, before - included);
      expect(matters.billed[matter]).toBe(Math.round((beyond / 3600) * rules[kind].price));
      billed[kind] += matters.billed[matter];
    }
    expect(billed.update).toBeGreaterThan(0);
    expect(billed.bug).toBeGreaterThan(0);
  });
});
