import { relativeTo } from '../../files/base-chain.ts';
import type { Source } from '../../files/document.ts';
import { withSuggestion } from '../../files/nearest-name.ts';
import { quote, splitSentence } from '../../files/sentence.ts';
import type { Path } from '../../files/tree.ts';
import type { Library } from './disk.ts';
import { referencePath } from './document-reference.ts';
import { writtenAt } from './policy-place.ts';
import type { StudyProblem } from './study-problems.ts';

/** Says that a world or a policy is not where a study looks for it, and where there is one. */
export function noSuchDocument(
  kind: 'world' | 'policy',
  place: Path,
  file: string,
  study: Source,
  { list, read }: Library,
): StudyProblem {
  const written = writtenAt(study, place);
  const isPath = referencePath(kind, written) === written;
  const [folder, wanted] = splitPath(isPath ? file : `${file.replace(/[^/]*$/, '')}${written}`);
  const files = list(folder === '' ? '.' : folder).filter((name) => /\.ya?ml$/.test(name));
  const names = (isPath ? files : files.map((name) => name.replace(/\.ya?ml$/, ''))).sort();
  const said = withSuggestion(`there is no ${isPath ? 'file' : kind} ${quote(written)}`, wanted, names);
  const { message, hint } = splitSentence(said);
  const shipped = relativeTo(`${SHIPPED}/studies/a.yaml`, referencePath(kind, written));
  const hasShipped = !isPath && read(shipped) !== undefined;
  const hints = [hint, hasShipped ? `Fairlead brings one: \`cp ${shipped} ${file}\`` : undefined];
  return {
    path: place,
    message,
    hint: [...hints.filter((each) => each !== undefined), `looked for ${file}`].join('\n'),
  };
}

/** Where an installed Fairlead has its documents. */
const SHIPPED = 'node_modules/fairlead/scenarios';

/** The folder and the name of a file. */
function splitPath(path: string): readonly [folder: string, name: string] {
  const end = path.lastIndexOf('/');
  return [path.slice(0, Math.max(end, 0)), path.slice(end + 1)];
}
