import { expect, test } from 'vitest';
import { meaningOf } from '../../sim/files/meanings.ts';
import { toySchema } from './toy.ts';

test('a path leads to what its key means, an item to what its list does', () => {
  expect(meaningOf(toySchema, 'follow_up.accept_within')).toBe('Time to say yes.');
  expect(meaningOf(toySchema, 'allocation[v1.2 of fairs].within')).toBe('Among whom.');
  expect(meaningOf(toySchema, 'money.steps[0]')).toBe('Rebate by volume.');
});

test('of what the reference leaves unsaid it says nothing', () => {
  expect(meaningOf(toySchema, 'follow_up')).toBeUndefined();
  expect(meaningOf(toySchema, 'no_such_key')).toBeUndefined();
});
