import type { Expression, FunctionCall } from '../../engine/formula/parse/ast';
import { childrenOf } from '../../engine/formula/parse/childrenOf';
import { parseFormula } from '../../engine/formula/parse/parseFormula';
import { tokenize } from '../../engine/formula/parse/tokenize';
import { MAX_FORMULA_LENGTH, type DefinedName } from '../../engine/formula/workbookModel';
import { workbookFunctions } from './workbookFunctions';

/** What a formula calls and refers to, as far as it matters to writing it into a cell. */
export interface FormulaReach {
  /** Whether one of our functions is called, by itself or through a defined name. */
  readonly callsRoi: boolean;
  /**
   * What reaches outside the workbook, or is not known to stay inside it: functions, other workbooks, names without a
   * definition. Empty where all of the formula only calculates.
   */
  readonly outside: readonly string[];
}

/** The workbook in which a formula is to stand. */
export interface GateWorkbook {
  readonly sheets: readonly string[];
  readonly names: readonly Pick<DefinedName, 'name' | 'formula'>[];
}

/** Of a name in Excel. */
const LONGEST_NAME = 255;
const OWN_CALL = /^ROI\.[A-Z]/;
/** What files put before functions of macros and of other add-ins, whatever the name behind it says. */
const FOREIGN_PREFIX = /^(?:_xlfn\.|_xlws\.)*(?:_xll\.|_xludf\.|_xldudf_(?!ROI_))/i;
const NOTHING: ReadonlySet<string> = new Set();

/**
 * Every formula that was read from a document passes here before it is written into a cell: whoever made the document may have
 * put anything there. It is judged by its tree, never by its text, and by what is allowed, never by what is forbidden.
 */
export class FormulaGate {
  private readonly sheets: ReadonlySet<string>;
  private readonly names = new Map<string, string[]>();
  private readonly reaches = new Map<string, FormulaReach>();

  constructor({ sheets, names }: GateWorkbook) {
    this.sheets = new Set(sheets.map(lowerCase));
    for (const { name, formula } of names) this.names.set(lowerCase(name), [...(this.names.get(lowerCase(name)) ?? []), formula]);
  }

  /** What a formula (with or without `=`) reaches; null for one that cannot be read, of which nobody knows. Linear in its length. */
  reach(formula: string): FormulaReach | null {
    const read = formula.length > MAX_FORMULA_LENGTH ? null : readWithLinks(formula);
    if (read === null) return null;
    const walk = new ReachWalk(read.text, this, this.sheets);
    walk.visit(read.tree, NOTHING);
    return { callsRoi: walk.callsRoi, outside: [...new Set([...read.links, ...walk.outside])] };
  }

  /** Whether a formula that is to take the place of another reaches nothing outside that the other did not. */
  keepsWithin(before: string, after: string): boolean {
    const [former, now] = [this.reach(before), this.reach(after)];
    return now !== null && now.outside.every((what) => former?.outside.includes(what) === true);
  }

  /** What a defined name reaches, of whatever sheet it is; null for one that the workbook does not define. */
  ofName(name: string): FormulaReach | null {
    const key = lowerCase(name);
    const formulas = this.names.get(key);
    if (formulas === undefined) return null;
    const known = this.reaches.get(key);
    if (known !== undefined) return known;
    // Of a name that comes back to itself nobody knows.
    this.reaches.set(key, { callsRoi: false, outside: [name] });
    const reaches = formulas.map((formula) => this.reach(formula));
    const reach = {
      callsRoi: reaches.some((one) => one?.callsRoi === true),
      outside: [...new Set(reaches.flatMap((one) => one?.outside ?? [name]))],
    };
    this.reaches.set(key, reach);
    return reach;
  }
}

/** A formula's tree, links to other workbooks taken as if they pointed here and named. */
function readWithLinks(formula: string): { readonly tree: Expression; readonly text: string; readonly links: readonly string[] } | null {
  const parsed = parseFormula(formula);
  if (parsed.ok) return { tree: parsed.value, text: formula, links: [] };
  if (parsed.error.code !== 'formulaExternalLink') return null;
  let text = '';
  let copied = 0;
  const links: string[] = [];
  for (const token of tokenize(formula)) {
    if (token.kind !== 'refused') continue;
    links.push(token.what);
    text += formula.slice(copied, token.at);
    copied = token.end;
  }
  text += formula.slice(copied);
  const local = parseFormula(text);
  return local.ok ? { tree: local.value, text, links } : null;
}

