import ts from 'typescript';

/** A place in a source file where rows of a table are changed. */
export interface Write {
  /** Table as SQL names it; null where the text leaves the name to be filled in. */
  readonly table: string | null;
  readonly line: number;
}

const SQL_WRITE =
  /\b(?:insert\s+into|delete\s+from(?:\s+only)?|merge\s+into|truncate(?:\s+table)?)\s+(?:public\.)?("?[a-z_]+"?|\$\{\})|\bupdate\s+(?:only\s+)?(?:public\.)?("?[a-z_]+"?|\$\{\})(?:\s+(?:as\s+)?[a-z]\w*)?\s+set\b/gi;
const ORM_WRITES = new Set(
  'insert update delete save upsert remove softDelete softRemove restore increment decrement clear into from'.split(
    ' ',
  ),
);

/** The text of a string or template, with `${}` where a value is filled in; null for any other node. */
function textOf(node: ts.Node): string | null {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (ts.isTemplateExpression(node))
    return node.head.text + node.templateSpans.map((s) => '${}' + s.literal.text).join('');
  return null;
}

function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node;
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => void children.push(child));
  for (const child of children) yield* nodesOf(child);
}

const parse = (text: string) => ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest, true);
const lineOf = (node: ts.Node) => node.getSourceFile().getLineAndCharacterOfPosition(node.getStart()).line + 1;

function findSqlWrites(source: ts.SourceFile): Write[] {
  return [...nodesOf(source)].flatMap((node) => {
    const text = textOf(node);
    if (text === null) return [];
    return [...text.matchAll(SQL_WRITE)].map((match) => {
      const table = (match[1] ?? match[2] ?? '').replaceAll('"', '').toLowerCase();
      return { table: table === '${}' ? null : table, line: lineOf(node) };
    });
  });
}

/** Entities that a file declares: class name → table. */
export function findEntities(text: string): Map<string, string> {
  const entities = new Map<string, string>();
  for (const node of nodesOf(parse(text))) {
    if (!ts.isClassDeclaration(node) || !node.name) continue;
    for (const { expression } of ts.getDecorators(node) ?? []) {
      if (!ts.isCallExpression(expression) || expression.expression.getText() !== 'Entity') continue;
      const [option] = expression.arguments;
      const name =
        option && ts.isObjectLiteralExpression(option)
          ? /name: '(\w+)'/.exec(option.getText())?.[1]
          : option && textOf(option);
      entities.set(node.name.text, name ?? '');
    }
  }
  return entities;
}

/** Calls such as `tx.update(SeatEntity, …)`, `getRepository(SeatEntity).save(…)` or `.insert().into(SeatEntity)`. */
function findOrmWrites(source: ts.SourceFile, entities: ReadonlyMap<string, string>): Write[] {
  const writes: Write[] = [];
  for (const node of nodesOf(source)) {
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) continue;
    const { name, expression } = node.expression;
    if (!ORM_WRITES.has(name.text)) continue;
    const named = [node.arguments[0]?.getText(), /getRepository(?:<\w+>)?\((\w+)\)/.exec(expression.getText())?.[1]];
    const isRead = name.text === 'from' && !/\bdelete\(\)$/.test(expression.getText().trim());
    const entity = named.find((candidate) => candidate !== undefined && entities.has(candidate));
    if (entity !== undefined && !isRead) writes.push({ table: entities.get(entity)!, line: lineOf(node) });
  }
  return writes;
}

/** Repositories that a constructor asks for: whoever holds one can write with it. */
function findHeldRepositories(source: ts.SourceFile, entities: ReadonlyMap<string, string>): Write[] {
  return [...nodesOf(source)].flatMap((node) => {
    if (!ts.isCallExpression(node) || node.expression.getText() !== 'InjectRepository') return [];
    const table = entities.get(node.arguments[0]?.getText() ?? '');
    return table === undefined ? [] : [{ table, line: lineOf(node) }];
  });
}

/** Every write that the text of a file holds. @param entities class name → table, for all files. */
export function findWrites(text: string, entities: ReadonlyMap<string, string>): Write[] {
  const source = parse(text);
  return [...findSqlWrites(source), ...findOrmWrites(source, entities), ...findHeldRepositories(source, entities)];
}
