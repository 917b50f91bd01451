const common = {
  truncLow: '可能出现的最低值，分布在此截断。',
  truncHigh: '可能出现的最高值，分布在此截断。',
  name: '输入项的名称：用于报告和相关性设置；命名后即使单元格移动，其随机数也不变。',
};
const mean = '未运行模拟时为该分布的均值。';

export const uncertainty = {
  NORMAL: {
    description: '服从正态分布的不确定金额。',
    result: mean,
    errors: '标准差为负时返回 #VALUE!。',
    parameters: { mean: '均值。', stdev: '标准差，不小于 0。', ...common },
  },
  TRIANG: {
    description: '介于最小值与最大值之间、服从三角分布的不确定金额。',
    result: mean,
    errors: '不满足 最小值 ≤ 最可能值 ≤ 最大值 时返回 #VALUE!。',
    parameters: { min: '可能的最低值。', likely: '最可能值。', max: '可能的最高值。', ...common },
  },
  PERT: {
    description: '由最小值、最可能值和最大值估计的不确定金额（PERT：更信任最可能值的平滑分布）。',
    result: '未运行模拟时为均值 (最小值 + λ × 最可能值 + 最大值) ÷ (λ + 2)。',
    errors: '不满足 最小值 ≤ 最可能值 ≤ 最大值，或 λ 不大于 0 时返回 #VALUE!。',
    parameters: {
      min: '可能的最低值。',
      likely: '最可能值。',
      max: '可能的最高值。',
      lambda: '最可能值相对于两端的权重；权重越大，分布越集中。',
      ...common,
    },
  },
  UNIFORM: {
    description: '在最小值与最大值之间各值机会均等的不确定金额。',
    result: mean,
    errors: '最小值大于最大值时返回 #VALUE!。',
    parameters: { min: '可能的最低值。', max: '可能的最高值。', ...common },
  },
  LOGNORM: {
    description: '恒为正、右侧长尾的不确定金额（对数正态），以金额本身的均值和标准差给出。',
    result: mean,
    errors: '均值不大于 0 或标准差为负时返回 #VALUE!。',
    parameters: { mean: '金额的均值，大于 0。', stdev: '金额的标准差，不小于 0。', ...common },
  },
  LOGNORM2: {
    description: '恒为正、右侧长尾的不确定金额（对数正态），以自然对数的均值和标准差给出。',
    result: mean,
    errors: 'σ 为负时返回 #VALUE!；均值过大、单元格无法容纳时返回 #NUM!。',
    parameters: { mu: 'ln x 的均值。', sigma: 'ln x 的标准差，不小于 0。', ...common },
  },
  BETA: {
    description: '介于两个界限之间、服从贝塔分布的不确定比例或金额。',
    result: mean,
    errors: '任一形状参数不大于 0，或最小值大于最大值时返回 #VALUE!。',
    parameters: { alpha1: '第一形状参数，大于 0。', alpha2: '第二形状参数，大于 0。', min: '可能的最低值。', max: '可能的最高值。', ...common },
  },
  GAMMA: {
    description: '恒为正、服从伽马分布的不确定金额。',
    result: mean,
    errors: '形状或尺度不大于 0 时返回 #VALUE!。',
    parameters: { shape: '形状参数，大于 0。', scale: '尺度参数，大于 0；均值为 形状 × 尺度。', ...common },
  },
  EXPON: {
    description: '服从指数分布的不确定等待时间或间隔。',
    result: mean,
    errors: '均值不大于 0 时返回 #VALUE!。',
    parameters: { mean: '均值，大于 0。', ...common },
  },
  WEIBULL: {
    description: '服从威布尔分布的不确定寿命。',
    result: mean,
    errors: '形状或尺度不大于 0 时返回 #VALUE!。',
    parameters: { shape: '形状参数，大于 0：小于 1 为早期失效，大于 1 为磨损。', scale: '尺度参数，大于 0：63% 的对象在此之前失效。', ...common },
  },
  BINOMIAL: {
    description: '若干次独立尝试中成功次数不确定。',
    result: mean,
    errors: '次数不是非负整数，或概率不在 0% 到 100% 之间时返回 #VALUE!。',
    parameters: { n: '尝试次数。', p: '每次成功的概率。', ...common },
  },
  POISSON: {
    description: '相互独立的事件发生次数不确定。',
    result: mean,
    errors: '均值为负时返回 #VALUE!。',
    parameters: { mean: '期望发生次数，不小于 0。', ...common },
  },
  YESNO: {
    description: '发生（1）或不发生（0）的事件。',
    result: '未运行模拟时为该概率。',
    errors: '概率不在 0% 到 100% 之间时返回 #VALUE!。',
    parameters: { p: '发生的概率。', ...common },
  },
  DISCRETE: {
    description: '若干取值之一，各有其概率。',
    result: mean,
    errors: '概率之和不是 100%，或概率与取值个数不同时返回 #VALUE!。',
    parameters: { values: '可能的取值。', probabilities: '各取值的概率，合计 100%。', ...common },
  },
  CUMUL: {
    description: '由累积概率上的若干点给出、点间为直线的不确定金额。',
    result: mean,
    errors: '取值或概率不递增，或取值超出最小值与最大值时返回 #VALUE!。',
    parameters: {
      min: '可能的最低值。',
      max: '可能的最高值。',
      values: '取值，递增。',
      probabilities: '不超过各取值的概率，递增。',
      ...common,
    },
  },
  TRIANG1090: {
    description: '由第 10 百分位、最可能值和第 90 百分位给出的三角分布，适合不愿估计极端值的场合。',
    result: mean,
    errors: '不满足 P10 ≤ 最可能值 ≤ P90 时返回 #VALUE!。',
    parameters: { p10: '低于此值的概率为 10%。', likely: '最可能值。', p90: '高于此值的概率为 10%。', ...common },
  },
  METALOG: {
    description: '通过给定百分位的灵活分布（metalog，Keelin 2016）；给出三个对称百分位即为常见的低/基准/高估计。',
    result: mean,
    errors: '取值或百分位不递增时返回 #VALUE!；没有 metalog 能拟合这些点或均值无穷大时返回 #NUM!。',
    parameters: {
      values: '取值，递增；至少两个。',
      percentiles: '不超过各取值的概率，递增，在 0% 与 100% 之间。',
      lower: '金额的下限（如有）。',
      upper: '金额的上限（如有）。',
      ...common,
    },
  },
  OUTPUT: {
    description: '将单元格标记为模拟结果：=ROI.OUTPUT("NPV") + … 不改变其数值。',
    result: '0。',
    errors: '没有名称时返回 #VALUE!。',
    parameters: { name: '结果的名称，显示在报告中。' },
  },
  CORRELATE: {
    description: '用秩相关矩阵声明不确定输入之间的联动，并显示模拟实际采用的矩阵。',
    result: '一张表，首行和首列为名称。左上角说明采用的是给定矩阵，还是在给定矩阵不可能成立时采用的最近有效矩阵及其最大改动。',
    errors: '矩阵不是方阵、不对称、对角线不为 1 或与名称个数不符时返回 #VALUE!。',
    parameters: {
      names: '各输入项公式中给出的名称。',
      matrix: 'Spearman 秩相关系数，在 −1 到 1 之间，按名称顺序排列。',
      degreesOfFreedom: '用于极端值也会同时出现的输入：t 连接函数的自由度，例如 4。省略时采用高斯连接函数。',
    },
  },
  SIMSTAT: {
    description: '本工作簿最近一次模拟的统计量。',
    result: '数字。',
    errors: '尚未运行模拟或模型此后已改动时返回 #N/A；统计量名称未知时返回 #VALUE!。',
    parameters: {
      output: '在 OUTPUT 中给出的结果名称。',
      statistic:
        'mean 均值、stdev 标准差、min 最小值、max 最大值、median 中位数、percentile 百分位（参数为低于该值的模拟占比）、target 达标概率（参数为数值，返回不超过该值的模拟占比）、cvar 条件风险值（参数为占比，返回最低这部分结果的均值）、stderr 标准误或 trials 模拟次数。',
      argument: '用于 percentile 和 cvar 时为占比，如 5%；用于 target 时为数值。',
    },
  },
  MONTECARLO: {
    description: '对收益与成本明细表进行蒙特卡洛模拟：给出 ROI、净现值与回收期的分布。',
    result:
      '一张 16 行的表，列为 ROI、净现值和回收期（期）：表头、均值、标准差、均值的标准误、第 5、10、25、50、75、90、95 百分位、低于零的概率、风险值与条件风险值（最差 5% 的门槛与均值：最低的 ROI 和净现值、最长的回收期）、没有结果的模拟占比（没有成本则无 ROI；始终未能回本）、模拟次数与随机种子。净现值与 ROI 按现值计算，今天不折现；回收期不折现。始终未能回本的模拟在百分位中按回收期最长计，均值和标准差不含这些模拟。',
    errors: '某一行有误时返回 #VALUE! 并指出位置；相关系数不可能成立时返回 #NUM!；没有成本行时返回 #DIV/0!。',
    parameters: {
      lines:
        '每行一个项目：名称、类型（收益或成本）、分布（正态、三角、PERT 等；空白或“固定”表示确定金额）、参数 p1、p2、p3、起始期、截止期（空白表示仅起始期一期）、每期增长率。第 0 期为今天。上方可有表头。',
      rate: '每期折现率。省略时为 10%。',
      trials: '模拟次数，100 到 1,000,000。',
      seed: '随机数种子；种子相同，结果处处相同。',
      correlation: '各行之间的秩相关系数，按行的顺序每行一行一列。',
    },
  },
};
