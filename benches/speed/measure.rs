//! Two ratios that do not depend on the machine: a check against a UTF-8 validation pass, and a long text against a short one.

use std::fmt;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// A check of a 10 KB report may take this many validation passes.
pub const PASSES: f64 = 30.0;
/// What has been reached so far, with room for a busy machine: the test run fails above it. Lower it as the check gets faster.
pub const PASSES_REACHED: f64 = 400.0;
pub const GROWTH_REACHED: f64 = 2.0;
/// A byte of 5.7 MB may cost this many times what a byte of 57 KB costs.
pub const GROWTH: f64 = 1.15;

pub struct Ratios {
    report: Cost,
    short: Cost,
    long: Cost,
}

/// What one text costs.
struct Cost {
    bytes: usize,
    check: Duration,
    pass: Duration,
}

pub fn ratios() -> Ratios {
    let short: String = (1..=6).map(report).collect();
    let long = short.repeat(100);
    Ratios { report: Cost::of(&report(1), 300), short: Cost::of(&short, 60), long: Cost::of(&long, 5) }
}

impl Ratios {
    /// Validation passes that a check of the 10 KB report takes.
    pub fn passes(&self) -> f64 {
        self.report.check.as_secs_f64() / self.report.pass.as_secs_f64()
    }

    /// Cost of a byte in the long text over that in the short one.
    pub fn growth(&self) -> f64 {
        self.long.a_byte() / self.short.a_byte()
    }

    /// No slower than the project has been before.
    pub fn within_reached(&self) -> bool {
        self.passes() <= PASSES_REACHED && self.growth() <= GROWTH_REACHED
    }

    pub fn within_bars(&self) -> bool {
        self.passes() <= PASSES && self.growth() <= GROWTH
    }
}

impl Cost {
    /// The quickest of `times` runs each: what the machine does besides only ever adds.
    fn of(text: &str, times: usize) -> Cost {
        let checker = gouji::Checker::new(gouji::Options::default()).expect("default options");
        let check = quickest(times, || drop(black_box(checker.check(black_box(text)))));
        // A pass is too short for the clock, so that several are timed together.
        const PASSES_AT_ONCE: u32 = 20;
        let pass = quickest(times, || {
            for _ in 0..PASSES_AT_ONCE {
                let _ = black_box(std::str::from_utf8(black_box(text.as_bytes())));
            }
        });
        Cost { bytes: text.len(), check, pass: pass / PASSES_AT_ONCE }
    }

    fn a_byte(&self) -> f64 {
        self.check.as_secs_f64() / self.bytes as f64
    }
}

fn quickest(times: usize, mut work: impl FnMut()) -> Duration {
    let runs = (0..times).map(|_| {
        let start = Instant::now();
        work();
        start.elapsed()
    });
    runs.min().unwrap_or_default()
}

impl fmt::Display for Ratios {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        for Cost { bytes, check, pass } in [&self.report, &self.short, &self.long] {
            let speed = *bytes as f64 / check.as_secs_f64() / 1e6;
            writeln!(f, "{bytes:>8} bytes: check {check:>10.1?} ({speed:.0} MB/s), UTF-8 pass {pass:>10.1?}")?;
        }
        writeln!(f, "a report of 10 KB takes {:.1} validation passes (bar {PASSES})", self.passes())?;
        write!(f, "a byte of 5.7 MB costs {:.3} times a byte of 57 KB (bar {GROWTH})", self.growth())
    }
}

/// A report of about 10 KB, consistent in itself; every seed gives other figures.
fn report(seed: u32) -> String {
    let cents = |hundredths: u32| format!("{}.{:02}", hundredths / 100, hundredths % 100);
    let rate = |part: u32, whole: u32| cents((u64::from(part) * 20_000 / u64::from(whole)).div_ceil(2) as u32);
    let mut text = String::new();
    let (basic, projects) = (30_000 + seed * 1_371, 29);
    let budget = |i: u32| 1_000 + (seed * 97 + i * 61) % 900;
    let spent = |i: u32| budget(i) - (seed * 13 + i * 7) % 200;
    let project_budget: u32 = (1..=projects).map(budget).sum();
    let project_spent: u32 = (1..=projects).map(spent).sum();
    let (all, all_spent) = (basic + project_budget, basic + project_spent);

    text += &format!("临江县第{seed}服务中心2023年度部门整体支出绩效自评报告\n一、部门基本情况\n");
    text +=
        "（一）部门职责。本单位负责辖区内公共服务设施的日常管理与维护，组织开展便民服务，受理群众诉求并按期答复。\n";
    text += "二、预算执行情况\n";
    text += &format!(
        "年初预算数{}万元，其中：基本支出{}万元，项目支出{}万元。全年预算数{}万元，全年实际支出{}万元，预算执行率为{}%。\n",
        cents(all),
        cents(basic),
        cents(project_budget),
        cents(all),
        cents(all_spent),
        rate(all_spent, all)
    );
    text += "三、项目支出情况\n";
    for i in 1..=projects {
        text += &format!(
            "{i}.便民服务设施维护项目第{i}标段：年初预算{}万元，全年支出{}万元，预算执行率{}%。项目按照合同约定的进度组织实施，验收合格后支付款项。\n",
            cents(budget(i)),
            cents(spent(i)),
            rate(spent(i), budget(i))
        );
    }
    text += "四、绩效指标完成情况\n";
    for i in 1..=20 {
        let (target, weight) = (20 + (seed + i * 3) % 50, 5);
        text += &format!(
            "（{i}）数量指标：维护设施第{i}类数量，指标值≥{target}个，实际完成值{target}个，完成率100%，权重{weight}分，自评得分{weight}分。\n"
        );
    }
    text += "五、存在的问题和改进措施\n个别标段前期准备时间较长，下一步将提前编制实施方案，加强进度跟踪，及时办理支付手续。\n";
    text
}
