import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

/**
 * Floors: imports only ever point down. What a folder may import of the others, itself aside; types count as much
 * as values, for they bind as much.
 */
const FLOORS: Readonly<Record<string, readonly string[]>> = {
  engine: [],
  files: [],
  ledger: ['engine'],
  measure: [],
  world: ['engine', 'files'],
  policy: ['engine', 'files', 'ledger', 'world'],
  market: ['engine', 'ledger', 'measure', 'policy', 'world'],
  stats: [],
  study: ['engine', 'files', 'ledger', 'market', 'measure', 'policy', 'stats', 'world'],
  check: ['engine', 'files', 'market', 'measure', 'policy', 'stats', 'study', 'world'],
  /** What a study leaves, and never the simulator. */
  reports: ['stats', 'study'],
  cli: [
    'check',
    'engine',
    'files',
    'ledger',
    'market',
    'measure',
    'policy',
    'reports',
    'stats',
    'study',
    'world',
  ],
};

/** Folders that run unchanged in a browser: no Node, no clock, no chance but what is drawn. */
const PURE = ['engine', 'files', 'ledger', 'measure', 'world', 'policy', 'market', 'stats'];

/** Packages that a pure folder may use. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  engine: ['seedrandom'],
  files: ['yaml', 'zod'],
  world: ['zod'],
  policy: ['zod'],
  stats: ['jstat', 'seedrandom', 'simple-statistics'],
};

const IMPURE_MEMBERS = ['Date.now', 'Math.random', 'performance.now'];
const IMPURE_NAMES = ['process', 'Buffer', 'crypto', 'fetch', 'setTimeout', 'setInterval', 'setImmediate'];

const ROOT = join(import.meta.dirname, '..');

/** A file of a floor, and what it asks for. */
interface SourceFile {
  readonly path: string;
  readonly floor: string;
  readonly tree: ts.SourceFile;
  readonly imports: readonly string[];
  /** The imports of which something is left when types are erased: loading the file loads these. */
  readonly loads: readonly string[];
}

/**
 * A folder whose files may load each other in circles: stages of a lead's life, which goes in circles itself (what is
 * reclaimed is handed out again), and whose functions call one another only once everything is loaded.
 */
const GOES_ROUND = 'market';

const SOURCES: readonly SourceFile[] = ['sim', 'reports'].flatMap((root) =>
  readdirSync(join(ROOT, root), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|mjs)$/.test(entry.name))
    .map((entry) => readSource(relative(ROOT, join(entry.parentPath, entry.name)))),
);

describe('floors', () => {
  test('every folder of sim/ has its floor', () => {
    const floors = new Set(SOURCES.map(({ floor }) => floor));
    expect([...floors].sort()).toEqual(Object.keys(FLOORS).sort());
  });

  test('imports only ever point down', () => {
    const upward = SOURCES.flatMap(({ path, floor, imports }) =>
      imports
        .filter((name) => name.startsWith('.'))
        .map((name) => normalize(join(dirname(path), name)))
        .filter((target) => floorOf(target) !== floor && !FLOORS[floor].includes(floorOf(target)))
        .map((target) => `${path} imports ${target}`),
    );
    expect(upward).toEqual([]);
  });

  test('no file loads itself through others, but for the stages of a lead', () => {
    expect(circles(SOURCES.filter(({ floor }) => floor !== GOES_ROUND))).toEqual([]);
  });

  test('a circle is found, and types make none: they bind readers, and load nothing', () => {
    const planted = (path: string, text: string) => sourceOf(path, text);
    const a = planted('sim/study/a.ts', `import { b } from './b/b.ts';`);
    const b = planted('sim/study/b/b.ts', `export { c, type D } from '../c.ts';`);
    expect(circles([a, b, planted('sim/study/c.ts', `import { type A } from './a.ts';`)])).toEqual([]);
    expect(circles([a, b, planted('sim/study/c.ts', `import a, { type A } from './a.ts';`)])).toEqual([
      ['sim/study/a.ts', 'sim/study/b/b.ts', 'sim/study/c.ts'],
    ]);
  });

  test('below a study nothing imports Node, nor packages beside its own', () => {
    const foreign = pureSources().flatMap(({ path, floor, imports }) =>
      imports
        .filter((name) => !name.startsWith('.') && !PACKAGES[floor]?.includes(name))
        .map((name) => `${path} imports ${name}`),
    );
    expect(foreign).toEqual([]);
  });

  test('below a study nothing reads a clock, draws by itself or reaches for the machine', () => {
    expect(pureSources().flatMap(({ path, tree }) => impure(tree).map((what) => `${path}: ${what}`))).toEqual(
      [],
    );
  });

  test('a clock, a draw and Node itself are found where they are', () => {
    const text = `const a = Date.now() + new Date().getTime() + Math.random(); process.exit(new Date(0).getTime());`;
    expect(impure(parse('planted.ts', text)).sort()).toEqual([
      'Date.now',
      'Math.random',
      'new Date()',
      'process',
    ]);
    const study = SOURCES.find(({ path }) => path === 'sim/study/store/store.ts')!;
    expect(study.imports).toContain('node:fs');
    expect(SOURCES.find(({ path }) => path === 'sim/cli/run.ts')!.imports).toContain('../../reports/page.ts');
  });
});

