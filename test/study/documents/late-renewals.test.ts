import { describe, expect, test } from 'vitest';
import { renderDiagnostics } from '../../../sim/files/diagnostic.ts';
import { idleSettings } from '../../../sim/study/documents/idle-settings.ts';
import { loadStudy } from '../../../sim/study/documents/load-study.ts';
import { libraryWith } from '../memory-library.ts';

const FOLDER = 'scenarios/of-a-test';
const RENEWING = `world: renewing
extends: ../worlds/tiny.yaml
after_order: { renewals: { terms: [{ product: website, every: 52w }], comes_up: 4w } }
`;
const PAYING = `policy: paying
allocation: [{ rule: all, when: anything, give_to: random }]
settlement: { basic_discount: { renewal: 10% } }
`;

/** What a study of the tiny market with renewals is warned of. */
function warnings(rest: string, world = RENEWING): string {
  const library = libraryWith({
    [`${FOLDER}/renewing.yaml`]: world,
    [`${FOLDER}/paying.yaml`]: PAYING,
    [`${FOLDER}/paying-too.yaml`]: PAYING.replace('paying', 'paying-too'),
    [`${FOLDER}/study.yaml`]: `study: renewals\nextends: ../studies/tiny.yaml\nworld: ./renewing.yaml\n${rest}`,
  });
  return renderDiagnostics(idleSettings(loadStudy(`${FOLDER}/study.yaml`, library)));
}

const LATE = 'warning: no renewal is counted: the first ones come up 336 days after an order';
const MEASURED = 'headline: [conversion, renewal-revenue]\n';

describe('a study with renewals', () => {
  test('is warned where its measures are about them and its customers are not followed that far', () => {
    const said = warnings(`${MEASURED}follow_up: 48w\n`);
    expect(said).toContain(`${FOLDER}/study.yaml:5:12: ${LATE}`);
    expect(said).toContain('`renewal-revenue` is about renewals; follow customers for longer, `78w` say');
  });

  test('is warned where its policies pay for them', () => {
    const plan = (name: string) =>
      `  - { plan: ${name}, after: reclaim-in-steps, phases: [{ from: 2027-01-04, in: anything, policy: ./${name}.yaml }] }\n`;
    const plans = `plans:\n${plan('paying')}`;
    expect(warnings(plans)).toContain('`settlement.basic_discount.renewal` of `paying` is about renewals');
    expect(warnings(plans + plan('paying-too'))).toContain('of `paying` and 1 more policy is about renewals');
  });

  test('is not where they come up in time, or nothing speaks of them, or there are none', () => {
    expect(warnings(`${MEASURED}follow_up: 49w\n`)).toBe('');
    expect(warnings('follow_up: 48w\n')).toBe('');
    const off = RENEWING.replace('renewals: {', 'renewals: { happens: false,');
    expect(warnings(`${MEASURED}follow_up: 48w\n`, off)).toBe('');
  });
});
