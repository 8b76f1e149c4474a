//! The rules as one Markdown page: `docs/rules.md` and `docs/rules.zh-CN.md` are this page in the two languages.

use std::io::{self, Write};

use crate::catalogue::{self, Rule};
use crate::words::Words;

pub fn write<'r>(out: &mut dyn Write, rules: impl Iterator<Item = &'r Rule>, words: Words) -> io::Result<()> {
    writeln!(out, "# {}\n", words.pick("勾稽规则", "The rules of Gouji"))?;
    writeln!(
        out,
        "{}",
        words.pick(
            "本页由 `gouji rules --format markdown` 按规则自身的文字生成，请勿手工修改。",
            "This page is made from the rules' own text by `gouji rules --format markdown --lang en`; do not edit it by hand.",
        )
    )?;
    let mut rules: Vec<&Rule> = rules.collect();
    // A family's rules may come from several files; on the page they stand together.
    rules.sort_by_key(|rule| rule.family);
    let mut family = None;
    for rule in rules {
        if family != Some(rule.family) {
            family = Some(rule.family);
            writeln!(out, "\n## {}", words.say(catalogue::family(rule.family).0))?;
        }
        one(out, rule, words)?;
    }
    Ok(())
}

fn one(out: &mut dyn Write, rule: &Rule, words: Words) -> io::Result<()> {
    writeln!(out, "\n### `{}` {}\n", rule.id, escaped(words.say(rule.title)))?;
    let rows = [
        (words.pick("级别", "Severity"), words.severity(rule.severity)),
        (words.pick("查什么", "What it checks"), words.say(rule.checks)),
        (words.pick("为什么", "Why"), words.say(rule.why)),
        (words.pick("依据", "Basis"), words.say(catalogue::basis(rule.basis))),
    ];
    for (name, text) in rows {
        writeln!(out, "- **{name}**{}{}", words.pick("：", ": "), escaped(&text.replace('\n', " ")))?;
    }
    for (name, example) in
        [(words.pick("会报的例子：", "Fires on:"), rule.fires), (words.pick("不报的例子：", "Quiet on:"), rule.quiet)]
    {
        if !example.is_empty() {
            writeln!(out, "\n{name}\n\n```text\n{}\n```", example.trim_end())?;
        }
    }
    Ok(())
}

/// Marks of Markdown in plain prose, so that `其中*` stays what it is.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '*' | '_' | '<' | '[' | ']' | '\\') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::{Basis, Family, Say};
    use gouji::Lang;
    use gouji::report::Severity;

    const RULES: &[Rule] = &[Rule {
        id: "sum-of-parts",
        family: Family::Sums,
        severity: Severity::Error,
        title: Say { zh: "合计 ≠ 各分项之和", en: "The total is not the sum of its parts" },
        checks: Say { zh: "合计等于各*分项*之和。", en: "The total equals the sum of its *parts*." },
        why: Say { zh: "否则必有一数有误。", en: "Otherwise one of them is wrong." },
        basis: Basis::Arithmetic,
        message: Say { zh: "", en: "" },
        check: None,
        fires: "合计9万元，其中：甲4万元，乙4万元。\n",
        quiet: "合计8万元，其中：甲4万元，乙4万元。",
    }];

    #[test]
    fn a_rule_gives_a_section_of_its_family() {
        let mut out = vec![];
        write(&mut out, RULES.iter(), Words(Lang::Zh)).unwrap();
        let page = String::from_utf8(out).unwrap();
        let expected = "
## 合计与分项

### `sum-of-parts` 合计 ≠ 各分项之和

- **级别**：错误
- **查什么**：合计等于各\\*分项\\*之和。
- **为什么**：否则必有一数有误。
- **依据**：算术关系

会报的例子：

```text
合计9万元，其中：甲4万元，乙4万元。
```

不报的例子：

```text
合计8万元，其中：甲4万元，乙4万元。
```
";
        assert!(page.ends_with(expected), "{page}");
    }
}
