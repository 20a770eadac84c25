import { CONFLICT_TYPES, type CompiledPolicy, type Condition } from './compiled.ts';

/**
 * How long the lists of rules of a policy are, for whoever has to apply them. Single settings are not counted: what is
 * paid, who delivers, who is visited and screened. Steps of decisions count where they are the default too.
 */
export interface Complexity {
  /** Rules that are read in an order: those of lists, levels of partners, and steps by which conflicts are decided. */
  readonly rules: number;
  /** Tests in the conditions of rules; `anything` is none. */
  readonly conditions: number;
  /** What may be done otherwise than a rule says: quotations on request, and what rights to regions leave out. */
  readonly exceptions: number;
}

/** Counts what a policy asks of its reader, from its compiled form: however it was written, by overlays or in one piece. */
export function complexityOf(policy: CompiledPolicy): Complexity {
  const { tiers, allocation, followUp, roles, quotation, afterSales, market, partnerLevels } = policy;
  const lists: readonly (readonly { readonly when: Condition }[])[] = [
    tiers,
    allocation,
    followUp.reclaim,
    roles.rules,
    quotation?.rules ?? [],
  ];
  // A rule that names several regions is one for each of them in compiled form; what it says is said once.
  const rights = (market?.rights ?? []).filter(
    ({ rule }, i, all) => all.findIndex((other) => other.rule === rule) === i,
  );
  const recommenders = new Set(policy.recommenderPay?.rules.filter((rule) => rule !== null));
  const steps = [
    ...CONFLICT_TYPES.map((_, type) => policy.conflicts[type].decide),
    ...policy.laterConflicts.map((rule) => rule?.decide ?? []),
    market?.conflict?.decide ?? [],
  ];
  const sum = (numbers: readonly number[]) => numbers.reduce((all, number) => all + number, 0);
  return {
    rules: sum([
      ...lists.map((rules) => rules.length),
      rights.length,
      afterSales?.rules.length ?? 0,
      partnerLevels?.levels.length ?? 0,
      recommenders.size,
      ...steps.map((decide) => decide.length),
    ]),
    conditions: sum([
      ...lists.flatMap((rules) => rules.map(({ when }) => when.length)),
      ...rights.map(({ covers }) => covers.length),
    ]),
    exceptions: sum([
      bitsIn(quotation?.exceptions ?? 0),
      ...rights.map(({ leavesOut }) => bitsIn(leavesOut)),
    ]),
  };
}

function bitsIn(mask: number): number {
  let bits = 0;
  for (let left = mask; left !== 0; left >>>= 1) bits += left & 1;
  return bits;
}
