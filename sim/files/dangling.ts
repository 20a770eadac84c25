/**
 * Whether a complaint is about a name that nothing has, and nothing that was taken away for other reasons either.
 *
 * @param removed names that a document has in parts that could not be read
 */
export function isDangling(message: string, removed: ReadonlySet<string>): boolean {
  const name = /^there is no [^`]*`([^`]*)`/.exec(message)?.[1];
  return name !== undefined && !removed.has(name);
}
