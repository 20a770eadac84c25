import type { Money } from '../files/quantity/money.ts';
import { byName } from './by-name.ts';
import type { CalendarList } from './compile-calendars.ts';
import type { CompiledProduct } from './compiled.ts';
import type { AfterOrderWorld, AfterSalesWorld, ServiceDemand } from './compiled-after-order.ts';
import { nameKey } from './name-key.ts';
import { perLogOfPrice } from './price-effect.ts';
import type { WorldDocument } from './schema.ts';

/** Life after the first order; null for a world that says nothing of it. */
export function compileAfterOrder(
  { after_order: written }: WorldDocument,
  products: readonly CompiledProduct[],
): AfterOrderWorld | null {
  if (written === undefined) return null;
  const { renewals, upsells, neglect, negotiation } = written;
  const indexOf = (product: string) => products.findIndex(({ name }) => name === product);
  return {
    happens: written.happens,
    satisfaction: written.satisfaction,
    satisfactionLogOdds: Math.log(written.full_satisfaction),
    goLive: written.goes_live_after.seconds,
    renewals: {
      happens: renewals.happens,
      terms: products.map(({ name }) => {
        const terms = renewals.terms.find(({ product }) => product === name);
        if (terms === undefined) return null;
        return {
          renews: terms.renews,
          price: terms.price,
          every: terms.every.seconds,
          costOfGoods: terms.cost_of_goods,
        };
      }),
      seconds: renewals.takes.seconds,
      ahead: renewals.comes_up.seconds,
    },
    upsells: {
      happens: upsells.happens,
      paths: byName(upsells.paths, ({ path }) => path).map((path) => ({
        key: nameKey('upsell', path.path).k0,
        from: path.from.reduce((mask, product) => mask | (1 << indexOf(product)), 0),
        to: indexOf(path.to),
        wanted: path.wanted,
        won: path.won,
        afterMedian: path.after.seconds,
        afterSigma: path.spread,
      })),
      seconds: upsells.takes.seconds,
    },
    neglect: { happens: neglect.happens, logOdds: Math.log(neglect.odds_ratio) },
    negotiation: {
      logOdds: Math.log(negotiation.odds_ratio),
      partySeconds: negotiation.party_spends.seconds,
    },
  };
}

/**
 * Service after delivery; null for a world that says nothing of it.
 *
 * @param headquarters region of headquarters, whose calendar the engineers keep
 */
export function compileAfterSales(
  { after_sales: written }: WorldDocument,
  products: readonly CompiledProduct[],
  calendars: CalendarList,
  headquarters: number,
): AfterSalesWorld | null {
  if (written === undefined) return null;
  const { engineers, bounces, expectations, value_added: extra } = written;
  const names = products.map(({ name }) => name);
  return {
    happens: written.happens,
    engineers: {
      people: engineers.people,
      calendar: calendars.indexOf(headquarters, engineers),
      hourlyCost: engineers.hourly_cost.minor,
    },
    tickets: byName(written.tickets, ({ ticket }) => ticket).map((ticket) => ({
      name: ticket.ticket,
      key: nameKey('ticket', ticket.ticket).k0,
      products: (ticket.products ?? names).reduce((mask, product) => mask | (1 << names.indexOf(product)), 0),
      perMonth: ticket.per_month,
      seconds: ticket.takes.seconds,
    })),
    expected: written.answer_expected_within.seconds,
    weight: written.weight,
    bounces: {
      happens: bounces.happens,
      taken: bounces.taken,
      delay: bounces.takes.seconds,
      seconds: bounces.work.seconds,
      cost: bounces.costs,
    },
    expectations: {
      happens: expectations.happens,
      cost: expectations.costs,
      creep: expectations.creep,
    },
    valueAdded: demandOf(extra),
    beyondIncluded: demandOf(written.beyond_included),
    declined: extra.satisfaction_without,
  };
}

/** Who takes a service at which price, as the market reckons with it. */
function demandOf(written: {
  taken_by: number;
  usual_price: { amount: Money };
  ten_percent_dearer: number;
}): ServiceDemand {
  return {
    taken: written.taken_by,
    usualPrice: written.usual_price.amount.minor,
    price: perLogOfPrice(written.ten_percent_dearer),
  };
}
