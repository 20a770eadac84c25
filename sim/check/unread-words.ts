import type { LintedLine, UnreadDocument } from './unread-documents.ts';

/** What stands above the documents that nothing was run of. */
export const UNREAD_HEADING =
  'Changed documents that no compared study reads: they are valid, and nobody knows what they do.';

/** `policy, read by no study` */
export function unreadInWords({ file, kind, readBy }: UnreadDocument): string {
  if (readBy.length > 0) {
    const several = readBy.length > 3 ? ` and ${readBy.length - 2} more` : '';
    const named = several === '' ? readBy : readBy.slice(0, 2);
    return `${kind}, read by ${named.join(', ')}${several}, not compared here`;
  }
  return kind === 'study'
    ? `study, not compared here: \`fairlead check ${file}\``
    : `${kind}, read by no study`;
}

/** `warning: no partner is ever reminded (write ...)` */
export function findingInWords({ severity, message, suggestion }: LintedLine): string {
  return `${severity}: ${message} (${suggestion})`;
}
