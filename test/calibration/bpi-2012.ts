import { rowsOfLog, wallSeconds } from './real-logs.ts';

/**
 * The BPI Challenge 2012 log: requests for consumer loans, 13,087 cases (B. van Dongen, 4TU.ResearchData,
 * doi:10.4121/uuid:3926db30-f712-4394-aebc-75976070e91f). No market like ours, but people, opening hours and queues.
 */
export const BPI_EVENTS = 'bpi2012/bpi2012_events.csv.gz';
/** The Monday before the first request. */
const MONDAY = '2011-09-26';
/** What the system does by itself. */
const SYSTEM = '112';

/** A person begins a piece of work on a case. Times in seconds of the clock on the wall since a Monday's midnight. */
export interface WorkItem {
  readonly time: number;
  /** Empty where the log does not say. */
  readonly person: string;
}

export interface LoanRequest {
  readonly submitted: number;
  /** In order of time, at least one. */
  readonly items: readonly WorkItem[];
}

/** Requests that people ever worked on, in order of time; all others were declined at once by the system. */
export function workedRequests(path: string): LoanRequest[] {
  const submitted = new Map<string, number>();
  const items = new Map<string, WorkItem[]>();
  for (const row of rowsOfLog(path)) {
    const time = wallSeconds(row['time:timestamp'], MONDAY);
    if (row['concept:name'] === 'A_SUBMITTED') submitted.set(row['case'], time);
    if (row['lifecycle:transition'] !== 'START' || row['org:resource'] === SYSTEM) continue;
    const list = items.get(row['case']) ?? [];
    list.push({ time, person: row['org:resource'] });
    items.set(row['case'], list);
  }
  return [...items]
    .map(([name, list]) => ({
      submitted: submitted.get(name) ?? 0,
      items: list.sort((a, b) => a.time - b.time),
    }))
    .sort((a, b) => a.submitted - b.submitted);
}
