//! Input that is no report, or a monstrous one: always an answer, always valid, in time linear in the input.

mod sound;

use std::time::{Duration, Instant};

use proptest::prelude::*;
use sound::{said, sound};

const PARAGRAPH: &str = "我单位年初预算数为812.40万元，其中：基本支出610.15万元、项目支出202.25万元。全年预算数为830.40万元，\
全年实际支出812.66万元，预算执行率97.86%。开展检查46次，群众满意度95%。\n";

fn repeated(bytes: usize) -> String {
    PARAGRAPH.repeat(bytes / PARAGRAPH.len() + 1)
}

#[test]
fn nothing_is_an_answer_too() {
    for text in ["", " ", "\n\n\n", "\u{feff}", "\u{3000}\u{3000}\t\r\n", "\0\0\0"] {
        let report = sound(text);
        assert!(report.figures.is_empty(), "{text:?}");
        assert!(report.findings.iter().all(|f| f.severity != gouji::report::Severity::Error), "{text:?}");
    }
}

/// Sums, products and differences of the largest numbers there are, in every kind of list that is reckoned.
#[test]
fn lists_of_the_largest_numbers_are_survived() {
    const LISTS: [&str; 5] = [
        "小区N个，其中甲街道N个、乙街道N个、丙街道N个。",
        "预算执行（N分）得N分，产出（N分）得N分，效益（50分）得5分。总分N分。",
        "1、甲，指标值N户，完成值N户，满分N分，得分N分。\n2、乙，满分N分，得分N分。\n以上合计满分100分，合计得分N分。",
        "年初预算数为N亿元，全年预算数N亿元，基本支出预算N亿元、项目支出预算N亿元，公务接待费N亿元，三公经费N亿元。",
        "每户N元，N户，共N元，人均N元。由N个减至N个，减少N个，下降N%。",
    ];
    for digits in 12..=30 {
        let number = "79228162514264337593543950335".repeat(2)[..digits].to_string();
        for list in LISTS {
            sound(&format!("甲县2022年度部门整体支出绩效自评报告\n一、情况\n{}", list.replace('N', &number)));
        }
    }
}

#[test]
fn other_languages_get_no_error() {
    let texts = [
        "The 2023 budget was 4,135.45 of which 2,964.96 basic and 1,170.50 project, i.e. 93.16%.",
        "Бюджет 2023 года составил 120,5 млн рублей, исполнение 98,7 %.",
        "2023年度の予算は1,200万円、執行率は98.5パーセントでした。",
        "<html><body><script>alert(1)</script><p>12%</p></body></html>",
        "{\"a\": 1.5, \"b\": [2, 3, 4]}",
        "fn main() { let x = 0x1F_u8 + 1e10 as u8; }",
    ];
    for text in texts {
        let report = sound(text);
        let errors: Vec<_> = report.findings.iter().filter(|f| f.severity == gouji::report::Severity::Error).collect();
        assert!(errors.is_empty(), "{text}: {errors:?}");
    }
}

#[test]
fn junk_is_survived() {
    let mut state = 7_u32;
    let mut bytes = vec![];
    for _ in 0..60_000 {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        bytes.push((state >> 24) as u8);
    }
    sound(&String::from_utf8_lossy(&bytes));
    // Lone surrogates reach us as replacement characters.
    sound("预算\u{FFFD}执行率为9\u{FFFD}3.1%，😀😀支出12.5万元😀，𠮷野家10元。");
    sound("\u{202e}元万5.21出支\u{202c}，执行率\u{200b}9\u{200b}8%。");
}

#[test]
fn spans_of_years_are_survived() {
    for mark in ["至", "—", "-", "～", "、", "和", "——", "到"] {
        let report = gouji::check(&format!("2016{mark}2018年完成投资195万元。"));
        assert!(report.figures.iter().any(|f| f.text == "195"), "{mark}");
    }
}

#[test]
fn monstrous_numbers_are_read_or_left() {
    let long = "9".repeat(300);
    sound(&format!("年初预算数为{long}万元，其中：基本支出{long}.{long}万元，项目支出0.{long}万元，执行率{long}%。"));
    sound("支出1,2,3,4,5,6万元，0.0.0.0元，--5万元，+-3%，≥≤90%，1e400元，０．．５％，１２．，万元。");
    sound(&format!("支出{}万元", "1,".repeat(5_000)));
    sound(&"百".repeat(2_000));
    sound(&format!("{}元", "壹佰万".repeat(500)));
    sound(
        "预算79228162514264337593543950335万元，支出79228162514264337593543950335万元，执行率100%，其中：A 1万元、B 2万元。",
    );
    sound("预算0万元，支出0万元，执行率0%。预算0.00万元，支出5万元，执行率100%，比上年增加5万元，增长0%。");
}

#[test]
fn monstrous_tables_are_survived() {
    let row = |cell: &str, bar: &str| vec![cell; 200].join(bar);
    for bar in ["\t", " | ", "|", "  "] {
        let table = format!("{}\n{}\n{}\n", row("预算数", bar), row("12.5", bar), row("合计", bar));
        sound(&table);
    }
    sound(&"|".repeat(100_000));
    sound(&"\t1".repeat(50_000));
    sound(&"指标名称 | 目标值 | 完成值 |\n".repeat(3_000));
}

