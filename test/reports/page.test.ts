import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderPage } from '../../reports/page.ts';
import type { StudySummary } from '../../sim/study/results/summary.ts';
import { findChromium, launchChromium } from './chromium.ts';
import { makeFixture, type ReportFixture } from './fixture.ts';

const HOSTILE = '</script><img src="x" onerror="window.hacked = true">匹配';
const COMMAND = `fairlead run scenarios/studies/pilot.yaml --seed "${HOSTILE}"`;

const fixture = makeFixture(20);
const page = await renderPage({ ...fixture, command: 'fairlead run scenarios/studies/pilot.yaml' });
const hostilePage = await renderPage({ ...hostile(fixture), command: COMMAND });

/** The fixture with every free text replaced by one that tries to break out. */
function hostile({ summary, replications }: ReportFixture): ReportFixture {
  const spoil = (text: string) => `${text}${HOSTILE}`;
  const archetype = (slice: string) => (slice.startsWith('archetype=') ? spoil(slice) : slice);
  const spoiled: StudySummary = {
    ...summary,
    title: HOSTILE,
    world: HOSTILE,
    currency: HOSTILE,
    scenarios: summary.scenarios.map(spoil),
    plans: summary.plans.map((plan) => ({
      ...plan,
      title: spoil(plan.title),
      phases: plan.phases.map((phase) => ({ from: HOSTILE, in: HOSTILE, policy: spoil(phase.policy) })),
      changes: plan.changes.map(() => ({ path: HOSTILE, old: HOSTILE, new: HOSTILE })),
    })),
    measures: summary.measures.map((measure) => ({
      ...measure,
      title: spoil(measure.title),
      unit: spoil(measure.unit),
      numerator: HOSTILE,
    })),
    estimates: summary.estimates.map((estimate) => {
      const { measure, scenario, slice } = estimate.row;
      const renamed = scenario === 'everything' ? scenario : spoil(scenario);
      return { ...estimate, row: { measure, scenario: renamed, slice: archetype(slice) } };
    }),
    curves: summary.curves.map((curve) => ({
      ...curve,
      points: curve.points.map((point) => ({
        ...point,
        x: typeof point.x === 'string' ? spoil(point.x) : point.x,
      })),
    })),
    health: summary.health.map((health) => ({
      ...health,
      ruleCounts: health.ruleCounts.map(({ count }) => ({ policy: HOSTILE, rule: HOSTILE, count })),
    })),
    scope: { included: [HOSTILE], excluded: [HOSTILE], shocks: [HOSTILE] },
    warnings: [HOSTILE],
  };
  return { summary: spoiled, replications };
}

