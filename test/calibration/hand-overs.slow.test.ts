import { beforeAll, describe, expect, test } from 'vitest';
import { nameKey } from '../../sim/world/name-key.ts';
import { Purpose } from '../../sim/world/purposes.ts';
import { race } from '../../sim/world/race.ts';
import { BPI_EVENTS, type LoanRequest, type WorkItem, workedRequests } from './bpi-2012.ts';
import { logPath } from './real-logs.ts';

/**
 * How often does a case go from one person to the next where a team shares its work? In the BPI Challenge 2012 log 4.2
 * times. Here a sitting, work on a case without a break of half an hour, is one person's; each new one goes to whoever
 * is at work that day, by how much each does, drawn as the market draws (`race`).
 */
const SITTING = 1800;
const DAY = 86_400;
const path = logPath(BPI_EVENTS);

/** Items each person began on each day. */
function workOfDays(requests: readonly LoanRequest[]): Map<number, Map<string, number>> {
  const days = new Map<number, Map<string, number>>();
  for (const { time, person } of requests.flatMap(({ items }) => items)) {
    const day = Math.floor(time / DAY);
    const people = days.get(day) ?? new Map<string, number>();
    people.set(person, (people.get(person) ?? 0) + 1);
    days.set(day, people);
  }
  return days;
}

function handOvers(people: readonly string[]): number {
  return people.filter((person, i) => i > 0 && person !== people[i - 1]).length;
}

/** Who a pool of people would have given the items of a case to. */
function pooled(items: readonly WorkItem[], days: ReturnType<typeof workOfDays>, number: number): string[] {
  const chosen: string[] = [];
  for (const [i, { time }] of items.entries()) {
    if (i > 0 && time - items[i - 1].time < SITTING) {
      chosen.push(chosen[i - 1]);
      continue;
    }
    const people = [...(days.get(Math.floor(time / DAY)) ?? [])];
    const winner = race(
      Purpose.signs,
      number,
      i,
      people.map(([person]) => nameKey('party', person)),
      people.map(([, did]) => did),
    );
    chosen.push(people[winner][0]);
  }
  return chosen;
}

const mean = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / values.length;

describe.skipIf(path === undefined)('hand-overs in the BPI Challenge 2012 log', () => {
  let requests: LoanRequest[];
  let real: number;
  beforeAll(() => {
    requests = workedRequests(path ?? '')
      .map(({ submitted, items }) => ({ submitted, items: items.filter(({ person }) => person !== '') }))
      .filter(({ items }) => items.length > 0);
    real = mean(requests.map(({ items }) => handOvers(items.map(({ person }) => person))));
  });

  test('are those that the log is known for: 4.2 a case', () => {
    expect(real).toBeCloseTo(4.2, 1);
  });

  test('come out of a shared pool of sittings: 4.2 +- 0.5 a case', () => {
    const days = workOfDays(requests);
    const ours = mean(requests.map(({ items }, number) => handOvers(pooled(items, days, number))));
    console.log(`hand-overs a case: ${ours.toFixed(2)} (log ${real.toFixed(2)}, ${requests.length} cases)`);
    expect(Math.abs(ours - 4.2)).toBeLessThan(0.5);
  });
});
