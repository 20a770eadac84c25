import { describe, expect, test } from 'vitest';
import { InputRefused } from '../../../sim/files/diagnostic.ts';
import { loadStudy } from '../../../sim/study/documents/load-study.ts';
import { matchRequests, settingText } from '../../../sim/study/match/match-request.ts';
import { matchedLibrary } from '../../../sim/study/match/matched-library.ts';
import { libraryWith, STUDY_PATH, tinyStudy } from '../memory-library.ts';

const OTHER = 'scenarios/policies/of-a-test.yaml';
const other =
  "extends: reclaim.yaml\npolicy: of-a-test\nsettlement: { basic_discount: { first_order: '20%' } }\n";
const plans = (match: string, policy = 'of-a-test') =>
  `\n  - { plan: keep, phases: [] }\n  - plan: other\n    phases: [{ from: 2027-01-04, in: anything, policy: ${policy} }]\n    match: ${match}\n  - plan: third\n    phases: [{ from: 2027-01-04, in: anything, policy: reclaim }]`;
const library = (match: string, policy?: string) =>
  libraryWith({ [OTHER]: other, [STUDY_PATH]: tinyStudy({ policies: '', plans: plans(match, policy) }) });
const BY = 'by: settlement.basic_discount.first_order';

describe('a plan that is to be matched', () => {
  test('is moved by the number that its policy writes, from 0 to twice of it', () => {
    const loaded = loadStudy(STUDY_PATH, library(`{ measure: partner-pay-month, ${BY} }`));
    const { requests, problems } = matchRequests(loaded);
    expect(problems).toEqual([]);
    expect(requests).toMatchObject([
      { plan: 'other', file: OTHER, written: 20, unit: '%', limits: [0, 40], match: { within: 0.005 } },
    ]);
    expect(settingText(requests[0]!, 17.123456789)).toBe('17.123457%');
  });

  test('reads the moved number and all else as it is written', () => {
    const moved = [{ file: OTHER, path: ['settlement', 'basic_discount', 'first_order'], text: '17.5%' }];
    const base = library(`{ measure: partner-pay-month, ${BY} }`);
    const [before, after] = [base, matchedLibrary(base, moved)].map(
      (each) => loadStudy(STUDY_PATH, each).policies.get(OTHER)!.value,
    );
    expect(after!.settlement.basic_discount!.first_order).toBeCloseTo(0.175, 12);
    const { settlement: _, ...rest } = after!;
    expect(before).toMatchObject(rest);
    expect({ ...after!.settlement, basic_discount: 0 }).toEqual({ ...before!.settlement, basic_discount: 0 });
  });

  test.each([
    [
      `{ measure: partner-pay-month, by: settlement.basic_discount.frist_order }`,
      undefined,
      'did you mean `first_order`?',
    ],
    [`{ measure: partner-pay-month, by: settlement.counted_on }`, undefined, 'is not a number'],
    [`{ measure: partner-pay-month, by: first_order }`, undefined, 'is not the path of a setting'],
    [
      `{ measure: partner-pay-month, ${BY}, between: [30, 10] }`,
      undefined,
      'the first limit must be the smaller one',
    ],
    [`{ measure: partner-pay-month, ${BY} }`, 'reclaim', 'another plan has the same policy'],
    [`{ measure: partner-pays, ${BY} }`, undefined, '`partner-pays`'],
  ])('is refused with %s', (match, policy, message) => {
    const load = () => loadStudy(STUDY_PATH, library(match, policy));
    expect(load).toThrow(InputRefused);
    expect(load).toThrow(message);
  });

  test('is refused where the claim is tried in several worlds, in which it would not be equal', () => {
    const match = `{ measure: partner-pay-month, ${BY} }`;
    const claim =
      '{ claim: X, says: So, measure: conversion, expected: higher, over: { title: t, cases: [{ case: a }, { case: b }] } }';
    const study = tinyStudy({ policies: '', plans: plans(match), claim });
    const load = () => loadStudy(STUDY_PATH, libraryWith({ [OTHER]: other, [STUDY_PATH]: study }));
    expect(load).toThrow('a plan is matched in the world of the study alone');
  });
});
