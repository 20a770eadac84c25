/**
 * How simultaneous events are ordered, packed into int32 so that the calendar compares integers.
 *
 *     order = phase (0..3) * 2^28 + rank (28 bits)
 *     id    = entity * 64 + kind (0..63)
 *
 * The total order is (time, order, id). The rank is drawn from the entity and the second (`rankOf`), so that
 * nobody wins ties by its number. What a phase or a kind means is the caller's affair.
 */

/**
 * The order of an event within its second.
 *
 * @param phase 0 to 3
 * @param rank integer in [0, 2^28)
 */
export function eventOrder(phase: number, rank: number): number {
  return (phase << 28) | rank;
}

/** @param entity integer in [0, 2^25) @param kind integer in [0, 64) */
export function eventId(entity: number, kind: number): number {
  return (entity << 6) | kind;
}

/** The entity of an event id. */
export function entityOf(id: number): number {
  return id >>> 6;
}

/** The kind of an event id. */
export function kindOf(id: number): number {
  return id & 63;
}
