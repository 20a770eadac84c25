import type { PolicyDocument } from '../../policy/schema.ts';
import type { WorldDocument } from '../../world/schema.ts';
import { isAbsent } from './absent.ts';
import { balance } from './balance.ts';
import { coverage } from './coverage.ts';
import type { Finding } from './finding.ts';
import { fourParts } from './four-parts.ts';
import { fourQuestions } from './four-questions.ts';
import { marketCover } from './market-cover.ts';
import { markets } from './markets.ts';
import { partnerLevels } from './partner-levels.ts';
import { unreachable } from './reach.ts';
import { steps } from './steps.ts';
import { windows } from './windows.ts';

/**
 * Everything that can be told of a policy by reading it: no run is needed, and none is made.
 *
 * @param world where it is known what happens there: nothing is advised that it refuses
 */
export function lintPolicy(policy: PolicyDocument, world?: WorldDocument): readonly Finding[] {
  return [
    ...unreachable(policy),
    ...windows(policy),
    ...balance(policy),
    ...markets(policy),
    ...(world === undefined ? [] : marketCover(policy, world)),
    ...partnerLevels(policy, world),
    ...steps(policy),
    ...fourParts(policy),
    ...coverage(policy, world),
    ...unanswered(policy),
    // What the world has not, it refuses to be told about.
  ].filter(({ path }) => !isAbsent(path, world));
}

function unanswered(policy: PolicyDocument): readonly Finding[] {
  return fourQuestions(policy).flatMap(({ question, answer, otherwise, suggestion, path }): Finding[] =>
    answer !== undefined
      ? []
      : [
          {
            severity: 'warning',
            path,
            message: `not answered: ${question}`,
            reason: otherwise,
            suggestion,
          },
        ],
  );
}
