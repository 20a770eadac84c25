import { sentence } from '../../files/sentence.ts';
import type { WorldDocument } from '../schema.ts';
import { unknown, type WorldProblem } from './problem.ts';

/** Products that renewals, upsells, tickets and delivery name, and service for customers that have no later life. */
export function laterProblems(world: WorldDocument): WorldProblem[] {
  const known = world.products.map(({ product }) => product);
  const found: WorldProblem[] = [];
  const { after_order: order, after_sales: service, delivery } = world;
  (order?.renewals.terms ?? []).forEach(({ product }, i) => {
    found.push(...unknown(['after_order', 'renewals', 'terms', i, 'product'], 'product', product, known));
  });
  (order?.upsells.paths ?? []).forEach(({ from, to }, i) => {
    const path = ['after_order', 'upsells', 'paths', i];
    from.forEach((product, k) => {
      found.push(...unknown([...path, 'from', k], 'product', product, known));
    });
    found.push(...unknown([...path, 'to'], 'product', to, known));
  });
  (service?.tickets ?? []).forEach(({ products = [] }, i) => {
    products.forEach((product, k) => {
      found.push(...unknown(['after_sales', 'tickets', i, 'products', k], 'product', product, known));
    });
  });
  (delivery?.projects ?? []).forEach(({ product }, i) => {
    found.push(...unknown(['delivery', 'projects', i, 'product'], 'product', product, known));
  });
  if (delivery !== undefined && order === undefined) {
    const message = sentence('customers have no life after their order', 'add `after_order:`');
    found.push({ path: ['delivery'], message, of: 'key' });
  }
  if (service !== undefined && order === undefined) {
    const message = sentence('customers have no life after their order', 'add `after_order:`');
    found.push({ path: ['after_sales'], message, of: 'key' });
  }
  return found;
}