#[test]
fn unclosed_everything_is_survived() {
    for mark in
        ["（", "(", "“", "\"", "《", "【", "[", "**", "```", "<table>", "<td>", "其中：", "分别为", "比上年", "占"]
    {
        sound(&format!("{}{PARAGRAPH}", mark.repeat(2_000)));
        sound(&PARAGRAPH.replace('，', mark));
    }
}

#[test]
fn ten_thousand_headings_are_survived() {
    let mut text = String::new();
    for i in 0..10_000 {
        text.push_str(&format!(
            "（{}）指标{i}：\n{i}.完成{i}次，得{}分。\n",
            ["一", "二", "十", "九十九"][i % 4],
            i % 11
        ));
    }
    sound(&text);
}

fn time(text: &str) -> Duration {
    let start = Instant::now();
    let report = gouji::check(text);
    let taken = start.elapsed();
    assert!(report.figures.len() < text.len());
    taken
}

/// Cost per byte of `big` against that of `small`, the best of three.
fn ratio(small: &str, big: &str) -> f64 {
    let per_byte = |text: &str| {
        let best = (0..3).map(|_| time(text)).min().expect("three runs");
        best.as_secs_f64() / text.len() as f64
    };
    per_byte(big) / per_byte(small)
}

/// Generous, because the machine is shared: a quadratic step would show as 20 and more.
const LINEAR: f64 = 4.0;

#[test]
fn time_is_linear_in_paragraphs() {
    let ratio = ratio(&repeated(200_000), &repeated(4_000_000));
    assert!(ratio < LINEAR, "cost per byte grows {ratio:.1} times");
}

#[test]
fn time_is_linear_in_one_line() {
    let one_line = |bytes| repeated(bytes).replace('\n', "");
    let ratio = ratio(&one_line(250_000), &one_line(5_000_000));
    assert!(ratio < LINEAR, "cost per byte grows {ratio:.1} times");
}

#[test]
fn time_is_linear_without_sentence_ends() {
    let endless = |bytes: usize| "项目支出12.5万元，其中".repeat(bytes / 30);
    let ratio = ratio(&endless(100_000), &endless(2_000_000));
    assert!(ratio < LINEAR, "cost per byte grows {ratio:.1} times");
}

#[test]
fn time_is_linear_in_headings_and_rows() {
    let headings = |n: usize| (0..n).map(|i| format!("（一）指标：\n{}.支出{i}.5万元\n", i % 90)).collect::<String>();
    let grown = ratio(&headings(4_000), &headings(80_000));
    assert!(grown < LINEAR, "headings: cost per byte grows {grown:.1} times");
    let rows = |n: usize| {
        let body: String = (0..n).map(|i| format!("项目{i}\t{i}.25\t{i}.20\t99%\n")).collect();
        format!("项目名称\t预算数（万元）\t执行数（万元）\t执行率\n{body}")
    };
    let grown = ratio(&rows(4_000), &rows(80_000));
    assert!(grown < LINEAR, "rows: cost per byte grows {grown:.1} times");
}

#[test]
fn twenty_megabytes_get_an_answer() {
    let text = repeated(20_000_000);
    let report = gouji::check(&text);
    let expected = text.matches("46次").count();
    assert_eq!(report.figures.iter().filter(|f| f.value == "46").count(), expected);
}

fn piece() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "年初预算数为",
        "全年预算",
        "调整后",
        "基本支出",
        "项目支出",
        "其中：",
        "其中",
        "合计",
        "分别为",
        "人员经费",
        "公用经费",
        "执行率",
        "完成率",
        "占",
        "比上年增加",
        "增长",
        "减少",
        "下降",
        "“三公”经费",
        "公务接待费",
        "编制",
        "在职人员",
        "共",
        "项目",
        "指标",
        "目标值",
        "≥",
        "≤",
        "权重",
        "得分",
        "总分",
        "优",
        "等",
        "、",
        "，",
        "。",
        "；",
        "：",
        "\n",
        "\n\n",
        "\t",
        " | ",
        "|",
        "（一）",
        "一、",
        "1.",
        "（",
        "）",
        "“",
        "**",
        "#",
        "万元",
        "元",
        "亿元",
        "%",
        "分",
        "个",
        "人",
        "万\n元",
        "😀",
        "\u{3000}",
        "百分之",
        "壹佰万元",
        "八个村",
        "÷",
        "×",
        "=",
        "-",
        "±",
        "2023年",
        "12月31日",
        "单位：万元",
        "合计\t",
        "<td>",
        "&nbsp;",
    ]);
    prop_oneof![
        3 => words.prop_map(String::from),
        2 => "[0-9]{1,6}(\\.[0-9]{1,4})?",
        1 => "[0-9０-９,，. \n]{1,12}",
        1 => any::<char>().prop_map(String::from),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_pile_of_terms_is_answered_soundly(pieces in prop::collection::vec(piece(), 0..120)) {
        sound(&pieces.concat());
    }

    #[test]
    fn the_same_text_gets_the_same_answer(pieces in prop::collection::vec(piece(), 0..80)) {
        let text = pieces.concat();
        prop_assert_eq!(said(&gouji::check(&text)), said(&gouji::check(&text)));
    }

    #[test]
    fn any_text_is_answered_soundly(text in any::<String>()) {
        sound(&text);
    }
}
