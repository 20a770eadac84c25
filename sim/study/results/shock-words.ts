import { textIn } from '../../files/quantity/text.ts';
import type { WorldDocument } from '../../world/schema.ts';
import type { StudyTimes } from '../documents/study-times.ts';
import { durationInWords } from './plan-words.ts';

type Shock = WorldDocument['shocks'][number];
type Times = Pick<StudyTimes, 'cutOver' | 'cohortUntil' | 'followUp' | 'secondOf'>;

/**
 * Each shock of a world in a sentence: how it is called, when and where it strikes, and what it does.
 *
 * @param times of the study, so that it can be said of a date whether anybody counted meets it
 */
export function shockSentences({ shocks, regions }: WorldDocument, times: Times): string[] {
  const titles = new Map(regions.map(({ region, title }) => [region, textIn('en', title) ?? region]));
  return shocks.map((shock) => {
    const name = textIn('en', shock.title) ?? shock.shock;
    const where =
      shock.regions === undefined
        ? 'everywhere'
        : `in ${shock.regions.map((region) => titles.get(region) ?? region).join(', ')}`;
    return `“${name}” ${when(shock, times)}, ${where}. ${effects(shock)}.`;
  });
}

/** Whether a shock takes partners away at a blow. */
export function takesPartners({ partner_exits: exits, per_year: perYear }: Shock): boolean {
  return perYear !== 0 && exits !== undefined && (exits.share > 0 || (exits.partners ?? []).length > 0);
}

function when(shock: Shock, times: Times): string {
  const { on, per_year: perYear = 0, lasts } = shock;
  // Partners that it has taken away are gone for good.
  const leaves = takesPartners(shock);
  if (on === undefined) {
    if (perYear === 0) return 'never strikes, 0 times a year';
    return `strikes ${perYear === 1 ? 'once' : `${perYear} times`} a year on average while it is not under way, at moments that differ between simulated years`;
  }
  const from = times.secondOf(on);
  const note =
    from + lasts.seconds <= times.cutOver && !leaves
      ? ', over before the plans begin'
      : from < times.cutOver
        ? ', before the plans begin'
        : from >= times.cohortUntil + times.followUp
          ? ', after the last customer was followed'
          : from >= times.cohortUntil
            ? ', after the last customer that counts has come'
            : '';
  return `strikes on ${on}${note}`;
}

function effects(shock: Shock): string {
  const { enquiries, rivals, lasts } = shock;
  const lasting = [
    ...(enquiries === 1 ? [] : [enquiries === 0 ? 'nobody enquires' : enquiriesInWords(enquiries)]),
    ...(rivals === 1 ? [] : [`rivals win customers at ${percent(rivals)} of their usual speed`]),
  ];
  const parts = [
    ...(lasting.length === 0 ? [] : [`For ${durationInWords(lasts.seconds)} ${lasting.join(', and ')}`]),
    ...(takesPartners(shock) ? [exitsInWords(shock)] : []),
  ];
  return parts.length === 0 ? 'It changes nothing' : parts.join('. ');
}

function enquiriesInWords(factor: number): string {
  return `enquiries are ${percent(factor)} of the usual number`;
}

function exitsInWords({ partner_exits: exits }: Shock): string {
  const { reason, share, partners = [] } = exits!;
  const who = [
    ...(share > 0 ? [`${percent(share)} of the partners whose home is there, drawn for each`] : []),
    ...(partners.length > 0 ? [`${partners.join(', ')} in any case`] : []),
  ].join(', and ');
  const how =
    reason === 'failure'
      ? 'they fail and pass on nothing of what they still owe'
      : 'headquarters ends their contracts for a breach of law, and they keep their pay';
  return `It takes partners away: ${who}; ${how}`;
}

function percent(share: number): string {
  return `${Number((100 * share).toPrecision(6))} %`;
}
