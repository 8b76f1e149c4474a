//! Computations that the text writes out: 193.11÷195.55×100%=98.75%, （上年结转12+年初预算80）÷（…）=97%, 10分×96%，得9.6分.

use crate::gather::Gather;
use rust_decimal::Decimal;

use super::bind::Bound;
use crate::read::document::{Claim, Document, Expr, Fig, Force};
use crate::read::meaning::Measure;
use crate::read::unit::Unit;
use crate::slip;
use crate::text::{Block, Span, find_byte};

/// Beyond so many signs a stretch is no computation that somebody wrote by hand.
const LONGEST: usize = 48;
/// Bytes on either side of a sign in which its computation is looked for.
const REACH: usize = 600;

/// States every written computation whose result is printed.
pub fn read(doc: &mut Document, bound: &[Bound]) {
    let mut claims = Vec::new();
    for block in doc.blocks.clone() {
        if let Block::Prose(span) = doc.text.blocks[block] {
            in_block(doc, bound, span, &mut claims);
        }
    }
    doc.claims.append(&mut claims);
}

fn in_block(doc: &Document, bound: &[Bound], block: Span, claims: &mut Vec<Claim>) {
    let text = doc.str(block);
    let mut at = 0;
    // The first byte of × and ÷ stands in no Chinese character.
    while let Some(sign) = find_byte(text.as_bytes(), at, |b| matches!(b, b'=' | 0xC3)) {
        let (start, end) = stretch(text, sign);
        let base = block.start as usize;
        let stretch = Span::new(base + start.max(at), base + end);
        let tokens = tokens(doc, stretch);
        equations(doc, bound, &tokens, claims);
        restated(doc, bound, &tokens, stretch, claims);
        at = end.max(sign + 1);
        while !text.is_char_boundary(at) {
            at += 1;
        }
    }
}

/// The clause around a sign; …，得9.6分 and …，即98.9% still belong to it.
fn stretch(text: &str, sign: usize) -> (usize, usize) {
    const STOPS: [char; 7] = ['，', '。', '；', '：', '|', '！', '？'];
    let from = text.floor_char_boundary(sign.saturating_sub(REACH));
    let to = text.floor_char_boundary((sign + REACH).min(text.len()));
    let start = text[from..sign].char_indices().rev().find(|(_, c)| STOPS.contains(c));
    let start = start.map_or(from, |(i, c)| from + i + c.len_utf8());
    let mut end = sign;
    loop {
        let Some(stop) = text[end..to].find(STOPS) else { return (start, to) };
        end += stop;
        if !RESULT.iter().any(|word| text[end..].starts_with(word)) {
            return (start, end);
        }
        end += '，'.len_utf8();
    }
}

/// Words that stand for the sign of equality.
const RESULT: &[&str] = &["，即", "，得", "，计"];

