import path from 'node:path';
import ts from 'typescript';

/** A member of Office's own API that our sources use, and the requirement set that brought it. */
export interface OfficeMember {
  /** `Range.hasSpill`. */
  readonly name: string;
  /** `ExcelApi`; empty where the reference names none. */
  readonly set: string;
  readonly version: string;
  readonly file: string;
}

const EXCEL_SET = /\[Api set:\s*(\w*)\s+([\d.]+)/;
const COMMON_SET = /\*\*Requirement set\*\*:[^\n]*?\|\s*([A-Za-z]+)\s+([\d.]+)/;

/** Every member of the API that these files read, set, call or load by name (`load('items/name')`), once per file. */
export function officeMembers(files: readonly string[]): readonly OfficeMember[] {
  const { options } = ts.parseJsonConfigFileContent(ts.readConfigFile('tsconfig.json', ts.sys.readFile).config, ts.sys, '.');
  const program = ts.createProgram([...files], options);
  const checker = program.getTypeChecker();
  const found = new Map<string, OfficeMember>();

  const note = (symbol: ts.Symbol | undefined, file: string): void => {
    const declaration = symbol?.declarations?.find((one) => isOffices(one.getSourceFile().fileName));
    if (symbol === undefined || declaration === undefined) return;
    const owner = ownerOf(declaration);
    const [, set = '', version = ''] = setOf(declaration) ?? (owner === null ? null : setOf(owner)) ?? [];
    const name = `${owner?.name?.getText() ?? ''}.${symbol.name}`;
    found.set(`${name} ${file}`, { name, set, version, file });
  };

  const noteLoaded = (of: ts.Type, list: string, file: string): void => {
    for (const each of list.split(',')) {
      let type = of;
      for (const segment of each.trim().split('/')) {
        const member = type.getProperty(segment);
        if (member === undefined) throw new Error(`${file} loads "${each.trim()}", of which there is no ${segment}`);
        note(member, file);
        const inner = checker.getTypeOfSymbol(member);
        type = checker.isArrayType(inner) ? checker.getTypeArguments(inner as ts.TypeReference)[0]! : inner;
      }
    }
  };

  for (const file of files) {
    const source = program.getSourceFile(path.resolve(file)) ?? program.getSourceFile(file)!;
    const visit = (node: ts.Node): void => {
      if (ts.isPropertyAccessExpression(node)) note(checker.getSymbolAtLocation(node.name), file);
      if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent)) {
        const property = (node.propertyName ?? node.name).getText();
        note(checker.getTypeAtLocation(node.parent).getProperty(property), file);
      }
      if (ts.isPropertyAssignment(node) && ts.isObjectLiteralExpression(node.parent)) note(checker.getContextualType(node.parent)?.getProperty(node.name.getText()), file);
      if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && node.expression.name.text === 'load') {
        const type = checker.getTypeAtLocation(node.expression.expression);
        for (const argument of node.arguments) for (const text of textsIn(argument, checker)) noteLoaded(type, text, file);
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return [...found.values()];
}

/** The texts an argument can be, as far as they stand in it or in the constant it names. */
function textsIn(node: ts.Node, checker: ts.TypeChecker): readonly string[] {
  const texts: string[] = [];
  const visit = (inner: ts.Node): void => {
    if (ts.isStringLiteralLike(inner)) texts.push(inner.text);
    else if (ts.isIdentifier(inner)) {
      const symbol = checker.getSymbolAtLocation(inner);
      const target = symbol !== undefined && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
      const declaration = target?.valueDeclaration;
      if (declaration !== undefined && ts.isVariableDeclaration(declaration) && declaration.initializer !== undefined && ts.isStringLiteral(declaration.initializer)) texts.push(declaration.initializer.text);
    } else if (ts.isConditionalExpression(inner)) [inner.whenTrue, inner.whenFalse].forEach(visit);
    else ts.forEachChild(inner, visit);
  };
  visit(node);
  return texts;
}

function isOffices(file: string): boolean {
  return file.includes('@types/office-js/');
}

function ownerOf(declaration: ts.Declaration): (ts.Declaration & { readonly name?: ts.Node }) | null {
  for (let at: ts.Node = declaration.parent; !ts.isSourceFile(at); at = at.parent) {
    if (ts.isClassDeclaration(at) || ts.isInterfaceDeclaration(at) || ts.isEnumDeclaration(at) || ts.isModuleDeclaration(at)) return at;
  }
  return null;
}

function setOf(declaration: ts.Node): RegExpExecArray | null {
  const comment = declaration.getFullText().slice(0, declaration.getStart() - declaration.getFullStart());
  return EXCEL_SET.exec(comment) ?? COMMON_SET.exec(comment);
}
