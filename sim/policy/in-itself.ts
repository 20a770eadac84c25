import { compileWorld } from '../world/compile-world.ts';
import type { CompiledWorld } from '../world/compiled.ts';
import { worldSchema } from '../world/schema.ts';
import { policyProblems } from './policy-problems.ts';
import type { PolicyProblem } from './problem.ts';
import type { PolicyDocument } from './schema.ts';

/** A world in which everything happens that policies have rules about; of its names and numbers nothing is told. */
const ANY_WORLD = {
  world: 'any',
  regions: [{ region: 'anywhere' }],
  products: [{ product: 'one', price: '1000 CNY' }],
  sources: [
    { source: 'any', per_week: 1 },
    { source: 'word', owner: 'customer', per_week: 1 },
  ],
  archetypes: [{ archetype: 'anybody', count: 1, candidates: 1 }],
  quotation: {},
  discounts: {},
  payments: {},
  after_order: {},
  after_sales: { tickets: [{ ticket: 'any' }] },
  delivery: { projects: [{ product: 'one', front: '1h', implementation: '1h' }] },
  recommenders: {
    kinds: [{ recommender: 'some', type: 'affiliate', count: 1, source: 'any', per_week: 1, posts: {} }],
  },
  local_promotion: {},
  step_behaviour: {},
  hand_offs: {},
  adaptation: { leaving: {} },
  recruitment: {},
  partner_care: {},
  conflicts: {},
};

let compiled: CompiledWorld | undefined;

/** Everything that is wrong between the fields of a policy in any world, as steps that do not rise. */
export function problemsInItself(policy: PolicyDocument): PolicyProblem[] {
  compiled ??= {
    ...compileWorld(worldSchema.parse(ANY_WORLD), { startUtc: 0, horizon: 365 * 86_400 }),
    horizon: Number.POSITIVE_INFINITY,
  };
  return policyProblems(inCurrency(policy, compiled.currency), compiled).filter(
    ({ always }) => always === true,
  );
}

/** The same with all amounts in one currency: which one it must be, only a world says. */
function inCurrency<T>(value: T, currency: string): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((part) => inCurrency(part, currency)) as T;
  const parts = Object.entries(value).map(([key, part]) => [key, inCurrency(part, currency)]);
  return Object.fromEntries('minor' in value ? [...parts, ['currency', currency]] : parts) as T;
}
