/**
 * A table of int32 columns that can be emptied, grown and copied as one: the shape of all state that a run
 * changes, so that a running business is forked by copying its tables.
 *
 * Tables declare their columns as fields with a value: a field first made by a computed name would turn the
 * table into a dictionary, and every access into a search (measured: a run took 1.7 times as long).
 */
export type Columns<Name extends string> = { [K in Name]: Int32Array };

/** Gives `table` one column per name, `capacity` long and filled with 0. */
export function allocate<Name extends string>(
  table: Columns<Name>,
  names: readonly Name[],
  capacity: number,
): void {
  for (const name of names) table[name] = new Int32Array(capacity);
}

/** Sets the first `rows` of every column to 0. */
export function clear<Name extends string>(table: Columns<Name>, names: readonly Name[], rows: number): void {
  for (const name of names) table[name].fill(0, 0, rows);
}

/** Lengthens every column to at least `capacity`, keeping its content. */
export function grow<Name extends string>(
  table: Columns<Name>,
  names: readonly Name[],
  capacity: number,
): void {
  for (const name of names) {
    const old = table[name];
    if (old.length >= capacity) continue;
    const longer = new Int32Array(Math.max(capacity, old.length * 2));
    longer.set(old);
    table[name] = longer;
  }
}

/** Columns of a table that grows row by row. */
type Rows<Name extends string> = Columns<Name> & { count: number };

/** Empties a table that grows row by row. */
export function clearRows<Name extends string>(table: Rows<Name>, names: readonly Name[]): void {
  clear(table, names, table.count);
  table.count = 0;
}

/** Makes a table that grows row by row a copy of another. */
export function copyRows<Name extends string>(
  to: Rows<Name>,
  from: Rows<Name>,
  names: readonly Name[],
): void {
  grow(to, names, from.count);
  clear(to, names, Math.max(to.count, from.count));
  copy(to, from, names, from.count);
  to.count = from.count;
}

/** Copies the first `rows` of every column of `from` into `to`, which must be long enough. */
export function copy<Name extends string>(
  to: Columns<Name>,
  from: Columns<Name>,
  names: readonly Name[],
  rows: number,
): void {
  for (const name of names) to[name].set(from[name].subarray(0, rows));
}
