import { futureFunctions, worksheetOnlyFunctions } from './futureFunctions';

/**
 * Formulas in a file carry marks that nobody types: `_xlfn.` before functions newer than the format,
 * `_xlpm.` before the variables of LET and LAMBDA, `_xldudf_ROI_PHASED` for `ROI.PHASED`,
 * `ANCHORARRAY(A1)` for `A1#`, `SINGLE(x)` for `@x`, `Table[[#This Row],[Cost]]` for `[@Cost]`.
 * These two functions put them on and take them off; text and quoted names are left alone.
 */
export function removeFilePrefixes(formula: string): string {
  if (!/_xl|#This Row/i.test(formula)) return formula;
  const spelled = mapCode(formula, (code) =>
    code
      .replace(/_xldudf_([A-Z0-9]+)_/gi, '$1.')
      .replace(/(?:_xlfn\.|_xlws\.|_xludf\.)+(ANCHORARRAY|SINGLE)\(/gi, '\u0001$1(')
      .replace(/(?:_xlfn\.|_xlws\.|_xlpm\.|_xludf\.)+/gi, ''),
  );
  return replaceOperatorCalls(spelled).replace(/\[\[#This Row\],\[((?:[^[\]']|'.)+)\]\]/gi, (_, column: string) =>
    /^[\p{L}\p{N}_]+$/u.test(column) ? `[@${column}]` : `[@[${column}]]`,
  );
}

/** `tableName` is the table around the formula's cell: `[@Cost]` needs its name in the file. */
export function addFilePrefixes(formula: string, tableName?: string): string {
  const rows = formula.replace(/([\p{L}\p{N}_.]*)\[@(?:\[((?:[^[\]']|'.)+)\]|([^[\]]+))\]/gu, (_, table: string, bracketed?: string, plain?: string) => {
    const name = table === '' ? (tableName ?? '') : table;
    return `${name}[[#This Row],[${bracketed ?? plain ?? ''}]]`;
  });
  const variables = declaredVariables(rows);
  return mapCode(rows, (code) => prefixCode(code, variables));
}

function prefixCode(code: string, variables: ReadonlySet<string>): string {
  return code
    .replace(/(\$?[A-Z]{1,3}\$?\d+)#/g, '_xlfn.ANCHORARRAY($1)')
    .replace(/@(\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)/g, '_xlfn.SINGLE($1)')
    .replace(/(?<![\p{L}\p{N}_.$!])([\p{L}_\\][\p{L}\p{N}_.\\]*)(\s*\()?/gu, (whole, name: string, call: string | undefined) => {
      if (variables.has(name.toUpperCase())) return `_xlpm.${name}${call ?? ''}`;
      if (call === undefined) return whole;
      const upper = name.toUpperCase();
      if (upper.startsWith('ROI.')) return `_xldudf_${upper.replace('.', '_')}${call}`;
      if (worksheetOnlyFunctions.has(upper)) return `_xlfn._xlws.${upper}${call}`;
      return futureFunctions.has(upper) ? `_xlfn.${upper}${call}` : whole;
    });
}

/** Applies a change to the code between strings, quoted sheet names and bracketed columns. */
function mapCode(formula: string, change: (code: string) => string): string {
  let result = '';
  let from = 0;
  for (const { index, 0: quoted } of formula.matchAll(/"(?:[^"]|"")*"|'(?:[^']|'')*'|\[(?:[^[\]]|\[[^[\]]*\])*\]/g)) {
    result += change(formula.slice(from, index)) + quoted;
    from = index + quoted.length;
  }
  return result + change(formula.slice(from));
}

/** Names that LET and LAMBDA introduce anywhere in the formula, in upper case. */
function declaredVariables(formula: string): ReadonlySet<string> {
  const variables = new Set<string>();
  for (const call of formula.matchAll(/(?<![\p{L}\p{N}_.])(LET|LAMBDA)\s*\(/giu)) {
    const args = callArguments(formula, call.index + call[0].length);
    const isLet = call[1]?.toUpperCase() === 'LET';
    args.slice(0, -1).forEach((argument, index) => {
      const name = argument.trim().replace(/^\[(.+)\]$/, '$1');
      if ((!isLet || index % 2 === 0) && /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name)) variables.add(name.toUpperCase());
    });
  }
  return variables;
}

/** The arguments of the call whose opening parenthesis ends just before `from`. */
function callArguments(formula: string, from: number): string[] {
  const args: string[] = [];
  let depth = 0;
  let start = from;
  for (let position = from; position < formula.length; position++) {
    const character = formula.charAt(position);
    if (character === '"' || character === "'") {
      const closing = formula.indexOf(character, position + 1);
      if (closing < 0) break;
      position = closing;
    } else if (character === '(' || character === '{') depth++;
    else if ((character === ')' || character === '}') && depth > 0) depth--;
    else if (character === ')') {
      args.push(formula.slice(start, position));
      break;
    } else if (character === ',' && depth === 0) {
      args.push(formula.slice(start, position));
      start = position + 1;
    }
  }
  return args;
}

function replaceOperatorCalls(formula: string): string {
  let text = formula;
  for (let at = text.lastIndexOf('\u0001'); at >= 0; at = text.lastIndexOf('\u0001', at)) {
    const open = text.indexOf('(', at);
    const [operand = ''] = callArguments(text, open + 1);
    const before = text.slice(0, at);
    const rest = text.slice(open + operand.length + 2);
    if (text.startsWith('ANCHORARRAY', at + 1)) text = `${before}${operand}#${rest}`;
    else text = `${before}@${/^[\w$.:!']+$/.test(operand) || /^[\w.]+\([^()]*\)$/.test(operand) ? operand : `(${operand})`}${rest}`;
    if (at === 0) break;
  }
  return text;
}
