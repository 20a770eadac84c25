import { expect, onTestFinished, test } from 'vitest';
import type { CompiledStudy } from '../../../sim/market/compiled-study.ts';
import { prepareStudy } from '../../../sim/study/compile/prepare-study.ts';
import { inlineExecutor } from '../../../sim/study/execute/inline-executor.ts';
import { replicate } from '../../../sim/study/execute/replicate.ts';
import { simulateReplication } from '../../../sim/study/execute/simulate.ts';
import { openStore, type ReplicationStore } from '../../../sim/study/store/store.ts';
import { libraryWith, STUDY_PATH, tinyStudy } from '../memory-library.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const POLICY = 'scenarios/policies/mine.yaml';
const MINE = 'policy: mine\nextends: first-claim.yaml\neffective_lead: { needs: [company] }\n';
const PLANS = '[first-claim, even-by-region, mine]';

/** Runs the tiny study with these lines and this policy of its own; names the plans that were simulated, replication by replication. */
async function simulated(
  store: ReplicationStore | null,
  changed: Readonly<Record<string, string>> = {},
  policy = MINE,
) {
  const study = tinyStudy({ replications: '3', policies: PLANS, ...changed });
  const { compiled, layout, plans, keys, replications } = prepareStudy(
    STUDY_PATH,
    libraryWith({ [STUDY_PATH]: study, [POLICY]: policy }),
  );
  const names = plans.map(({ plan }) => plan);
  const asked: string[] = [];
  const simulator = (_: CompiledStudy, replication: number, wanted: readonly number[]) => {
    asked.push(`${replication}: ${wanted.map((plan) => names[plan]).join(' ')}`);
    return simulateReplication(compiled, replication, wanted);
  };
  const rows = await replicate({
    executor: inlineExecutor(simulator, compiled),
    layout,
    plans: names.map((name, i) => ({ name, key: keys[i] })),
    replications,
    store,
  });
  return { asked, rows };
}

test('only what has changed is simulated, beside what is kept as without it', async () => {
  const store = openStore(temporaryFolder());
  onTestFinished(() => store.close());
  const first = await simulated(store);
  expect(first.asked).toEqual([0, 1, 2].map((n) => `${n}: first-claim even-by-region mine`));

  const again = await simulated(store, { title: 'Another title', level: '90%' }, `# a comment\n${MINE}`);
  expect(again).toEqual({ asked: [], rows: first.rows });

  const turned = await simulated(store, { policies: '[mine, first-claim]' });
  expect(turned).toEqual({ asked: [], rows: [first.rows[2], first.rows[0]] });

  const stricter = MINE.replace('[company]', '[company, contact]');
  const changed = await simulated(store, {}, stricter);
  expect(changed.asked).toEqual([0, 1, 2].map((n) => `${n}: mine`));
  expect(changed.rows).toEqual((await simulated(null, {}, stricter)).rows);
  expect(changed.rows.slice(0, 2)).toEqual(first.rows.slice(0, 2));
  expect(changed.rows[2]).not.toEqual(first.rows[2]);

  const more = await simulated(store, { replications: '5' });
  expect(more.asked).toEqual([3, 4].map((n) => `${n}: first-claim even-by-region mine`));
  expect(more.rows.map((rows) => rows.slice(0, 3))).toEqual(first.rows);

  expect((await simulated(store, { seed: 'other' })).asked).toHaveLength(3);
});
