//! Tables in every layout, all of them invented.

use crate::read::document::{Document, Expr, Fig};
use crate::read::tests::document;
use crate::text::Text;

/// Everything that reading tables added, one line each, to be compared as text.
fn said(source: &str) -> String {
    let text = Text::new(source);
    let mut doc = document(&text);
    super::read(&mut doc);
    let fig = |f: Option<Fig>| f.map_or("-".to_string(), |f| show(&doc, f));
    let mut out = String::new();
    for f in &doc.facts {
        let stage = f.stage.map_or("", |s| s.code());
        out += &format!("fact {:?} {stage} {} {:?} {}\n", f.subject, f.measure.code(), f.purse, show(&doc, f.fig));
    }
    for i in &doc.indicators {
        out += &format!(
            "indicator {} {:?} target {} actual {} weight {} score {} reason {}\n",
            doc.str(i.name).replace(['\n', '|'], ""),
            i.operator,
            fig(i.target),
            fig(i.actual),
            fig(i.weight),
            fig(i.score),
            doc.str(i.reason)
        );
    }
    for p in &doc.projects {
        out += &format!("project {} {} {} {}\n", doc.names[p.name as usize].core, fig(p.budget), fig(p.spent), fig(p.rate));
    }
    for c in &doc.claims {
        let readings: Vec<String> = c.readings.iter().map(|r| expr(&doc, r)).collect();
        let sign = if c.at_most { "<=" } else { "=" };
        out += &format!("claim {:?} {} {} {sign} {}\n", c.force, c.rule, show(&doc, c.stated), readings.join(" | "));
    }
    for t in &doc.totals {
        out += &format!("total {}\n", show(&doc, *t));
    }
    for g in &doc.grades {
        out += &format!("grade {}\n", doc.str(g.span));
    }
    for (span, why) in &doc.unread {
        out += &format!("unread {why} {}\n", doc.str(*span));
    }
    out
}

fn show(doc: &Document, fig: Fig) -> String {
    let f = doc.figure(fig);
    format!("{}{}", doc.str(f.span), f.unit.name().unwrap_or(""))
}

fn expr(doc: &Document, e: &Expr) -> String {
    match e {
        Expr::Fig(f) => show(doc, *f),
        Expr::Num(n) => n.to_string(),
        Expr::Add(list) => list.iter().map(|e| expr(doc, e)).collect::<Vec<_>>().join("+"),
        Expr::Sub(a, b) => format!("({}-{})", expr(doc, a), expr(doc, b)),
        Expr::Mul(a, b) => format!("{}*{}", expr(doc, a), expr(doc, b)),
        Expr::Div(a, b) => format!("{}/{}", expr(doc, a), expr(doc, b)),
        Expr::Neg(a) => format!("-{}", expr(doc, a)),
        Expr::Min(a, b) => format!("min({},{})", expr(doc, a), expr(doc, b)),
    }
}

/// Prints what a file's tables say: `TABLE=path cargo test dump -- --nocapture`.
#[test]
fn dump() {
    if let Ok(paths) = std::env::var("TABLE") {
        for path in paths.split(',') {
            println!("##### {path}");
            println!("{}", said(&std::fs::read_to_string(path).unwrap()));
        }
    }
}
