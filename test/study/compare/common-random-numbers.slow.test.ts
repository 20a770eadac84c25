import { expect, test } from 'vitest';
import { Replicator } from '../../../sim/market/replicate.ts';
import { EVERYTHING, layoutRows } from '../../../sim/measure/layout.ts';
import { linearisedRatio } from '../../../sim/stats/ratio-of-sums.ts';
import { varianceRatio } from '../../../sim/stats/variance-ratio.ts';
import { type PreparedStudy, prepareStudy } from '../../../sim/study/compile/prepare-study.ts';
import { viewReplication } from '../../../sim/study/compile/rows.ts';
import { studyNames } from '../../../sim/study/compile/study-layout.ts';
import { replicate, type StudyRows } from '../../../sim/study/execute/replicate.ts';
import { threadsExecutor } from '../../../sim/study/execute/threads-executor.ts';
import { libraryWith, STUDY_PATH } from '../memory-library.ts';

/**
 * Two neighbouring policies: a lead nobody has tried to contact within 48 hours of its acceptance, or within 36, is
 * taken back. The shipped market, with a quarter of run-in and half a year of customers instead of the pilot's half a
 * year and year, so that it takes minutes. Leads are dealt out in turn, so one that is taken back moves the turn of all
 * that follow in its region: about half of them change owner, and the draws of their customers must carry the rest.
 */
const REPLICATIONS = 400;
const contactWithin = (hours: number) =>
  `extends: reclaim.yaml\npolicy: contact-in-${hours}h\nfollow_up: { first_contact_within: ${hours}h }\n`;
const study = prepareStudy(
  STUDY_PATH,
  libraryWith({
    'scenarios/policies/contact-in-48h.yaml': contactWithin(48),
    'scenarios/policies/contact-in-36h.yaml': contactWithin(36),
    [STUDY_PATH]: `
study: contact-in-48h-or-36h
world: foreign-trade-websites
running_business: { under: first-claim, for: 13w }
cut_over: { on: 2027-01-04 }
policies: [contact-in-48h, contact-in-36h]
cohort_until: 2027-07-05
follow_up: 40w
replications: ${REPLICATIONS}
seed: common random numbers
`,
  }),
);

test('the two policies are neighbours, but not the same: more than 1 % of the leads end with another owner', () => {
  const replicator = new Replicator(study.compiled, layoutRows(studyNames(study.compiled)));
  let leads = 0;
  let changed = 0;
  for (let replication = 0; replication < 4; replication++) {
    replicator.runUnforked(replication, 0);
    const before = lastOwners(replicator);
    replicator.runUnforked(replication, 1);
    const after = lastOwners(replicator);
    const { tape } = replicator.market;
    for (let lead = 0; lead < tape.leads; lead++) {
      const first = tape.customerFirstTime[tape.needCustomer[tape.leadNeed[lead]]];
      if (first < study.compiled.cutOver || first >= study.compiled.cohortUntil) continue;
      leads++;
      if (before[lead] !== after[lead]) changed++;
    }
  }
  console.log(
    `${changed} of ${leads} leads of the cohort change owner (${((100 * changed) / leads).toFixed(1)} %)`,
  );
  expect(changed / leads).toBeGreaterThan(0.01);
});

test('common random numbers make the variance of their difference less than half of what it would be', async () => {
  const rows = await simulated(study);
  for (const measure of ['conversion', 'money-sum']) {
    const [before, after] = [0, 1].map((plan) => linearised(study, rows, plan, measure));
    // Two-sided at 95 %: its lower limit is below the one-sided one.
    const found = varianceRatio(before, after, 0.95)!;
    const [ratio, lo, hi] = [found.ratio, found.lo, found.hi].map((value) => value.toFixed(2));
    console.log(`${measure}: independent over common ${ratio} [${lo}, ${hi}], ${REPLICATIONS} replications`);
    expect(found.lo).toBeGreaterThanOrEqual(2);
  }
});

/** The party, + 1, that had each lead of the run last; 0 where nobody had it. */
function lastOwners({ market: { files, tape } }: Replicator): Int32Array {
  const owners = new Int32Array(tape.leads);
  const since = new Int32Array(tape.leads);
  for (let file = 0; file < files.count; file++) {
    const lead = files.leadPlus1[file] - 1;
    if (lead < 0 || files.openedAt[file] < since[lead]) continue;
    owners[lead] = files.party[file] + 1;
    since[lead] = files.openedAt[file];
  }
  return owners;
}

async function simulated({ compiled, layout, plans, keys, replications }: PreparedStudy): Promise<StudyRows> {
  const executor = threadsExecutor(compiled, 2);
  try {
    return await replicate({
      executor,
      layout,
      plans: plans.map(({ plan }, i) => ({ name: plan, key: keys[i] })),
      replications,
      store: null,
    });
  } finally {
    await executor.close();
  }
}

/** What each replication adds to the error of a measure over everything. */
function linearised({ layout }: PreparedStudy, rows: StudyRows, plan: number, measure: string): number[] {
  const row = layout.keys.findIndex(
    (key) => key.measure === measure && key.scenario === EVERYTHING && key.slice === '',
  );
  const views = rows[plan].map((values) => viewReplication(values, layout.keys.length));
  return linearisedRatio({
    numerators: views.map(({ numerators }) => numerators[row]),
    denominators: views.map(({ denominators }) => denominators[row]),
  })!;
}
