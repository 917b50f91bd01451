import { isCellError, type CellValue } from '../engine/core/cellValue';
import { isMatrix } from '../engine/core/readCells';
import { isLabel, isTable, type CellArgument, type ResultCell, type RoiFunction, type RoiParameter } from '../engine/core/roiFunction';
import { roiFunctions } from '../engine/library';
import { fillPhrase } from '../locales';
import { describeError, parameterName } from '../locales/describeError';
import { labelText } from '../locales/labelText';
import { functionTexts, type FunctionWords } from './functionTexts';

/** The function reference as one Markdown page: every function with arguments, result, errors and a calculated example. */
export function functionReference(words: FunctionWords): string {
  const { reference } = words.functions;
  const families = [...new Set(roiFunctions.map(({ family }) => family))];
  const sections = families.map((family) => {
    const functions = roiFunctions.filter((declaration) => declaration.family === family);
    return [`## ${reference.families[family]}`, ...functions.map((declaration) => functionSection(declaration, words))].join('\n\n');
  });
  return `${[`# ${reference.title}`, reference.introduction, ...sections].join('\n\n')}\n`;
}

function functionSection(declaration: RoiFunction, words: FunctionWords): string {
  const { reference } = words.functions;
  const texts = functionTexts(declaration, words);
  const rows = declaration.parameters.map(
    (parameter) =>
      `| \`${parameterName(parameter.name, words)}\` | ${acceptedText(parameter, words)} | ${texts.parameters[parameter.name]} |`,
  );
  return [
    `### ROI.${declaration.name}`,
    texts.description,
    `\`=ROI.${declaration.name}(${declaration.parameters.map((parameter) => signatureText(parameter, words)).join(', ')})\``,
    [`| ${reference.argument} | ${reference.accepts} | ${reference.meaning} |`, '|---|---|---|', ...rows].join('\n'),
    `**${reference.result}** ${texts.result}`,
    `**${reference.errors}** ${texts.errors}`,
    `**${reference.example}** \`${exampleFormula(declaration)}\``,
    exampleResult(declaration, words),
  ].join('\n\n');
}

function signatureText({ name, optional }: RoiParameter, words: FunctionWords): string {
  const shown = parameterName(name, words);
  return optional ? `[${shown}]` : shown;
}

function acceptedText({ accepts, optional }: RoiParameter, words: FunctionWords): string {
  const { reference } = words.functions;
  const kind = fillPhrase(reference.kinds[accepts.kind], { choices: (accepts.choices ?? []).join(', ') });
  const { minimum, maximum } = accepts;
  const limits = KINDS_WITH_LIMITS.has(accepts.kind) ? limitsText(minimum, maximum, words) : undefined;
  const fallback = accepts.default === undefined ? undefined : fillPhrase(reference.default, { value: accepts.default });
  return [kind, limits, optional ? reference.optional : undefined, fallback].filter((part) => part !== undefined).join(reference.separator);
}

/** The other kinds say their limits in their name. */
const KINDS_WITH_LIMITS: ReadonlySet<string> = new Set(['number', 'wholeNumber', 'wholeNumbers', 'numberTable']);

function limitsText(minimum: number | undefined, maximum: number | undefined, words: FunctionWords): string | undefined {
  const { limits } = words.functions.reference;
  if (minimum !== undefined && maximum !== undefined) return fillPhrase(limits.both, { minimum, maximum });
  if (minimum !== undefined) return fillPhrase(limits.minimum, { minimum });
  return maximum === undefined ? undefined : fillPhrase(limits.maximum, { maximum });
}

/** The example as a user would type it. */
export function exampleFormula({ name, example }: RoiFunction): string {
  return `=ROI.${name}(${example.map(argumentText).join(',')})`;
}

function argumentText(argument: CellArgument): string {
  return isMatrix(argument) ? `{${argument.map((row) => row.map(constantText).join(',')).join(';')}}` : constantText(argument);
}

function constantText(cell: CellValue | undefined): string {
  if (typeof cell === 'string') return `"${cell.replaceAll('"', '""')}"`;
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  return typeof cell === 'number' ? String(cell) : '';
}

function exampleResult(declaration: RoiFunction, words: FunctionWords): string {
  const result = declaration.invoke(declaration.example);
  if (!result.ok) return `→ ${result.error.cellError} ${describeError(result.error, words)}`;
  return isTable(result.value) ? tableText(result.value, words) : `→ ${cellText(result.value, words)}`;
}

function tableText(table: readonly (readonly ResultCell[])[], words: FunctionWords): string {
  const [first, ...rest] = table.map((row) => `| ${row.map((cell) => cellText(cell, words)).join(' | ')} |`);
  return [first, `|${'---|'.repeat(table[0].length)}`, ...rest].join('\n');
}

function cellText(cell: ResultCell, words: FunctionWords): string {
  if (typeof cell === 'number') return String(Number(cell.toPrecision(9)));
  if (cell === null) return '';
  if (isLabel(cell)) return labelText(cell, words);
  return isCellError(cell) ? cell.error : String(cell);
}
