import { beforeAll, describe, expect, test } from 'vitest';
import { OrderKind } from '../../sim/ledger/terms.ts';
import type { Market } from '../../sim/market/market.ts';
import { replicationQuantile } from '../../sim/stats/quantile.ts';
import { Faces } from './faces.ts';

/**
 * Does the shipped world with everything in it look like the business it describes, under today's rules? The first plan
 * of the study at full depth, 12 replications (about 9,000 customers each) of a seed that it was not fitted with; 95 %
 * intervals. Only what a source gives a figure for is held against it, and no policy but today's is run.
 */
const REPLICATIONS = 12;
const DAY = 86_400;

const faces = new Faces('studies/full-depth.yaml', 'faces of the whole channel');
const upsellLags = new Map<string, number[]>();

beforeAll(() => faces.run(REPLICATIONS, noteUpsells), 600_000);

/** Days from a customer's first order to each later one of another product. */
function noteUpsells(m: Market): void {
  const { deals, world } = m;
  const first = new Map<number, number>();
  for (let deal = 0; deal < deals.count; deal++) {
    const need = deals.need[deal];
    if (deals.kind[deal] === OrderKind.first) first.set(need, deals.signedAt[deal]);
    if (deals.kind[deal] !== OrderKind.upsell || !m.book.isCohort(need)) continue;
    const { name } = world.products[deals.product[deal]];
    const lags = upsellLags.get(name) ?? [];
    lags.push((deals.signedAt[deal] - (first.get(need) ?? 0)) / DAY);
    upsellLags.set(name, lags);
  }
}

function inside({ lo, hi }: { readonly lo: number; readonly hi: number }, from: number, until: number): void {
  expect(lo).toBeGreaterThan(from);
  expect(hi).toBeLessThan(until);
}

describe('the whole channel under first claim', () => {
  test('wins 3 to 8 of 100 enquiries about a website, and 20 to 30 of 100 proposals', () => {
    const websites = faces.websitesWon();
    const proposals = faces.shown('quotes-won');
    console.log(`website packages: ${websites.text}\nproposals won: ${proposals.text}`);
    inside(websites, 3, 8);
    inside(proposals, 20, 30);
  });

  test('has a fifth of its partners make 60 to 95 % of receipts, of which nobody has told it', () => {
    const top = faces.shown('top-20');
    console.log(`receipts of the top fifth: ${top.text}\nGini: ${faces.shown('revenue-gini').text}`);
    inside(top, 60, 95);
  });

  test('sees 15 to 40 of 100 new partners come to sell anything', () => {
    const activation = faces.shown('activation');
    console.log(
      [
        `new partners that sell: ${activation.text}`,
        ...['able', 'local', 'hasty'].map(
          (kind) => `  ${kind}: ${faces.shown('activation', [`archetype=${kind}-applicant`]).text}`,
        ),
      ].join('\n'),
    );
    inside(activation, 15, 40);
  });

  test('keeps retainers and sites as agencies do: 75 to 82, and 50 to 70 of 100 a year', () => {
    const retainers = faces.shown('renewal', ['product=seo', 'product=ads-management', 'product=social']);
    const sites = faces.shown('renewal', ['product=website']);
    const all = faces.shown('renewal');
    console.log(
      [
        `retainers renewed: ${retainers.text} (search firms: 75 to 80; agencies lose 18 a year)`,
        `sites renewed: ${sites.text} (project work: 50 to 70)`,
        `all: ${all.text}`,
        `customers that left while they were followed: ${faces.shown('churn').text}`,
        `upsells: ${faces.shown('attach').text}; of those wanted: ${faces.shown('upsells-won').text} (no source)`,
      ].join('\n'),
    );
    inside(sites, 50, 70);
    inside(all, 50, 82);
    // Five hundred retainers come up for renewal: their interval is about as wide as the published range.
    expect(retainers.value).toBeGreaterThan(75);
    expect(retainers.value).toBeLessThan(82);
    inside(retainers, 70, 87);
  });

  test('sells ads about three months and languages about six months after the site', () => {
    const median = (product: string) => replicationQuantile(upsellLags.get(product) ?? [], 0.5);
    const [ads, languages] = [median('ads-management'), median('language-expansion')];
    console.log(`median days from the first order: ads ${ads.toFixed(0)}, languages ${languages.toFixed(0)}`);
    expect(ads).toBeGreaterThan(60);
    expect(ads).toBeLessThan(130);
    // Customers are followed for a year after their enquiry: who would want more later is not seen.
    expect(languages).toBeGreaterThan(130);
    expect(languages).toBeLessThan(220);
  });

  test('answers as real firms do, in two humps: beside 37 % within an hour, 53 within a day, 23 never', () => {
    const hour = faces.shown('contacted-1h');
    const never = faces.shown('never-contacted');
    console.log(
      [
        `within 1 h: ${hour.text} (2,241 firms: 37)`,
        `within 24 h: ${faces.shown('contacted-24h').text} (2,241 firms: 53)`,
        `never: ${never.text} (2,241 firms: 23)`,
        faces.histogram(),
      ].join('\n'),
    );
    // Those of other firms in another country: the order of magnitude has to be theirs.
    inside(hour, 37 / 2, 37 * 1.5);
    inside(never, 23 / 2, 23 * 1.5);
    const { soon, valley, nextMorning } = faces.humps();
    expect(soon).toBeGreaterThan(2 * valley);
    expect(nextMorning).toBeGreaterThan(1.1 * valley);
    const { day, night } = faces.officeHours();
    expect(night).toBeLessThan(0.1 * day);
  });

  test('has conflicts, exits and grey areas, without a target: printed', () => {
    const printed = [
      'worked-twice',
      'claimed',
      'hidden',
      'conflict-partners',
      'conflict-grabbing',
      'conflict-hq',
      'conflict-quotation',
      'conflict-market',
      'free-riding',
      'grey-renewals',
      'grey-upsells',
      'grey-tickets',
      'discount-depth',
      'satisfaction',
      'bounces',
      'partner-exits',
      'partner-profit',
      'losing-money',
      'hq-contribution',
    ];
    console.log(printed.map((id) => `${id.padEnd(20)} ${faces.shown(id).text}`).join('\n'));
    expect(faces.shown('hidden').value + faces.shown('claimed').value).toBeGreaterThanOrEqual(
      faces.shown('worked-twice').value - 0.01,
    );
  });
});
