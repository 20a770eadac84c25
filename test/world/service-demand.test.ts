import { describe, expect, test } from 'vitest';
import { InputRefused } from '../../sim/files/diagnostic.ts';
import { compiled, worldFrom } from './worlds.ts';

/** A world that counts in euros and has service after delivery. @param says more of that service */
const inEuros = (says: string) => `world: euros
currency: EUR
regions: [{ region: Berlin, time_zone: Europe/Berlin }]
products: [{ product: website, price: 3000 EUR }]
sources: [{ source: website, per_week: 20, cost_per_lead: 40 EUR }]
archetypes: [{ archetype: agency, count: 2, hourly_cost: 60 EUR, margin_wanted: 0 EUR }]
headquarters:
  channel_managers: { hourly_cost: 60 EUR }
  direct_team: { hourly_cost: 60 EUR }
selling: { large_deal: 10000 EUR }
after_order: {}
after_sales:
  engineers: { hourly_cost: 50 EUR }
  tickets: [{ ticket: bug }]
${says}`;

function complaints(says: string): string[] {
  try {
    worldFrom(inEuros(says));
  } catch (error) {
    if (!(error instanceof InputRefused)) throw error;
    return error.diagnostics.map(({ path, message }) => `${path}: ${message}`);
  }
  return [];
}

describe('the usual prices of services', () => {
  const extra = (price: string) => `  value_added: { usual_price: ${price} }\n`;
  const beyond = (price: string) => `  beyond_included: { usual_price: ${price} }\n`;

  test('are in the currency of the world, like every amount', () => {
    const written = extra('100 EUR per month') + beyond('40 EUR per hour');
    expect(complaints(written)).toEqual([]);
    const { afterSales } = compiled(worldFrom(inEuros(written)));
    expect(afterSales!.valueAdded.usualPrice).toBe(10_000);
    expect(afterSales!.beyondIncluded.usualPrice).toBe(4_000);
  });

  test('that are left out are asked for by name where defaults are in another currency', () => {
    const inYuan = 'this amount is in CNY, the world counts in EUR';
    expect(complaints('')).toEqual([
      `after_sales.value_added.usual_price: ${inYuan}`,
      `after_sales.beyond_included.usual_price: ${inYuan}`,
    ]);
    expect(complaints(extra('800 CNY per month') + beyond('40 EUR per hour'))).toEqual([
      `after_sales.value_added.usual_price: ${inYuan}`,
    ]);
  });

  test('are above 0, and nothing is wanted more because it is dearer', () => {
    expect(complaints(extra('0 EUR per month') + beyond('0 EUR per hour'))).toEqual([
      'after_sales.value_added.usual_price: `0 EUR` is too little',
      'after_sales.beyond_included.usual_price: `0 EUR` is too little',
    ]);
    const dearer = (ratio: number) =>
      complaints(
        `  value_added: { usual_price: 100 EUR per month, ten_percent_dearer: ${ratio} }\n${beyond('40 EUR per hour')}`,
      );
    expect(dearer(1)).toEqual([]);
    for (const [ratio, said] of [
      [1.1, '`1.1` is too large'],
      [0, '`0` is not above 0'],
    ] as const)
      expect(dearer(ratio)).toEqual([`after_sales.value_added.ten_percent_dearer: ${said}`]);
  });
});
