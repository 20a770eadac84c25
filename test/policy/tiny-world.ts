import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dayNumber } from '../../sim/engine/civil.ts';
import { type Document, loadDocument } from '../../sim/files/document.ts';
import { POLICY_NAME_KEYS, type PolicyDocument, policySchema } from '../../sim/policy/schema.ts';
import { compileWorld } from '../../sim/world/compile-world.ts';
import type { CompiledWorld } from '../../sim/world/compiled.ts';
import { WORLD_NAME_KEYS, worldSchema } from '../../sim/world/schema.ts';

const SCENARIOS = join(import.meta.dirname, '..', '..', 'scenarios');
const DAY = 86_400;

function shippedWorld(name: string): CompiledWorld {
  const path = join(SCENARIOS, 'worlds', `${name}.yaml`);
  const read = (file: string) => readFileSync(file, 'utf8');
  const { value } = loadDocument(path, {
    schema: worldSchema,
    kind: 'world',
    read,
    nameKeys: WORLD_NAME_KEYS,
  });
  return compileWorld(value, { startUtc: dayNumber(2026, 7, 6) * DAY, horizon: 700 * DAY });
}

/** The tiny world of the tests, over 700 days from a Monday on. */
export const tinyWorld: CompiledWorld = shippedWorld('tiny');

/** The world that the shipped policies are made for. */
export const websitesWorld: CompiledWorld = shippedWorld('foreign-trade-websites');

/** The same market with every mechanism that a world may hold. */
export const wholeChannelWorld: CompiledWorld = shippedWorld('whole-channel');

/** And that in which partners promote as well. */
export const localPromotionWorld: CompiledWorld = shippedWorld('local-promotion');

/** And that in which they promote, react and leave. */
export const fullDepthWorld: CompiledWorld = shippedWorld('full-depth');

/** And that in which sides fall out over everything. */
export const everyConflictWorld: CompiledWorld = shippedWorld('every-conflict');

/** That one with partners that react and leave. */
export const reactingWorld: CompiledWorld = shippedWorld('partners-react');

/** The shipped world in which channel managers see their partners. */
export const partnerCareWorld: CompiledWorld = shippedWorld('partner-care');

/** The whole channel, in which leads are handed over to be developed. */
export const handOffWorld: CompiledWorld = shippedWorld('hand-offs');
/** The whole channel, in which what was sold has to be delivered. */
export const deliveryWorld: CompiledWorld = shippedWorld('delivery');
export const recommenderWorld: CompiledWorld = shippedWorld('recommenders');

/** A policy from a text, as if it were a file. */
export function loadPolicyText(text: string, path = 'policy.yaml'): Document<PolicyDocument> {
  const read = (file: string) => (file === path ? text : undefined);
  return loadDocument(path, { schema: policySchema, kind: 'policy', read, nameKeys: POLICY_NAME_KEYS });
}

/** A shipped policy, with what it extends. */
export function loadShippedPolicy(name: string): Document<PolicyDocument> {
  const path = join(SCENARIOS, 'policies', `${name}.yaml`);
  const read = (file: string) => readFileSync(file, 'utf8');
  return loadDocument(path, { schema: policySchema, kind: 'policy', read, nameKeys: POLICY_NAME_KEYS });
}
