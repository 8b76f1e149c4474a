// What a plain page script of the usual kind would do: six regular expressions and fifteen checks. It is the measure the
// engine's speed is held against, in the same run on the same machine.

const AMOUNT =
  /(年初预算|全年预算|实际支出|基本支出|项目支出|人员经费|公用经费)[^\d\n。；]{0,12}?(\d[\d,]*(?:\.\d+)?)\s*(亿元|万元|元)/g;
const RATE = /(执行率|完成率|合格率|满意度)[^\d\n。；]{0,8}?(\d+(?:\.\d+)?)\s*%/g;
const COUNT = /(编制|实有|在职|退休)人数[^\d\n]{0,4}?(\d+)\s*人/g;
const PROJECT =
  /(?:^|\n)\d+[.、．]([^。\n]{2,40}?项目)[\s\S]{0,30}?预算数?(\d+(?:\.\d+)?)万元[\s\S]{0,30}?支出(\d+(?:\.\d+)?)万元[\s\S]{0,30}?(\d+(?:\.\d+)?)%/g;
const SCORE = /(得分|评分|总分)[^\d\n]{0,6}?(\d+(?:\.\d+)?)\s*分?/g;
const YEAR = /(20\d{2})\s*年(?:度)?/g;

interface Amount {
  readonly name: string;
  readonly value: number;
  readonly at: number;
}

export interface Complaint {
  readonly check: string;
  readonly at: number;
}

export function baseline(text: string): { amounts: Amount[]; complaints: Complaint[] } {
  const amounts: Amount[] = [];
  for (const match of text.matchAll(AMOUNT)) {
    const scale = match[3] === '亿元' ? 10_000 : match[3] === '元' ? 0.0001 : 1;
    amounts.push({
      name: match[1] ?? '',
      value: Number(match[2]?.replaceAll(',', '')) * scale,
      at: match.index,
    });
  }
  const rates = [...text.matchAll(RATE)].map((match) => ({ value: Number(match[2]), at: match.index }));
  const counts = [...text.matchAll(COUNT)].map((match) => ({ name: match[1], value: Number(match[2]) }));
  const projects = [...text.matchAll(PROJECT)].map((match) => ({
    budget: Number(match[2]),
    spent: Number(match[3]),
    rate: Number(match[4]),
    at: match.index,
  }));
  const scores = [...text.matchAll(SCORE)].map((match) => ({ value: Number(match[2]), at: match.index }));
  const years = [...text.matchAll(YEAR)].map((match) => Number(match[1]));

  const first = (name: string): number | undefined => amounts.find((amount) => amount.name === name)?.value;
  const near = (a: number | undefined, b: number): boolean => a === undefined || Math.abs(a - b) < 0.006;
  const complaints: Complaint[] = [];
  const check = (name: string, ok: boolean, at = 0): void => {
    if (!ok) complaints.push({ check: name, at });
  };
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const [budget, spent] = [first('全年预算') ?? 0, first('实际支出') ?? 0];

  check('split', near(first('全年预算'), (first('基本支出') ?? 0) + (first('项目支出') ?? 0)));
  check('basic', near(first('基本支出'), (first('人员经费') ?? 0) + (first('公用经费') ?? 0)));
  check('rate', rates.length === 0 || Math.abs((rates[0]?.value ?? 0) - (spent / budget) * 100) < 0.006);
  check('projects', near(first('项目支出'), sum(projects.map((project) => project.budget))));
  for (const project of projects) {
    check(
      'project-rate',
      Math.abs(project.rate - (project.spent / project.budget) * 100) < 0.006,
      project.at,
    );
  }
  check('over-budget', spent <= budget);
  check(
    'rates',
    rates.every((rate) => rate.value <= 200),
  );
  check(
    'low',
    projects.every((project) => project.rate >= 60),
  );
  check('staff', (counts[1]?.value ?? 0) <= (counts[0]?.value ?? Infinity));
  check(
    'score',
    scores.every((score) => score.value <= 100),
  );
  check('years', new Set(years).size <= 3);
  check(
    'negative',
    amounts.every((amount) => amount.value >= 0),
  );
  check('initial', first('年初预算') === undefined || (first('年初预算') ?? 0) <= budget * 2);
  check(
    'project-over',
    projects.every((project) => project.spent <= project.budget),
  );
  check('twice', new Set(amounts.map((amount) => `${amount.name}${amount.value}`)).size > 0);
  check('any', amounts.length > 0);
  return { amounts, complaints };
}
