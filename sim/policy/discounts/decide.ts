/**
 * What a partner keeps of an order sold at a discount, as a share of its list price.
 *
 * @param rate what it keeps of an order at list price
 * @param discount given to the customer, between 0 and 1
 * @param shared whether both sides bear it in proportion
 */
export function keptShare(rate: number, discount: number, shared: boolean): number {
  return shared ? rate * (1 - discount) : rate - discount;
}