#[derive(Debug, Clone, Copy, PartialEq)]
enum Token {
    Figure(Fig),
    Op(Op),
    Open,
    Close,
    Equals,
    Words,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Op {
    Add,
    Sub,
    Mul,
    Div,
}

fn tokens(doc: &Document, stretch: Span) -> Vec<Token> {
    let mut out = Vec::new();
    let mut at = stretch.start;
    for fig in doc.figures_in(stretch) {
        let figure = doc.figures[fig];
        signs(doc.str(Span { start: at, end: figure.span.start.max(at) }), &mut out);
        // A year or the number of a line says nothing here; a bare number among signs does.
        let counts = figure.is_datum() || figure.unit == Unit::Percent || matches!(out.last(), Some(Token::Op(_)));
        out.push(if counts { Token::Figure(fig as Fig) } else { Token::Words });
        at = figure.whole.end;
        if out.len() > LONGEST {
            return Vec::new();
        }
    }
    signs(doc.str(Span { start: at.min(stretch.end), end: stretch.end }), &mut out);
    named_values(doc, &mut out);
    without_comments(&mut out);
    out
}

/// 基本支出（90万元）=工资（60万元）+补助（30万元）: where the words have no figure, the amount in the bracket is theirs.
fn named_values(doc: &Document, tokens: &mut Vec<Token>) {
    let mut at = 0;
    while at + 3 < tokens.len() {
        let begins = at == 0 || matches!(tokens[at - 1], Token::Op(_) | Token::Equals);
        let ends = matches!(tokens.get(at + 4), None | Some(Token::Op(_) | Token::Equals | Token::Words));
        if let [Token::Words, Token::Open, Token::Figure(fig), Token::Close] = tokens[at..at + 4]
            && begins
            && ends
            && doc.figure(fig).unit.is_money()
        {
            tokens.remove(at + 3);
            tokens.remove(at + 1);
        }
        at += 1;
    }
}

/// 补助护林员193名，每名8100元…（193×8100÷10000）: a computation tells the figures of its paragraph again. One that none
/// of them is, and that one slip makes one of them, is that one.
fn restated(doc: &Document, bound: &[Bound], tokens: &[Token], stretch: Span, claims: &mut Vec<Claim>) {
    const TOLD: usize = 3;
    const NEAR: usize = 12;
    if tokens.iter().filter(|t| matches!(t, Token::Op(_))).count() == 0 {
        return;
    }
    let end = bound.partition_point(|b| doc.figure(b.item.fig).span.start < stretch.start);
    let Some(block) = bound.get(end).or(bound.last()).map(|b| b.item.block) else { return };
    // 791/795: what the computation itself holds is no slip of its other figure.
    let held =
        |value: Decimal| tokens.iter().any(|t| matches!(t, Token::Figure(f) if doc.figure(*f).value == Some(value)));
    let told = || {
        let near = bound[..end].iter().rev().take(NEAR).take_while(|b| b.item.block == block);
        near.filter(|b| doc.figure(b.item.fig).unit != Unit::None && doc.figure(b.item.fig).unit != Unit::Percent)
    };
    for fig in tokens.iter().filter_map(|t| match t {
        Token::Figure(fig) if doc.figure(*fig).unit == Unit::None => Some(*fig),
        _ => None,
    }) {
        let Some(value) = doc.figure(fig).value.filter(|v| crate::judge::digits(*v) >= TOLD) else { continue };
        let power = [100, 1000, 10_000].iter().any(|p| value == Decimal::from(*p));
        if power || told().any(|b| doc.figure(b.item.fig).value == Some(value)) {
            continue;
        }
        let slipped = |b: &&Bound| {
            let other = doc.figure(b.item.fig);
            let telling = |v: Decimal| crate::judge::digits(v) >= TOLD && !held(v);
            other.value.is_some_and(telling) && slip::between(other, value).is_some()
        };
        let mut slips = told().filter(slipped);
        if let (Some(one), None) = (slips.next(), slips.next()) {
            let other = doc.figure(one.item.fig);
            let reading = Expr::mul(Expr::Fig(fig), Expr::Num(other.scale()));
            claims.push(Claim::new("same_fact_consistent", one.item.fig, reading, Force::Doubts));
        }
    }
}

fn signs(gap: &str, out: &mut Vec<Token>) {
    for (at, c) in gap.char_indices() {
        let token = match c {
            ' ' | '\t' => continue,
            '+' => Token::Op(Op::Add),
            '-' | '—' => Token::Op(Op::Sub),
            '×' | '*' => Token::Op(Op::Mul),
            '÷' | '/' => Token::Op(Op::Div),
            '（' => Token::Open,
            '）' => Token::Close,
            '=' | '≈' => Token::Equals,
            '，' if RESULT.iter().any(|word| gap[at..].starts_with(word)) => Token::Equals,
            _ if at > 0 && gap[..at].ends_with('，') => continue,
            _ => Token::Words,
        };
        if token != Token::Words || out.last() != Some(&Token::Words) {
            out.push(token);
        }
    }
}

/// Drops brackets that only explain what stands before them: 预算（满分10分）, 48分（履职效能）.
fn without_comments(tokens: &mut Vec<Token>) {
    let mut at = 0;
    while at < tokens.len() {
        let explains = at > 0 && matches!(tokens[at - 1], Token::Words | Token::Figure(_) | Token::Close);
        let close = (tokens[at] == Token::Open)
            .then(|| tokens[at + 1..].iter().position(|t| !matches!(t, Token::Words | Token::Figure(_))))
            .flatten()
            .map(|n| at + 1 + n)
            .filter(|end| tokens[*end] == Token::Close);
        let words_only = |end: usize| tokens[at + 1..end].iter().all(|t| *t == Token::Words);
        match close {
            Some(end) if explains || words_only(end) => drop(tokens.drain(at..=end)),
            _ => at += 1,
        }
    }
}

/// What stands between two signs of equality.
struct Side {
    /// The figures it is made of, where every operand has one.
    expr: Option<Expr>,
    /// It is nothing but one figure, right at the sign of equality that follows, or that went before.
    ends_with: Option<Fig>,
    begins_with: Option<Fig>,
}

fn equations(doc: &Document, bound: &[Bound], tokens: &[Token], claims: &mut Vec<Claim>) {
    let sides: Vec<Side> = tokens.split(|t| *t == Token::Equals).map(|side| self::side(doc, side)).gather();
    for pair in sides.windows(2) {
        let (stated, expr) = match pair {
            [Side { expr: Some(expr), .. }, Side { begins_with: Some(stated), .. }] => (*stated, expr),
            [Side { ends_with: Some(stated), .. }, Side { expr: Some(expr), .. }] => (*stated, expr),
            _ => continue,
        };
        let Some(expr) = in_terms_of(doc, expr, stated) else { continue };
        let measure = bound.binary_search_by_key(&stated, |b| b.item.fig).ok().map(|at| bound[at].fact.measure);
        let rule = match measure {
            Some(Measure::ExecRate) => "exec_rate_recalc",
            Some(Measure::AdjustRate) => "adjust_rate_recalc",
            _ => "formula_recalc",
        };
        let mut claim = Claim::new(rule, stated, expr.clone(), Force::Demands);
        if subtracts(&expr) {
            // （18.94-20.75）÷20.75=8.72%, a fall told as such.
            claim.readings.push(Expr::Neg(Box::new(expr)));
        }
        claims.push(claim);
    }
}

fn subtracts(expr: &Expr) -> bool {
    match expr {
        Expr::Sub(..) => true,
        Expr::Add(terms) => terms.iter().any(subtracts),
        Expr::Mul(a, b) | Expr::Div(a, b) => subtracts(a) || subtracts(b),
        _ => false,
    }
}

fn side(doc: &Document, tokens: &[Token]) -> Side {
    let figures = tokens.iter().filter(|t| matches!(t, Token::Figure(_))).count();
    let plain = !tokens.iter().any(|t| matches!(t, Token::Op(_) | Token::Open | Token::Close));
    let single = |token: Option<&Token>| match token {
        Some(Token::Figure(fig)) if plain => Some(*fig),
        _ => None,
    };
    let mut parser = Parser { doc, tokens, at: 0, depth: 0 };
    let expr = if figures >= 2 && !plain { parser.sum().filter(|_| parser.is_done()) } else { None };
    Side { expr, ends_with: single(tokens.last()).filter(|_| figures == 1), begins_with: single(tokens.first()) }
}

struct Parser<'d> {
    doc: &'d Document<'d>,
    tokens: &'d [Token],
    at: usize,
    depth: u8,
}

