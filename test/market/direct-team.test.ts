import { describe, expect, test } from 'vitest';
import {
  BUSY_STUDY,
  BUSY_WORLD,
  busyWith,
  byName,
  compiledFrom,
  factsOf,
  replicatorOf,
} from './tiny-study.ts';

/** Everything goes to headquarters, or all to partners and nothing ever to headquarters. */
const rules = (name: string, giveTo: string) => `
policy: ${name}
effective_lead: { needs: [contact] }
allocation:
  - { rule: all, when: anything, give_to: ${giveTo} }
limits: { when_nobody: pool }
follow_up: { first_contact_within: 5 working days, after_reclaim: { then: keep } }
settlement: { basic_discount: { first_order: 25% } }
`;

function played(people: number) {
  const study = compiledFrom(
    busyWith({
      'worlds/busy.yaml': BUSY_WORLD.replace(
        'channel_managers: { people: 1 }',
        `channel_managers: { people: 1 }\n  direct_team: { staff: ${people}, attention: 50% }`,
      ),
      'policies/direct.yaml': rules('direct', 'hq-direct'),
      'policies/partners.yaml': rules('partners', 'round-robin, within: region'),
      'studies/busy.yaml': `${BUSY_STUDY.slice(0, BUSY_STUDY.indexOf('scenarios:'))}policies: [direct, partners]
cohort_until: 2027-03-01
follow_up: 8w
`,
    }),
  );
  const replicator = replicatorOf(study);
  return [0, 1].map((plan) => {
    const outcome = replicator.runUnforked(0, plan);
    const rows = byName(study, outcome);
    const share = (id: string) => rows[`${id} | everything | `][0] / rows[`${id} | everything | `][1];
    return { rows, share, facts: factsOf(replicator) };
  });
}

const [direct, partners] = played(4);

describe("the load of headquarters' direct team", () => {
  test('is all leads where all go to it, each with its wait until the first call', () => {
    const { facts } = direct;
    // Some customers are with partners that came to them uninvited.
    expect(facts.directLeads).toBeGreaterThan(0.8 * facts.offers);
    expect(facts.directLeads).toBeLessThanOrEqual(facts.offers);
    expect(facts.directCalled).toBeGreaterThan(0.5 * facts.directLeads);
    expect(facts.directCalled).toBeLessThanOrEqual(facts.directLeads);
    expect(direct.share('direct-wait')).toBeGreaterThan(0);
  });

  test('is nothing of new leads where none goes to it', () => {
    expect(partners.facts.directLeads).toBe(0);
    expect(partners.share('direct-load')).toBeLessThan(direct.share('direct-load'));
  });

  test('is its hours over the time that its people have: a quarter of the people is longer at work, and leads wait', () => {
    const [few] = played(1);
    const capacity = ({ rows }: typeof few) => rows['direct-load | everything | '][1];
    expect(capacity(few)).toBeCloseTo(capacity(direct) / 4, 6);
    expect(few.share('direct-load')).toBeGreaterThan(direct.share('direct-load'));
    expect(few.share('direct-wait')).toBeGreaterThan(direct.share('direct-wait'));
  });
});
