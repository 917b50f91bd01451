import { CFNumberOperator, CFRuleType, CFSubRuleType, CFTextOperator, type IConditionFormattingRule, type IConditionalFormattingRuleConfig } from '@univerjs/sheets-conditional-formatting';
import type { CellRange } from '../../../engine/formula/workbookModel';
import type { ConditionalFormatFile } from '../../../file/workbookFile';
import { cellAddress } from '../../../engine/formula/parse/address';
import { fromGridRange, toGridRange } from './range';
import { fromGridStyle, toGridStyle } from './style';

export function toGridConditionalFormat(format: ConditionalFormatFile, id: string): IConditionFormattingRule {
  return {
    cfId: id,
    ranges: [toGridRange(format.range)],
    stopIfTrue: format.stopIfTrue ?? false,
    rule: { type: CFRuleType.highlightCell, subType: CFSubRuleType.formula, value: `=${format.formula}`, style: toGridStyle(format.style) },
  };
}

const comparisons: Readonly<Partial<Record<CFNumberOperator, string>>> = {
  [CFNumberOperator.greaterThan]: '>',
  [CFNumberOperator.greaterThanOrEqual]: '>=',
  [CFNumberOperator.lessThan]: '<',
  [CFNumberOperator.lessThanOrEqual]: '<=',
  [CFNumberOperator.equal]: '=',
  [CFNumberOperator.notEqual]: '<>',
};

/** The rule as a formula about the range's first cell, or null for a data bar, a colour scale or an icon set. */
function ruleFormula(rule: IConditionalFormattingRuleConfig, range: CellRange): string | null {
  if (rule.type !== CFRuleType.highlightCell) return null;
  const cell = cellAddress(range.top, range.left);
  if (rule.subType === CFSubRuleType.formula) return rule.value.replace(/^=/, '');
  if (rule.subType === CFSubRuleType.number) {
    if (Array.isArray(rule.value)) {
      const [low, high] = rule.value;
      const between = `AND(${cell}>=${low},${cell}<=${high})`;
      return rule.operator === CFNumberOperator.notBetween ? `NOT(${between})` : between;
    }
    const sign = comparisons[rule.operator];
    return sign === undefined || rule.value === undefined ? null : `${cell}${sign}${rule.value}`;
  }
  if (rule.subType === CFSubRuleType.text && rule.operator === CFTextOperator.containsText) {
    return `ISNUMBER(SEARCH("${(rule.value ?? '').replaceAll('"', '""')}",${cell}))`;
  }
  return null;
}

export function fromGridConditionalFormat(rule: IConditionFormattingRule): readonly ConditionalFormatFile[] {
  return rule.ranges.flatMap((gridRange) => {
    const range = fromGridRange(gridRange);
    const formula = ruleFormula(rule.rule, range);
    if (formula === null || rule.rule.type !== CFRuleType.highlightCell) return [];
    return [{ range, formula, style: fromGridStyle(rule.rule.style), ...(rule.stopIfTrue && { stopIfTrue: true }) }];
  });
}
