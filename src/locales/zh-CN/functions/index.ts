import type { Texts } from '../../words';
import { costs } from './costs';
import { customers } from './customers';
import { returns } from './returns';
import { uncertainty } from './uncertainty';

export const functions = {
  texts: { returns, costs, customers, uncertainty },

  reference: {
    title: '函数参考',
    introduction:
      '本页由函数自身生成，示例为实际计算结果。在 Excel 中每个函数写作 =ROI.名称(…)。区域可以是一行或一列。数字区域中的空单元格、文本和 TRUE/FALSE 会被指出；区域末尾的空单元格不计。桌面版 Excel 把空单元格当作 0 传入，因此整列或整行末尾的零同样不计。利率为每期小数（10% = 0.1）。第 0 期为今天，不折现。每个区域最多 1,048,576 个单元格。',
    families: {
      returns: '投资回报',
      costs: '成本与收益',
      uncertainty: '不确定性',
      customers: '客户',
      evidence: '证据与控制',
    },
    argument: '参数',
    accepts: '取值',
    meaning: '含义',
    result: '结果',
    errors: '错误',
    example: '示例',
    optional: '可选',
    default: '默认 {value}',
    separator: '；',
    limits: { both: '{minimum} 到 {maximum}', minimum: '不小于 {minimum}', maximum: '不大于 {maximum}' },
    kinds: {
      amounts: '数字，一行或一列',
      nonNegativeAmounts: '不小于 0 的数字，一行或一列',
      number: '数字',
      wholeNumber: '整数',
      wholeNumbers: '整数，一行或一列',
      rate: '高于 −100% 的利率',
      probability: '0% 到 100% 的比例',
      probabilities: '0% 到 100% 的比例，一行或一列',
      dates: '日期，一行或一列',
      text: '文本',
      texts: '文本，一行或一列',
      choice: '以下之一：{choices}',
      numberTable: '数字，任意矩形',
      table: '含以下列的表：{choices}',
    },
  },
} satisfies Texts['functions']['functions'];
