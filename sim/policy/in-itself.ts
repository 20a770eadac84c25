import type { Test } from '../files/quantity/condition.ts';
import { compileWorld } from '../world/compile-world.ts';
import type { CompiledWorld } from '../world/compiled.ts';
import { worldSchema } from '../world/schema.ts';
import type { LeadNames } from './condition/names.ts';
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

/** Everything that is wrong between the fields of a policy in any world: steps that do not rise, tiers it does not have. */
export function problemsInItself(policy: PolicyDocument): PolicyProblem[] {
  compiled ??= {
    ...compileWorld(worldSchema.parse(ANY_WORLD), { startUtc: 0, horizon: 365 * 86_400 }),
    horizon: Number.POSITIVE_INFINITY,
  };
  return policyProblems(inCurrency(policy, compiled.currency), compiled, namesWritten(policy)).filter(
    ({ always }) => always === true,
  );
}

/** The same with all amounts in one currency: which one it must be, only a world says. */
function inCurrency<T>(value: T, currency: string): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((part) => inCurrency(part, currency)) as T;
  const parts = Object.entries(value).map(([key, part]) => [key, inCurrency(part, currency)]);
  return Object.fromEntries('currency' in value ? [...parts, ['currency', currency]] : parts) as T;
}

/** Fields of which a world says which names there are. */
const OF_A_WORLD = ['source', 'region', 'group', 'product', 'market'] as const;

/** Each of these with all names that conditions of a policy have of it, as if the world had them. */
function namesWritten(policy: PolicyDocument): Partial<LeadNames> {
  const asked = testsOf(policy);
  return Object.fromEntries(
    OF_A_WORLD.map((field) => [
      field,
      [...new Set(asked.flatMap((test) => ('oneOf' in test && test.field === field ? test.oneOf : [])))],
    ]),
  );
}

/** The parts of all conditions, wherever they stand. */
function testsOf(value: unknown): Test[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('all' in value && Array.isArray(value.all)) return value.all as Test[];
  return Object.values(value).flatMap(testsOf);
}