function pureSources(): SourceFile[] {
  return SOURCES.filter(({ floor }) => PURE.includes(floor));
}

function readSource(path: string): SourceFile {
  return sourceOf(path, readFileSync(join(ROOT, path), 'utf8'));
}

function sourceOf(path: string, text: string): SourceFile {
  const tree = parse(path, text);
  const loads = tree.statements
    .filter((each) => ts.isImportDeclaration(each) || ts.isExportDeclaration(each))
    .filter((each) => !onlyTypes(each))
    .map(({ moduleSpecifier }) => moduleSpecifier)
    .filter((from) => from !== undefined && ts.isStringLiteral(from))
    .map(({ text: name }) => name);
  return { path, floor: floorOf(path), tree, imports: importsOf(tree), loads };
}

/** Whether an import, or an export from elsewhere, names types alone. */
function onlyTypes(each: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(each)) {
    const named = each.exportClause;
    return each.isTypeOnly || (named !== undefined && ts.isNamedExports(named) && allTypes(named.elements));
  }
  const clause = each.importClause;
  if (clause === undefined) return false;
  const named = clause.namedBindings;
  const withoutDefault = clause.name === undefined && named !== undefined && ts.isNamedImports(named);
  return clause.isTypeOnly || (withoutDefault && allTypes(named.elements));
}

function allTypes(names: readonly (ts.ImportSpecifier | ts.ExportSpecifier)[]): boolean {
  return names.length > 0 && names.every(({ isTypeOnly }) => isTypeOnly);
}

/** Files that load each other in circles: the first circle from each file that is not in one told already. */
function circles(sources: readonly SourceFile[]): string[][] {
  const loads = new Map(
    sources.map(({ path, loads: names }) => [
      path,
      names.filter((name) => name.startsWith('.')).map((name) => normalize(join(dirname(path), name))),
    ]),
  );
  const found: string[][] = [];
  const done = new Set<string>();
  const walk = (path: string, way: readonly string[]): void => {
    const back = way.indexOf(path);
    if (back >= 0) {
      found.push(way.slice(back));
      return;
    }
    if (done.has(path)) return;
    for (const next of loads.get(path) ?? []) walk(next, [...way, path]);
    done.add(path);
  };
  for (const path of loads.keys()) walk(path, []);
  return found;
}

function parse(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
}

/** `reports/page.ts` is of the floor reports, `sim/world/race.ts` of the floor world. */
function floorOf(path: string): string {
  const [top, second] = path.split('/');
  return top === 'sim' ? second : top;
}

function everyNode(tree: ts.Node, visit: (node: ts.Node) => void): void {
  visit(tree);
  ts.forEachChild(tree, (child) => everyNode(child, visit));
}

/** Everything a file imports, as values or types, at once or later. */
function importsOf(tree: ts.SourceFile): string[] {
  const found: string[] = [];
  everyNode(tree, (node) => {
    const isLater = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
    let from: ts.Node | undefined;
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) from = node.moduleSpecifier;
    else if (isLater) from = node.arguments[0];
    else if (ts.isImportTypeNode(node))
      from = ts.isLiteralTypeNode(node.argument) ? node.argument.literal : node;
    if (from !== undefined && ts.isStringLiteral(from)) found.push(from.text);
  });
  return found;
}

/** Uses of what differs from run to run or is not there in a browser. */
function impure(tree: ts.SourceFile): string[] {
  const found: string[] = [];
  everyNode(tree, (node) => {
    if (ts.isNewExpression(node) && node.expression.getText(tree) === 'Date' && !node.arguments?.length) {
      found.push('new Date()');
    }
    if (ts.isPropertyAccessExpression(node) && IMPURE_MEMBERS.includes(node.getText(tree))) {
      found.push(node.getText(tree));
    }
    const used =
      ts.isPropertyAccessExpression(node) || ts.isCallExpression(node) ? node.expression : undefined;
    if (used && ts.isIdentifier(used) && IMPURE_NAMES.includes(used.text)) found.push(used.text);
  });
  return found;
}
