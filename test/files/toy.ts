import { z } from 'zod';
import type { List, Read } from '../../sim/files/base-chain.ts';
import { type Document, loadDocument } from '../../sim/files/document.ts';
import { mapping, namedList } from '../../sim/files/mapping.ts';
import { parameter } from '../../sim/files/parameter.ts';
import { calendarDate } from '../../sim/files/quantity/calendar-date.ts';
import { condition } from '../../sim/files/quantity/condition.ts';
import { duration } from '../../sim/files/quantity/duration.ts';
import { hoursOfDay } from '../../sim/files/quantity/hours-of-day.ts';
import { money } from '../../sim/files/quantity/money.ts';
import { name, oneOf } from '../../sim/files/quantity/name.ts';
import { integer } from '../../sim/files/quantity/number.ts';
import { countOf, ratePer } from '../../sim/files/quantity/rate.ts';
import { share } from '../../sim/files/quantity/share.ts';
import { text } from '../../sim/files/quantity/text.ts';
import { weekdays } from '../../sim/files/quantity/weekdays.ts';

/** A small kind of document, with one of everything that real ones have. */

const when = condition({
  source: { kind: 'name', known: ['website', 'paid-ads', 'exhibition'] },
  region: { kind: 'name' },
  modules: { kind: 'number' },
  value: { kind: 'money' },
});

const ruleName = parameter(name('a rule'), { meaning: 'The name of the rule.' });
const tag = <const W extends string>(word: W, meaning: string) => parameter(z.literal(word), { meaning });

const rule = z.discriminatedUnion('give_to', [
  mapping({
    rule: ruleName,
    when,
    give_to: tag('round-robin', 'Partners take turns.'),
    within: parameter(oneOf(['region', 'all']), { meaning: 'Among whom.' }),
  }),
  mapping({
    rule: ruleName,
    when,
    give_to: tag('best-match', 'The partner with the highest weighed sum.'),
    weigh: parameter(z.record(name(), integer({ min: 0 })), { meaning: 'What counts how much.' }),
  }),
  mapping({ rule: ruleName, when, give_to: tag('hq-direct', 'The own sales team.') }),
]);

export const toySchema = mapping({
  toy: parameter(name('a toy'), { meaning: 'The name of the toy.' }),
  title: parameter(text().optional(), { meaning: 'What people call it.' }),
  from: parameter(calendarDate().optional(), { meaning: 'Its first day.' }),
  open: parameter(hoursOfDay(), {
    meaning: 'When somebody is there.',
    source: 'assumption',
    default: '09:00-18:00',
  }),
  days: parameter(weekdays(), { meaning: 'Days with work.', source: 'assumption', default: 'mon-fri' }),
  allocation: namedList(rule, 'rule'),
  follow_up: mapping({
    accept_within: parameter(duration(), { meaning: 'Time to say yes.' }),
    reclaim_after: parameter(duration({ forever: true }), {
      meaning: 'Time without progress after which the lead moves on.',
      source: 'assumption',
      default: '7d',
    }),
    at_most: parameter(countOf('moves', { max: 9 }), {
      meaning: 'Moves of a lead.',
      source: 'assumption',
      default: '2 moves',
    }),
    audited: parameter(share(), { meaning: 'Claims that are checked.', source: 'assumption', default: '0%' }),
  }),
  money: mapping({
    fee: parameter(money(), { meaning: 'Paid once.' }),
    events: parameter(ratePer(['quarter', 'year']), { meaning: 'Events that are held.' }),
    steps: parameter(
      z.array(
        mapping({
          from: parameter(money(), { meaning: 'From this amount on.' }),
          rate: parameter(share(), { meaning: 'Share that is paid back.' }),
        }),
      ),
      { meaning: 'Rebate by volume.' },
    ),
  }).optional(),
});

const TOY_NAME_KEYS = ['rule', 'tier'] as const;

export type Toy = z.output<typeof toySchema>;

/** Loads a toy from texts by path; without `path`, the first of them. */
export function loadToy(files: Record<string, string>, path = Object.keys(files)[0]): Document<Toy> {
  return loadToyWith(path, (each) => (Object.hasOwn(files, each) ? files[each] : undefined));
}

/** Loads a toy through a reader of files, and of folders for what may be meant where there is no file. */
export function loadToyWith(path: string, read: Read, list?: List): Document<Toy> {
  return loadDocument(path, { schema: toySchema, kind: 'toy', read, list, nameKeys: TOY_NAME_KEYS });
}
