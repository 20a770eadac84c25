import type { Diagnostic } from '../../files/diagnostic.ts';
import type { Document } from '../../files/document.ts';
import { quote } from '../../files/sentence.ts';
import type { Path } from '../../files/tree.ts';
import type { PolicyDocument } from '../../policy/schema.ts';
import { lateRenewals } from './late-renewals.ts';
import type { LoadedStudy } from './load-study.ts';
import type { StudyTimes } from './study-times.ts';

/**
 * What a study, its world and its policies say and what does nothing there, as warnings: a world serves other studies
 * too, and a policy may be meant as a base. What can only be a mistake is refused.
 */
export function idleSettings(loaded: LoadedStudy): Diagnostic[] {
  const { study, world, policies, times } = loaded;
  const late = lateRenewals(loaded);
  return [
    ...(late === undefined ? [] : [warning(study, ['follow_up'], late.message, late.hint)]),
    ...world.value.shocks.flatMap((shock, i) => {
      const said = idleShock(shock, times);
      return said === undefined ? [] : [warning(world, ['shocks', i, 'on'], ...said)];
    }),
    ...[...policies.values()].flatMap(idleInPolicy),
  ];
}

/** The same of a policy alone. */
export function idleInPolicy(policy: Document<PolicyDocument>): Diagnostic[] {
  const { partner_levels: levels, customer_protection: protection, market_protection: rights } = policy.value;
  const proofs: Path[] = [
    ...(protection?.extension?.proof.length === 0 ? [['customer_protection', 'extension', 'proof']] : []),
    ...(rights ?? []).flatMap(({ proof }, i) =>
      proof.length === 0 ? [['market_protection', i, 'proof']] : [],
    ),
  ];
  const written = proofs.filter((path) => policy.source.has(path));
  const addsNothing = levels?.levels.every(({ adds, leads }) => adds === 0 && leads === 'as-others') === true;
  return [
    ...written.map((path) =>
      warning(policy, path, 'no proof is asked', 'name one, or leave this out if none is meant'),
    ),
    ...(addsNothing
      ? [
          warning(
            policy,
            ['partner_levels', 'levels'],
            'these levels change nothing: none adds to pay or goes without leads',
            'give one of them `adds: 2%`, say, or `leads: none`',
          ),
        ]
      : []),
  ];
}

function idleShock(
  { shock, on, lasts, partner_exits: exits }: LoadedStudy['world']['value']['shocks'][number],
  { secondOf, cohortUntil, followUp }: StudyTimes,
): [message: string, hint: string] | undefined {
  if (on === undefined) return undefined;
  const from = secondOf(on);
  const hint = 'name a date within the time of the study, or `per_year:` for random moments';
  if (from >= cohortUntil + followUp)
    return [`${quote(shock)} strikes after the last customer that counts has been followed`, hint];
  if (from + lasts.seconds <= 0) return [`${quote(shock)} is over before the simulated time begins`, hint];
  if (from < 0 && exits !== undefined)
    return [`${quote(shock)} takes no partners: it strikes before the simulated time begins`, hint];
  return undefined;
}

function warning(of: Document<unknown>, path: Path, message: string, hint: string): Diagnostic {
  return of.source.problem(path, `warning: ${message}`, hint);
}
