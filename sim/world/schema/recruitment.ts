import { mapping } from '../../files/mapping.ts';
import { parameter } from '../../files/parameter.ts';
import { duration } from '../../files/quantity/duration.ts';
import { number } from '../../files/quantity/number.ts';
import { share } from '../../files/quantity/share.ts';
import { happens } from './happens.ts';

const assumption = 'assumption: no public figure was found';

/** How candidates become partners. */
export const recruitment = parameter(
  mapping({
    happens: happens('Candidates apply.'),
    apply_over: parameter(duration({ wallOnly: true, min: '1d', max: '520w' }), {
      meaning: 'Candidates apply at moments spread evenly over so long from the start of the run-in.',
      default: '104w',
      source: assumption,
    }),
    screening_takes: parameter(duration({ wallOnly: true, min: '1 minute', max: '80h' }), {
      meaning: "Time of a channel manager for one candidate, in the managers' queue.",
      default: '4h',
      source: assumption,
    }),
    score_error: parameter(number({ min: 0, max: 10 }), {
      meaning: 'Standard deviation of the error of each score.',
      unit: 'points of 10',
      default: 1.5,
      source: assumption,
    }),
    acts: parameter(share(), {
      meaning:
        'Share of signed partners that ever do anything, for one whose true scores are all 10; in proportion to their mean for others.',
      default: '50%',
      source:
        'assumption, so that a candidate of 6 acts in 30 % of cases; grade C: 25 to 35 % register a deal within 90 days, https://saasdash.ai/blog/partner-onboarding-time-to-first-deal',
    }),
    ramp: parameter(duration({ wallOnly: true, min: '1d', max: '104w' }), {
      meaning: 'Time from the contract until it gives all its attention.',
      default: '20w',
      source:
        'grade C: median 4.7 months to the first deal, https://saasdash.ai/blog/partner-onboarding-time-to-first-deal',
    }),
    ramp_starts: parameter(share(), {
      meaning: 'Share of its attention that it gives at first; the rest comes in four steps.',
      default: '25%',
      source: assumption,
    }),
  }),
  {
    meaning:
      'Candidates that may become partners; needs some in `archetypes` or `partners`. None apply if left out.',
  },
);
