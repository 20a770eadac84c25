import { fc } from '@fast-check/vitest';

const yes = fc.boolean();
const who = fc.constantFrom('', 'partner', 'platform', 'joint');
const duties = fc.record({ front: who, implementation: who, review: who });

/** Who delivers what was sold, within days; nobody has to in half of the markets. */
export const delivery = fc.record({
  switches: fc.array(yes, { minLength: 4, maxLength: 4 }),
  people: fc.integer({ min: 1, max: 2 }),
  shops: yes,
  today: duties,
  next: duties,
});

/** The block of a world. */
export function deliveryText({
  switches: on,
  people,
  shops,
}: typeof delivery extends fc.Arbitrary<infer T> ? T : never) {
  return `delivery:
  happens: ${on[0]}
  headquarters: { people: ${people} }
  projects:
    - { product: website, front: 20 minutes, implementation: 90 minutes, review: 30 minutes, expected_within: 1d, overrun_chance: 40% }
${shops ? '    - { product: shop, front: 40 minutes, implementation: 2h, expected_within: 3d }\n' : ''}  late: { happens: ${on[1]} }
  reviews: { happens: ${on[2]}, every: 2d }
  unowned: { happens: ${on[3]}, waits: 1d }
`;
}

/** The block of a policy, in which duties may have no owner. */
export function dutiesText(written: typeof duties extends fc.Arbitrary<infer T> ? T : never): string {
  const said = Object.entries(written).filter(([, party]) => party !== '');
  return `delivery: { ${said.map(([duty, party]) => `${duty}: ${party}`).join(', ')} }\n`;
}
