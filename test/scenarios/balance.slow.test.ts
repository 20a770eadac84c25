import { readdirSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import type { Ledger as LedgerType } from '../../sim/ledger/ledger.ts';
import { Ledger } from '../../sim/ledger/ledger.ts';
import type { Pay } from '../../sim/ledger/pay.ts';
import type { payOfSales } from '../../sim/ledger/pay-of-sales.ts';
import { Book } from '../../sim/market/book.ts';
import type { Market } from '../../sim/market/market.ts';
import { Replicator } from '../../sim/market/replicate.ts';
import { accountsOf, settle } from '../../sim/market/settle.ts';
import { readStatement } from '../../sim/market/statement.ts';
import { compiledFrom, rowsOf } from '../market/tiny-study.ts';
import { slowPayOfSales } from '../reference/slow-pay.ts';
import { STUDIES } from './shipped-studies.ts';

/**
 * Every run of every study checks that its ledger sums to zero and that partners and customers hold what was posted to
 * them; a run that breaks it ends the study. Here all shipped studies and claims are run once more, all of their plans, and
 * every posting is added up in whole numbers of any size; the slow settlement pays the same sales once more, and
 * settling twice may count nothing twice. Traces and claims have replication 0; this is the next one.
 */
const CLAIMS = readdirSync('scenarios/claims').filter((name) => /^x\d\d-.*\.yaml$/.test(name));

/** Sales and pay of the settlement asked for last, while `listens`. */
const heard = vi.hoisted(() => ({
  listens: false,
  call: null as null | { sales: Parameters<typeof payOfSales>[0]; pays: readonly Pay[] },
}));
vi.mock('../../sim/ledger/pay-of-sales.ts', async (original) => {
  const real = await original<{ payOfSales: typeof payOfSales }>();
  const payOfSalesHeard: typeof payOfSales = (sales, context) => {
    const pays = real.payOfSales(sales, context);
    if (heard.listens) heard.call = { sales, pays };
    return pays;
  };
  return { payOfSales: payOfSalesHeard };
});

/** A ledger that keeps exact sums of its own. */
class ExactLedger extends Ledger {
  readonly exact = new Map<number, bigint>();

  override post(...[debit, credit, amount, time]: Parameters<LedgerType['post']>): void {
    super.post(debit, credit, amount, time);
    this.exact.set(debit, (this.exact.get(debit) ?? 0n) + BigInt(amount));
    this.exact.set(credit, (this.exact.get(credit) ?? 0n) - BigInt(amount));
  }
}

/** Settles a market that has come to its end once more, on paper of its own. @returns number of sales */
function settleAgain(m: Market): number {
  const facts = m.book.facts.slice();
  const ledger = new ExactLedger(accountsOf(m));
  const blank = new Book(m.book.buckets, m.parties.length);
  blank.open(m.tape.needs);
  heard.listens = true;
  const settled = settle(m, ledger, blank);
  heard.listens = false;

  expect([...ledger.exact.values()].reduce((sum, each) => sum + each, 0n)).toBe(0n);
  for (const [account, amount] of ledger.exact) expect(BigInt(ledger.balance(account))).toBe(amount);
  expect(ledger.balanceOf('partner')).toBe(settled.partnerPay);
  expect(-ledger.balanceOf('customers')).toBe(settled.receipts);

  const { sales = [], pays = [] } = heard.call ?? {};
  // All shipped worlds are in China, which keeps the same time all year.
  const start = m.world.startUtc + 8 * 3600;
  const { coopClaimed = 1, coopProven = 1 } = m.world.payments ?? {};
  expect(inOrder(pays)).toEqual(inOrder(slowPayOfSales(sales, start, coopClaimed, coopProven)));

  readStatement(m, 0, new Float64Array(m.parties.length), new Float64Array(m.parties.length));
  expect(m.book.facts).toEqual(facts);
  return sales.length;
}

function inOrder(pays: readonly Pay[]): string[] {
  return pays.map((pay) => JSON.stringify(pay, ['sale', 'kind', 'of', 'amount', 'at'])).sort();
}

/** Runs a replication of all plans of a study. @returns number of sales */
function settledAgain(path: string): number {
  const study = compiledFrom({}, path, 'balance');
  const replicator = new Replicator(study, rowsOf(study));
  let sales = 0;
  replicator.run(
    1,
    study.plans.map((_, plan) => plan),
    (m) => {
      sales += settleAgain(m);
    },
  );
  return sales;
}

describe('to the minor unit', () => {
  test.each(STUDIES)('all plans of the study %s balance, and pay what the slow settlement pays', (name) => {
    expect(settledAgain(`studies/${name}.yaml`)).toBeGreaterThan(0);
  });

  test.each(CLAIMS)('all plans of the claim %s do', (name) => {
    expect(settledAgain(`claims/${name}`)).toBeGreaterThan(0);
  });
});