impl Parser<'_> {
    fn is_done(&mut self) -> bool {
        self.words();
        self.at == self.tokens.len()
    }

    fn peek(&self) -> Option<Token> {
        self.tokens.get(self.at).copied()
    }

    fn words(&mut self) {
        while self.peek() == Some(Token::Words) {
            self.at += 1;
        }
    }

    fn op(&mut self, fits: &[Op]) -> Option<Op> {
        self.words();
        match self.peek() {
            Some(Token::Op(op)) if fits.contains(&op) => {
                self.at += 1;
                Some(op)
            }
            _ => None,
        }
    }

    fn sum(&mut self) -> Option<Expr> {
        let mut left = self.product()?;
        while let Some(op) = self.op(&[Op::Add, Op::Sub]) {
            let right = self.product()?;
            left = match (op, left) {
                (Op::Sub, left) => Expr::sub(left, right),
                (_, Expr::Add(mut terms)) => {
                    terms.push(right);
                    Expr::Add(terms)
                }
                (_, left) => Expr::Add(vec![left, right]),
            };
        }
        Some(left)
    }

    fn product(&mut self) -> Option<Expr> {
        let mut left = self.operand()?;
        while let Some(op) = self.op(&[Op::Mul, Op::Div]) {
            let right = self.operand()?;
            left = match (op, &right) {
                // ×100% only says how the result is printed.
                (Op::Mul, Expr::Fig(fig)) if self.is_hundred_percent(*fig) => left,
                (Op::Div, _) => Expr::div(left, right),
                _ => Expr::mul(left, right),
            };
        }
        Some(left)
    }

    fn is_hundred_percent(&self, fig: Fig) -> bool {
        self.doc.figure(fig).unit == Unit::Percent && self.doc.figure(fig).base() == Some(rust_decimal::Decimal::ONE)
    }

    fn operand(&mut self) -> Option<Expr> {
        self.words();
        match self.peek()? {
            Token::Figure(fig) => {
                self.at += 1;
                Some(Expr::Fig(fig))
            }
            Token::Open if self.depth < 6 => {
                self.at += 1;
                self.depth += 1;
                let inside = self.sum()?;
                self.words();
                self.depth -= 1;
                (self.peek() == Some(Token::Close)).then(|| self.at += 1)?;
                Some(inside)
            }
            _ => None,
        }
    }
}

