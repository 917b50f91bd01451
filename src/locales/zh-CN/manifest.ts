import type { Texts } from '../words';

export const manifest = {
  displayName: 'ROI 建模',
  description: '在 Excel 中建立投资回报模型：工作表函数、模板工作簿与模型检查。数据不离开本机。',
  tabLabel: 'ROI',
  groupModel: '模型',
  groupHelp: '帮助',
  openLabel: '打开窗格',
  templateLabel: '插入模板',
  simulateLabel: '运行模拟',
  checkLabel: '检查模型',
  helpLabel: '函数帮助',
  startTitle: 'ROI 建模已就绪',
  startText: '打开“ROI”选项卡并插入模板，或在单元格中输入 =ROI. 查看全部函数。',
  openTip: '在工作表旁显示关键指标、模型检查与模板。',
  templateTip: '将现成的 ROI 模型作为新工作表加入当前工作簿，原有工作表保持不变。',
  simulateTip: '对本工作簿进行大量模拟，每次重新抽取不确定输入，显示各结果出现的概率。',
  checkTip: '重新计算工作簿，并列出模型的哪些检查通过、哪些未通过。',
  helpTip: '说明每个 ROI 函数的用途、参数与示例。',
} satisfies Texts['manifest']['manifest'];