class ReachWalk {
  callsRoi = false;
  readonly outside: string[] = [];

  constructor(
    private readonly text: string,
    private readonly gate: FormulaGate,
    private readonly sheets: ReadonlySet<string>,
  ) {}

  /** `variables` of LET and LAMBDA around the node, in small letters. Trees are no higher than the parser lets them be. */
  visit(node: Expression, variables: ReadonlySet<string>): void {
    const foreign = this.foreignAt(node.at);
    if (foreign !== null) this.outside.push(foreign);
    switch (node.type) {
      case 'cell':
      case 'area':
        return this.sheet(node.sheet);
      case 'sheets':
        this.sheet(node.first);
        return this.sheet(node.last);
      case 'name':
        this.sheet(node.sheet);
        return this.name(node.name, node.sheet === undefined && variables.has(lowerCase(node.name)));
      case 'call':
        return this.call(node, variables);
      default:
        for (const child of childrenOf(node)) this.visit(child, variables);
    }
  }

  private sheet(sheet: string | undefined): void {
    if (sheet !== undefined && !this.sheets.has(lowerCase(sheet))) this.outside.push(sheet);
  }

  /** A function may stand by its name where one is expected: `MAP(A1:A9,ABS)`. */
  private name(name: string, isVariable: boolean): void {
    if (isVariable || this.defined(name)) return;
    if (!workbookFunctions.has(name.toUpperCase())) this.outside.push(name);
  }

  /** Takes up what a defined name reaches; false where there is none. */
  private defined(name: string): boolean {
    const reach = this.gate.ofName(name);
    if (reach === null) return false;
    this.callsRoi ||= reach.callsRoi;
    this.outside.push(...reach.outside.map((what) => (what === name || what.startsWith(`${name}: `) ? what : `${name}: ${what}`)));
    return true;
  }

  private call({ name, args, at }: FunctionCall, variables: ReadonlySet<string>): void {
    if (OWN_CALL.test(name)) this.callsRoi ||= this.foreignAt(at) === null;
    else if (name === 'INDIRECT') this.indirect(args[0]);
    else if (!workbookFunctions.has(name)) {
      // A function that somebody defined under a name may be hidden by one of Excel's: nobody knows which is called.
      this.defined(name);
      this.outside.push(name);
    }
    if (name === 'LET') return this.letVariables(args, variables);
    if (name === 'LAMBDA') return this.lambda(args, variables);
    for (const arg of args) this.visit(arg, variables);
  }

  private letVariables(args: readonly Expression[], outer: ReadonlySet<string>): void {
    const variables = new Set(outer);
    args.forEach((arg, index) => {
      if (index % 2 === 0 && index < args.length - 1 && arg.type === 'name') return;
      this.visit(arg, new Set(variables));
      const variable = args[index - 1];
      if (index % 2 === 1 && variable?.type === 'name') variables.add(lowerCase(variable.name));
    });
  }

  private lambda(args: readonly Expression[], outer: ReadonlySet<string>): void {
    const parameters = args.slice(0, -1).flatMap((arg) => (arg.type === 'name' ? [lowerCase(arg.name)] : []));
    const body = args.at(-1);
    if (body !== undefined) this.visit(body, new Set([...outer, ...parameters]));
  }

  /** A reference made of text is known where the text is. */
  private indirect(text: Expression | undefined): void {
    const reach = text?.type === 'string' ? this.gate.reach(text.value) : null;
    this.outside.push(...(reach === null ? ['INDIRECT'] : reach.outside));
  }

  private foreignAt(at: number): string | null {
    if (this.text[at] !== '_') return null;
    const name = /^[\p{L}\p{N}_.\\?]+/u.exec(this.text.slice(at, at + LONGEST_NAME))?.[0] ?? '';
    return FOREIGN_PREFIX.test(name) ? name : null;
  }
}

function lowerCase(text: string): string {
  return text.toLowerCase();
}
