import type { ValidationFile } from '../workbookFile';
import { unescapeCharacters } from './escapedText';
import { removeFilePrefixes } from './filePrefixes';
import { isTrue } from './isTrue';
import type { XmlScanner } from './xmlScanner';

/** A rule of data validation, at whose start the scanner stands, and the areas it is for as written; undefined where it allows anything. */
export function readValidation(xml: XmlScanner): { readonly areas: string | undefined; readonly rule: Omit<ValidationFile, 'range'> } | undefined {
  const attribute = (name: string): string | undefined => unescapeCharacters(xml.attribute(name) ?? '') || undefined;
  const [type, operator, allowBlank] = [xml.attribute('type') ?? '', xml.attribute('operator') ?? '', isTrue(xml.attribute('allowBlank'))];
  const words = { errorTitle: attribute('errorTitle'), errorMessage: attribute('error'), promptTitle: attribute('promptTitle'), promptMessage: attribute('prompt') };
  const areas = xml.attribute('sqref');
  const [formula1, formula2] = formulasOf(xml);
  if (!isType(type)) return undefined;
  const literal = type === 'list' ? /^\s*"(.*)"\s*$/s.exec(formula1 ?? '')?.[1] : undefined;
  return {
    areas,
    rule: {
      type,
      ...(literal !== undefined && { values: literal.split(',') }),
      ...(isOperator(operator) && { operator }),
      ...(literal === undefined && formula1 !== undefined && { formula1 }),
      ...(formula2 !== undefined && { formula2 }),
      ...(allowBlank && { allowBlank }),
      ...Object.fromEntries(Object.entries(words).filter(([, text]) => text !== undefined)),
    },
  };
}

function formulasOf(xml: XmlScanner): (string | undefined)[] {
  const formulas: (string | undefined)[] = [];
  if (xml.empty) return formulas;
  for (let event = xml.next(); event !== 'end' && !(event === 'close' && xml.name === 'dataValidation'); event = xml.next()) {
    if (event !== 'open' || (xml.name !== 'formula1' && xml.name !== 'formula2')) continue;
    formulas[xml.name === 'formula1' ? 0 : 1] = removeFilePrefixes(unescapeCharacters(xml.innerText())) || undefined;
  }
  return formulas;
}

const TYPES: readonly string[] = ['list', 'decimal', 'whole', 'date', 'time', 'textLength', 'custom'] satisfies ValidationFile['type'][];
const OPERATORS: readonly string[] = ['between', 'notBetween', 'equal', 'notEqual', 'greaterThan', 'lessThan', 'greaterThanOrEqual', 'lessThanOrEqual'] satisfies ValidationFile['operator'][];

function isType(type: string): type is ValidationFile['type'] {
  return TYPES.includes(type);
}

function isOperator(operator: string): operator is NonNullable<ValidationFile['operator']> {
  return OPERATORS.includes(operator);
}
