// A report of about ten kilobytes whose figures agree: an invented unit, built from its parts.

const fixed = (value: number): string => value.toFixed(2);

function project(index: number): { text: string; budget: number; spent: number } {
  const budget = 30 + index * 7.5;
  const spent = budget * (0.9 + (index % 5) * 0.02);
  const text =
    `${index}.云泽县第${index}号渠道维护项目。该项目全年预算数${fixed(budget)}万元，实际支出${fixed(spent)}万元，` +
    `预算执行率${fixed((spent / budget) * 100)}%。项目按计划实施，完成渠道清淤${index * 3}公里，验收合格率100%，` +
    `资金拨付及时，未发现挤占挪用情况，群众对维护成效总体满意，相关档案资料已经整理归档。\n`;
  return { text, budget: Number(fixed(budget)), spent: Number(fixed(spent)) };
}

export function report(): string {
  const projects = Array.from({ length: 22 }, (_, index) => project(index + 1));
  const budget = projects.reduce((sum, each) => sum + each.budget, 0);
  const spent = projects.reduce((sum, each) => sum + each.spent, 0);
  const [basic, basicSpent] = [412.5, 405.37];
  const rate = (part: number, whole: number): string => fixed((part / whole) * 100);
  return (
    `云泽县水利站2024年度部门整体支出绩效自评报告\n\n一、基本情况\n` +
    `单位内设3个科室，分别为办公室、工程科、财务科。2024年末编制人数28人，实有人数26人。\n` +
    `2024年全年预算数为${fixed(basic + budget)}万元，其中：基本支出${fixed(basic)}万元，项目支出${fixed(budget)}万元。` +
    `全年实际支出${fixed(basicSpent + spent)}万元，预算执行率为${rate(basicSpent + spent, basic + budget)}%。\n\n` +
    `二、基本支出情况\n基本支出全年预算数${fixed(basic)}万元，其中：人员经费331.20万元，公用经费81.30万元。` +
    `实际支出${fixed(basicSpent)}万元，执行率${rate(basicSpent, basic)}%。\n\n三、项目支出情况\n` +
    projects.map((each) => each.text).join('') +
    `\n四、自评结论\n2024年度自评得分95.60分，自评等级为优。\n`
  );
}
