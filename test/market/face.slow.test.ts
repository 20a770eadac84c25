import { beforeAll, describe, expect, test } from 'vitest';
import { AMOUNTS, Amount } from '../../sim/market/book.ts';
import type { Market } from '../../sim/market/market.ts';
import { Faces } from './faces.ts';

/**
 * Does the shipped world look like the business it describes, under today's rules? The pilot's first plan, its own
 * seed, 8 of its replications (about 8,000 customers each); 95 % intervals. Only what a source gives a figure for is
 * held against it.
 */
const REPLICATIONS = 8;

const faces = new Faces('studies/pilot.yaml', 'spring-2026');
const { study } = faces;
/**
 * Per party, replications summed: seconds spent on the cohort, and working seconds given to the platform while it
 * arrived. Work on the cohort goes on after its year, so that a full load can pass 100 %.
 */
const busy = new Float64Array(study.world.parties.length);
const given = new Float64Array(study.world.parties.length);

beforeAll(() => faces.run(REPLICATIONS, look), 600_000);

function look(m: Market): void {
  for (let party = 0; party < m.hq; party++) {
    const { staff, attention } = m.parties[party];
    const all = m.working[party].workingBetween(study.cutOver, study.cohortUntil);
    given[party] += staff * attention * all;
    busy[party] += m.book.amounts[party * AMOUNTS + Amount.seconds];
  }
}

const shown = (measure: string, slice?: string) => faces.shown(measure, slice === undefined ? [] : [slice]);

describe('the foreign-trade website market under first claim', () => {
  test('wins 3 to 8 of 100 enquiries about a website, as agencies do', () => {
    const { lo, hi, text } = faces.websitesWon();
    console.log(
      [
        `website packages: ${text}`,
        `website packages, of 100 real customers: ${shown('conversion', 'product=website').text}`,
        `all products, of 100 real customers: ${shown('conversion').text}`,
        ...study.world.sources.map(
          ({ name }) => `  from ${name}: ${shown('conversion', `source=${name}`).text}`,
        ),
      ].join('\n'),
    );
    expect(lo).toBeGreaterThan(3);
    expect(hi).toBeLessThan(8);
  });

  test('answers as real firms do: beside 37 % within an hour and 23 % never', () => {
    const within = ['1h', '8h', '24h', '7d'].map((time) => shown(`contacted-${time}`));
    const never = shown('never-contacted');
    console.log(
      [
        `within 1 h: ${within[0].text} (2,241 firms: 37)`,
        `within 8 h: ${within[1].text}`,
        `within 24 h: ${within[2].text} (2,241 firms: 53)`,
        `within 7 d: ${within[3].text}`,
        `never: ${never.text} (2,241 firms: 23)`,
      ].join('\n'),
    );
    for (let i = 1; i < within.length; i++) expect(within[i].value).toBeGreaterThan(within[i - 1].value);
    // The published shares are those of other firms in another country: the order of magnitude has to be theirs.
    expect(within[0].value).toBeGreaterThan(37 / 2);
    expect(within[0].value).toBeLessThan(37 * 1.5);
    expect(never.value).toBeGreaterThan(23 / 2);
    expect(never.value).toBeLessThan(23 * 1.5);
  });

  test('has two humps of response times, the same day and the next morning, that come from the calendar', () => {
    console.log(faces.histogram());
    const { soon, valley, nextMorning } = faces.humps();
    expect(soon).toBeGreaterThan(2 * valley);
    expect(nextMorning).toBeGreaterThan(1.1 * valley);
    // Who enquires on a Wednesday morning meets people at work: of those answered within a day hardly any waits over night.
    const { day, night } = faces.officeHours();
    console.log(
      `of enquiries on Wednesdays from 10 to 11: ${day} answered within 8 h, ${night} after 10 to 20 h`,
    );
    expect(night).toBeLessThan(0.1 * day);
  });

  test('gives partners work and idle time: printed, kind by kind and partner by partner', () => {
    const load = shown('partner-load');
    const lines = study.world.parties
      .slice(0, -1)
      .map(({ name, archetype }, party) => ({
        name,
        kind: study.world.archetypes[archetype],
        load: busy[party] / given[party],
      }))
      .sort((a, b) => a.load - b.load)
      .map(
        ({ name, kind, load: each }) =>
          `  ${name.padEnd(34)} ${kind.padEnd(22)} ${(100 * each).toFixed(0).padStart(4)} % at work, ${Math.max(
            0,
            100 - 100 * each,
          )
            .toFixed(0)
            .padStart(4)} % idle`,
      );
    console.log([`working time spent on the cohort: ${load.text}`, ...lines].join('\n'));
    expect(load.value).toBeGreaterThan(10);
    expect(load.value).toBeLessThan(100);
  });

  test('has conflicts, without a target: claimed, worked twice, hidden', () => {
    const measures = [
      'worked-twice',
      'claimed',
      'hidden',
      'in-sequence',
      'conflict-partners',
      'conflict-grabbing',
      'conflict-hq',
      'dispute-days',
      'manager-wait',
      'unrecognised',
      'judged-ineffective',
      'declined',
      'held-idle',
      'quotes-won',
      'reached',
      'quoted',
      'lost-unattended',
      'lost-to-rival',
      'no-decision',
      'won-by-hq',
      'revenue-gini',
      'top-20',
      'losing-money',
      'partner-profit',
      'hq-contribution',
    ];
    console.log(measures.map((id) => `${id.padEnd(20)} ${shown(id).text}`).join('\n'));
    expect(shown('hidden').value + shown('claimed').value).toBeGreaterThanOrEqual(
      shown('worked-twice').value - 0.01,
    );
  });
});
