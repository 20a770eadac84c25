/** A simulator that breaks a law in its first replication. */
export function simulateReplication(): never {
  throw new Error('money was lost');
}