/// The expression in the base unit of what it is said to come to; `None` where the units do not go together.
fn in_terms_of(doc: &Document, expr: &Expr, stated: Fig) -> Option<Expr> {
    let unit = doc.figure(stated).unit;
    let mut figs = Vec::new();
    expr.figures(&mut figs);
    if figs.contains(&stated) {
        return None;
    }
    let bare = figs.iter().all(|f| doc.figure(*f).unit == Unit::None);
    let scale = doc.figure(stated).scale();
    match unit {
        // 12.30+4.50=16.80万元: the unit is said once.
        Unit::Money(_) if bare => Some(Expr::mul(Expr::Num(scale), expr.clone())),
        // 30.31÷33.56×100=90.32%
        Unit::Percent if bare => Some(without_hundred(doc, expr)),
        Unit::Money(_) => (money(doc, expr)? == 1).then(|| expr.clone()),
        _ => (money(doc, expr)? == 0).then(|| expr.clone()),
    }
}

fn without_hundred(doc: &Document, expr: &Expr) -> Expr {
    match expr {
        Expr::Mul(a, b) if matches!(**b, Expr::Fig(f) if doc.figure(f).value == Some(rust_decimal::Decimal::ONE_HUNDRED)) => {
            (**a).clone()
        }
        other => other.clone(),
    }
}

/// How often money is a factor of it: 万元÷万元 is 0, 元×人 is 1; `None` where unlike things are added.
fn money(doc: &Document, expr: &Expr) -> Option<i8> {
    Some(match expr {
        Expr::Fig(fig) => i8::from(doc.figure(*fig).unit.is_money()),
        Expr::Add(terms) => {
            let powers: Vec<i8> = terms.iter().map(|t| money(doc, t)).collect::<Option<_>>()?;
            powers.iter().all(|p| *p == powers[0]).then_some(powers[0])?
        }
        Expr::Sub(a, b) => {
            let (a, b) = (money(doc, a)?, money(doc, b)?);
            (a == b).then_some(a)?
        }
        Expr::Mul(a, b) => money(doc, a)? + money(doc, b)?,
        Expr::Div(a, b) => money(doc, a)? - money(doc, b)?,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use crate::text::Text;

    /// The computations that a text writes out, as (result, figures).
    fn read(source: &str) -> Vec<(String, usize)> {
        let text = Text::new(source);
        let doc = crate::read::read(&text).next().unwrap();
        let mut out = Vec::new();
        for claim in doc.claims.iter().filter(|c| c.rule == "formula_recalc" || c.rule == "exec_rate_recalc") {
            let mut figs = Vec::new();
            claim.readings[0].figures(&mut figs);
            out.push((doc.str(doc.figure(claim.stated).whole).to_string(), figs.len()));
        }
        out
    }

    #[test]
    fn words_and_brackets_may_stand_among_the_figures() {
        for (text, result, figures) in [
            (
                "完成率=（上年结转12.50+年初预算80.00-年末结余3.20）÷（上年结转12.50+年初预算80.00）×100%=96.54%。",
                "96.54%",
                5,
            ),
            ("得分=10分×96.20%=9.62分。", "9.62分", 2),
            ("整体执行率（满分10分）：10分×96.20%，得9.62分。", "9.62分", 2),
            ("合计93.00万元=甲镇48.00万元+乙镇45.00万元。", "93.00万元", 2),
            ("12.30+4.50=16.80万元。", "16.80万元", 2),
            ("基本支出（93.00万元）=人员经费（48.00万元）+公用经费（45.00万元）。", "93.00万元", 2),
        ] {
            assert_eq!(read(text), [(result.to_string(), figures)], "{text}");
        }
    }

    #[test]
    fn what_lacks_an_operand_is_no_computation() {
        for text in [
            "控制率=实际支出数÷预算安排数×100%=86.20%。",
            "补助按500元/亩×1.8万亩=900万元测算。",
            "得分（10分）=权重×执行率。",
            "2021年-2023年分三年实施。",
        ] {
            assert!(read(text).is_empty(), "{text}: {:?}", read(text));
        }
    }
}
