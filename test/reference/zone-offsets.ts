import type { OffsetTable } from '../../sim/engine/local-time.ts';

/** What `Intl` says the wall clock of a zone shows at a UTC second, as seconds since 1970-01-01 local. */
export function intlWallClock(format: Intl.DateTimeFormat, utcSecond: number): number {
  const parts = Object.fromEntries(
    format.formatToParts(utcSecond * 1000).map((part) => [part.type, Number(part.value)]),
  );
  const { year, month, day, hour, minute, second } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) / 1000;
}

export function intlFormat(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
}

/** The offset table of an IANA zone by asking `Intl` every six hours and halving around each change. */
export function zoneOffsets(timeZone: string, epoch: number, horizon: number): OffsetTable {
  const format = intlFormat(timeZone);
  const offsetAt = (t: number) => intlWallClock(format, epoch + t) - (epoch + t);
  const from = [0];
  const offset = [offsetAt(0)];
  const step = 6 * 3600;
  for (let t = step; t < horizon + step; t += step) {
    const next = offsetAt(t);
    if (next === offset[offset.length - 1]) continue;
    let before = t - step;
    let after = t;
    while (after - before > 1) {
      const middle = (before + after) >> 1;
      if (offsetAt(middle) === next) after = middle;
      else before = middle;
    }
    from.push(after);
    offset.push(next);
  }
  return { from: Int32Array.from(from), offset: Int32Array.from(offset) };
}
