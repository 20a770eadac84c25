import type { Distribution } from '../engine/distribution/distribution.ts';
import { exponentialQuantile } from '../engine/distribution/exponential.ts';
import { lognormalQuantile } from '../engine/distribution/lognormal.ts';
import { normalQuantile } from '../engine/distribution/normal.ts';
import { childKey, draw } from '../engine/draw.ts';
import type { CompiledWorld } from './compiled.ts';
import { Child, Purpose } from './purposes.ts';
import type { ShockFactors } from './shock-factors.ts';
import { type CustomerColumns, type NeedColumns, needColumns } from './tape-columns.ts';
import type { TapeTables } from './tape-tables.ts';

const key = new Int32Array(2);

/**
 * What customers want, and the hidden traits that will decide. Fills in which needs are whose, and the customers'
 * products.
 *
 * @param shocks null in a world without any
 * @param customerKey0 first words of the customers' keys, which are those of their first leads
 * @param needSites a bit for each site that has a need of its own
 */
export function drawNeeds(
  world: CompiledWorld,
  tables: TapeTables,
  shocks: ShockFactors | null,
  customers: CustomerColumns,
  customerKey0: Int32Array,
  customerKey1: Int32Array,
  needSites: Uint8Array,
): NeedColumns {
  const count = customers.customers;
  let needs = 0;
  for (let c = 0; c < count; c++) {
    customers.customerFirstNeed[c] = needs;
    needs += (needSites[c] & 1) + ((needSites[c] >> 1) & 1) + ((needSites[c] >> 2) & 1);
  }
  customers.customerFirstNeed[count] = needs;
  const columns = needColumns(needs);
  for (let c = 0; c < count; c++) {
    let need = customers.customerFirstNeed[c];
    for (let s = 0; s < 3; s++) {
      if (((needSites[c] >> s) & 1) === 0) continue;
      childKey(customerKey0[c], customerKey1[c], Child.need, s, key);
      columns.needCustomer[need] = c;
      columns.needKey0[need] = key[0];
      columns.needKey1[need] = key[1];
      columns.needRegion[need] = customers.customerSiteRegion[s * count + c];
      drawNeed(world, tables.products[customers.customerSource[c]], columns, need);
      if (shocks !== null) {
        columns.needRival[need] /= shocks.rivals(columns.needRegion[need], customers.customerFirstTime[c]);
      }
      need++;
    }
    const first = customers.customerFirstNeed[c];
    customers.customerProduct[c] = columns.needProduct[first];
    const once = draw(Purpose.buysOnce, customerKey0[c], customerKey1[c], 0) < world.customers.groupBuysOnce;
    if (once && customers.customerSites[c] > 1) {
      const site = decisionSite(world, customers.customerSites[c], customerKey0[c], customerKey1[c]);
      columns.needRegion[first] = customers.customerSiteRegion[site * count + c];
    }
  }
  return columns;
}

function drawNeed(world: CompiledWorld, products: Distribution, columns: NeedColumns, need: number): void {
  const key0 = columns.needKey0[need];
  const key1 = columns.needKey1[need];
  const productIndex = products.quantile(draw(Purpose.product, key0, key1, 0));
  const product = world.products[productIndex];
  columns.needProduct[need] = productIndex;
  columns.needLatent[need] = draw(Purpose.latent, key0, key1, 0);
  columns.needQuality[need] = normalQuantile(draw(Purpose.quality, key0, key1, 0));
  // Lognormal around the list price, mean kept: price exp(sigma z - sigma^2 / 2).
  const sigma = product.priceSpread;
  const z = normalQuantile(draw(Purpose.orderValue, key0, key1, 0));
  const value = Math.round(product.price * Math.exp(sigma * z - 0.5 * sigma * sigma));
  columns.needValue[need] = value;
  columns.needAdSpend[need] = product.price === 0 ? 0 : Math.round((value * product.adSpend) / product.price);
  columns.needDecision[need] = lognormalQuantile(
    product.cycleMedian,
    product.cycleSigma,
    draw(Purpose.decision, key0, key1, 0),
  );
  columns.needNoDecision[need] =
    exponentialQuantile(draw(Purpose.noDecision, key0, key1, 0)) * world.customers.noDecisionMean;
  columns.needRival[need] = exponentialQuantile(draw(Purpose.rival, key0, key1, 0));
}

/** Where a group that buys once decides: at the first site with the given probability, else at any of the others. */
function decisionSite(world: CompiledWorld, sites: number, key0: number, key1: number): number {
  const first = world.customers.decidesAtFirstSite;
  const u = draw(Purpose.decisionSite, key0, key1, 0);
  if (u < first) return 0;
  return 1 + Math.min(sites - 2, Math.floor(((u - first) / (1 - first)) * (sites - 1)));
}
