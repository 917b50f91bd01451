export const templates = {
  crmInputOutput: {
    title: 'CRM 投入产出',
    description: '测算 CRM 系统的投入与产出：采购、实施、培训、运维成本，对比新增毛利、成本节约与避免的损失；按季度测算三年，含情景与风险分析。',
  },
};