describe('the page as a file', () => {
  test('is the same to the last byte for the same input', async () => {
    expect(await renderPage({ ...fixture, command: 'fairlead run scenarios/studies/pilot.yaml' })).toBe(page);
  });

  test('points nowhere outside itself', () => {
    const own = page.replace(/<script>[\s\S]*?<\/script>/g, '');
    expect(own).not.toMatch(/(?:src|href)="(?!#)/);
    expect(own).not.toMatch(/url\(|@import/);
  });

  test('allows no inline script or style but its own, and no eval', () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)![1]!;
    expect(policy).toContain('default-src &#39;none&#39;');
    expect(policy).not.toContain('unsafe');
    expect(page).not.toMatch(/<[^>]+ style="/);
  });

  test('says what changed before anything else, and what it cannot say before the charts', () => {
    const order = [
      '<h2>What changed',
      '<h2>Who loses',
      '<h2>How sure',
      '<h3>Not simulated, so no verdict',
      '<h2>Scenario by scenario',
      '<h2>Differences to today',
      '<h2>All measures',
      '<h2>Rules, old and new',
      '<h3>What the numbers do not mean',
    ];
    const places = order.map((heading) => page.indexOf(heading));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  test('says in words what a changed setting does, once for a run of rules of one list', async () => {
    const { summary, replications } = fixture;
    const meaning = 'Who gets a lead.';
    const change = (path: string) => ({ path, old: null, new: '1d', meaning });
    const changes = ['allocation[a]', 'allocation[b]'].map(change);
    const plans = summary.plans.map((plan, i) => (i === 1 ? { ...plan, changes } : plan));
    const told = await renderPage({ summary: { ...summary, plans }, replications, command: 'x' });
    expect(told.split(`<span class="meaning">${meaning}</span><code>allocation`)).toHaveLength(2);
  });

  test('says how much there is to know of the rules of each plan, where results tell', async () => {
    const { summary, replications } = fixture;
    const complexity = { rules: 12, conditions: 1, exceptions: 0 };
    const plans = summary.plans.map((plan, i) => (i === 1 ? { ...plan, complexity } : plan));
    const told = await renderPage({ summary: { ...summary, plans }, replications, command: 'x' });
    const size =
      'Lists of rules: 12 rules and steps of decisions, 1 condition, no exceptions; single settings are not counted.';
    expect(told.split(size)).toHaveLength(2);
    expect(page).not.toContain('Lists of rules: ');
  });

  test('promises between which differences eight years of ten lie where there are enough of them, and only there', async () => {
    const { summary, replications } = fixture;
    const luck = { share: 0.5, years: 20, p10: -1, p90: 1 };
    const estimates = summary.estimates.map((each) =>
      each.difference === null ? each : { ...each, difference: { ...each.difference, luck } },
    );
    const told = await renderPage({ summary: { ...summary, estimates }, replications, command: 'x' });
    const start = 'came out better than today in so many years';
    expect(told.includes(`${start}, with eight differences of ten between:`)).toBe(true);
    expect(page.includes(`${start}:`)).toBe(true);
  });

  test('lists measures by subject, headlines first, each with the name that studies and gates know it by', async () => {
    const { summary } = fixture;
    const measures = summary.measures.map((measure, i) => ({
      ...measure,
      ...(i < summary.measures.length - 1 && { group: `Subject ${(i % 2) + 1}` }),
    }));
    const shown = await renderPage({ ...fixture, summary: { ...summary, measures }, command: 'x' });
    const list = shown.slice(
      shown.indexOf('<h2>All measures'),
      shown.indexOf('</section>', shown.indexOf('<h2>All measures')),
    );
    const titles = [...list.matchAll(/<h3>(.*?)<\/h3>/g)].map(([, title]) => title);
    expect(titles).toHaveLength(4);
    expect(titles[0]).toBe('Headline measures');
    expect(titles.slice(1, 3).toSorted()).toEqual(['Subject 1', 'Subject 2']);
    // Results of earlier versions name no subjects.
    expect(titles[3]).toBe('Other measures');
    for (const { id, headline } of summary.measures) {
      const at = list.indexOf(`<code>${id}</code>`);
      expect(at, id).toBeGreaterThan(0);
      expect(at < list.indexOf(`<h3>${titles[1]}`), id).toBe(headline);
    }
  });

  test('shows the row of all others, the old and new rules, and how to repeat the study', () => {
    expect(page).toContain('<th scope="row">all others</th>');
    expect(page).toContain('<code>open-pool</code>');
    expect(page).toContain('<code>fairlead run scenarios/studies/pilot.yaml</code>');
    expect(page).toContain('seed “spring-2026”, 20 simulated years a plan');
  });

  test('a study of one plan has a page too', async () => {
    const { summary, replications } = fixture;
    const alone: StudySummary = {
      ...summary,
      plans: summary.plans.slice(0, 1),
      estimates: summary.estimates.filter(({ plan }) => plan === 'keep'),
      curves: summary.curves.filter(({ plan }) => plan === 'keep'),
      health: summary.health.slice(0, 1),
    };
    const text = await renderPage({ summary: alone, replications, command: 'fairlead run' });
    expect(text).toContain('there is nothing to compare it with');
  });

  test('a study of one simulated year claims nothing', async () => {
    const once: StudySummary = {
      ...fixture.summary,
      replications: 1,
      estimates: fixture.summary.estimates.map((estimate) => ({
        ...estimate,
        n: 1,
        interval: null,
        p10: null,
        p90: null,
        difference: estimate.difference && {
          ...estimate.difference,
          interval: null,
          verdict: 'not enough evidence',
          varianceRatio: null,
        },
      })),
    };
    const text = await renderPage({ ...fixture, summary: once, command: 'fairlead run' });
    expect(text).toContain('too few simulated years for an interval');
    expect(text).not.toContain('Candidate for a real pilot');
  });
});

const executable = findChromium();
if (executable === null) {
  console.log('No chromium on the PATH and no CHROMIUM_PATH: the page is not opened in a browser.');
}

describe.skipIf(executable === null)('the page in a browser, from the disk, without a network', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fairlead-page-'));
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchChromium(executable!);
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  interface Opened {
    readonly tab: Page;
    /** Console messages, errors and requests other than for the file itself. */
    readonly complaints: string[];
  }

  async function open(content: string, width: number, javaScriptEnabled = true): Promise<Opened> {
    const file = join(folder, 'report.html');
    writeFileSync(file, content);
    const url = pathToFileURL(file).href;
    const context = await browser.newContext({
      offline: true,
      javaScriptEnabled,
      viewport: { width, height: 900 },
    });
    const tab = await context.newPage();
    const complaints: string[] = [];
    tab.on('console', (message) => complaints.push(`console: ${message.text()}`));
    tab.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
    tab.on('request', (request) => {
      if (request.url() !== url) complaints.push(`request: ${request.url()}`);
    });
    await tab.goto(url);
    if (javaScriptEnabled) await tab.waitForSelector('html.charts-drawn');
    return { tab, complaints };
  }

  test.each([1400, 390])('draws every chart %i pixels wide without a word of complaint', async (width) => {
    const { tab, complaints } = await open(page, width);
    const figures = await tab.locator('figure').count();
    expect(figures).toBe(5 + 2 + 5 + 1 + 1);
    expect(await tab.locator('figure .live svg').count()).toBe(figures);
    expect(await tab.locator('.still:visible').count()).toBe(0);
    const widest = 'Math.max(...[...document.querySelectorAll("figure svg")].map((svg) => svg.clientWidth))';
    expect(await tab.evaluate(widest)).toBeLessThanOrEqual(width);
    expect(await tab.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    expect(complaints).toEqual([]);
    await tab.context().close();
  });

  test('stacks its tables on a narrow screen, so that every verdict is seen without scrolling sideways', async () => {
    const { tab } = await open(page, 390);
    await tab.evaluate('for (const fold of document.querySelectorAll("details")) fold.open = true');
    const beyond = `[...document.querySelectorAll('.verdict, .verdict-sign, .rules td')]
      .filter((each) => each.getBoundingClientRect().right > innerWidth).length`;
    expect(await tab.evaluate(beyond)).toBe(0);
    const verdict = tab.locator('#measures .numbers td[data-label="Verdict"] .verdict').first();
    expect(await verdict.isVisible()).toBe(true);
    await tab.context().close();
  });

  test('answers the pointer with numbers', async () => {
    const { tab, complaints } = await open(page, 1400);
    const dots = tab.locator('#difference-conversion .live svg .mark-symbol path');
    await dots.first().hover();
    await tab.waitForSelector('#vg-tooltip-element.visible');
    expect(await tab.locator('#vg-tooltip-element').innerText()).toMatch(/interval[\s\S]*verdict/);
    expect(complaints).toEqual([]);
    await tab.context().close();
  });

  test('shows the scenario table of the measure that is chosen', async () => {
    const { tab } = await open(page, 1400);
    expect(await tab.locator('.panel:visible h3').allInnerTexts()).toEqual([
      'Customers won, per 100 customers',
    ]);
    await tab.getByText('Worked twice', { exact: true }).and(tab.locator('label')).click();
    expect(await tab.locator('.panel:visible h3').allInnerTexts()).toEqual([
      'Worked twice, per 100 customers',
    ]);
    await tab.context().close();
  });

  test('runs nothing that stands in a name, and shows it as it is written', async () => {
    const { tab, complaints } = await open(hostilePage, 1400);
    expect(await tab.evaluate('window.hacked')).toBeUndefined();
    expect(await tab.locator('img').count()).toBe(0);
    expect(await tab.locator('h1').innerText()).toBe(HOSTILE);
    expect(await tab.title()).toContain(HOSTILE);
    expect(await tab.locator('pre').innerText()).toBe(COMMAND);
    await tab.locator('#difference-conversion .live svg .mark-symbol path').first().hover();
    await tab.waitForSelector('#vg-tooltip-element.visible');
    expect(await tab.locator('img').count()).toBe(0);
    expect(complaints).toEqual([]);
    await tab.context().close();
  });

  test('shows still pictures where scripts do not run, and on paper', async () => {
    const still = await open(page, 1400, false);
    expect(await still.tab.locator('.still svg:visible').count()).toBe(14);
    await still.tab.context().close();
    const { tab } = await open(page, 1400);
    await tab.emulateMedia({ media: 'print' });
    expect(await tab.locator('.still svg:visible').count()).toBe(14);
    expect(await tab.locator('.live svg:visible').count()).toBe(0);
    expect(await tab.locator('.panel:visible').count()).toBe(4);
    await tab.context().close();
  });

  test('can be read without seeing it: one main heading, headings in order, named figures and tables', async () => {
    const { tab } = await open(page, 1400);
    const outline = `[...document.querySelectorAll('h1, h2, h3')].map((heading) => Number(heading.tagName[1]))`;
    const levels = (await tab.evaluate(outline)) as number[];
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.forEach((level, i) => {
      expect(level).toBeLessThanOrEqual((levels[i - 1] ?? 0) + 1);
    });
    expect(await tab.locator('html[lang="en"]').count()).toBe(1);
    expect(await tab.locator('[role="img"]:not([aria-label])').count()).toBe(0);
    expect(await tab.locator('th:not([scope])').count()).toBe(0);
    expect(await tab.locator('table:not(:has(caption))').count()).toBe(0);
    const repeated = `(() => { const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id); return ids.filter((id, i) => ids.indexOf(id) !== i); })()`;
    expect(await tab.evaluate(repeated)).toEqual([]);
    await tab.context().close();
  });
});
