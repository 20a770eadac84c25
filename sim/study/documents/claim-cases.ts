import { type Text, textIn } from '../../files/quantity/text.ts';
import type { Path } from '../../files/tree.ts';
import type { StudyDocument } from './schema.ts';

/** One world in which a study's claim is put to the test. */
export interface ClaimCase {
  readonly name: string;
  readonly title: string;
  /** Where it stands on the axis of what is varied; null where it has no place on one. */
  readonly at: number | null;
  /** Where the study writes what is different in that world; null for the world that the study names. */
  readonly place: Path | null;
  /** The world in which the input is neutral that is believed to fix the sign. */
  readonly neutral: boolean;
}

/** How the world is called in which the input that fixes the sign is neutral; no case can have this name. */
export const NEUTRAL_CASE = 'neutral';

/** The worlds of a study's claim in their order, the neutral one last; none where it claims nothing. */
export function casesOf({ claim }: Pick<StudyDocument, 'claim'>): readonly ClaimCase[] {
  if (claim === undefined) return [];
  const { over, fixed_by: fixedBy } = claim;
  const own: ClaimCase = { name: 'as-it-is', title: 'this world', at: null, place: null, neutral: false };
  const varied = over?.cases.map(
    (each, i): ClaimCase => ({
      name: each.case,
      title: each.at === undefined ? each.case : String(each.at),
      at: each.at ?? null,
      place: each.world === undefined ? null : ['claim', 'over', 'cases', i, 'world'],
      neutral: false,
    }),
  );
  const neutral = fixedBy && {
    name: NEUTRAL_CASE,
    title: titleIn(fixedBy.title),
    at: null,
    place: ['claim', 'fixed_by', 'world'],
    neutral: true,
  };
  return [...(varied ?? [own]), ...(neutral === undefined ? [] : [neutral])];
}

function titleIn(title: Text): string {
  return textIn('en', title) ?? NEUTRAL_CASE;
}
