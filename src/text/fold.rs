//! One form for every character: full width to half, the many blanks to one, radicals to the characters they stand for.

/// What becomes of one character of the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Folded {
    Char(char),
    Blank,
    /// Invisible, or a mark that carries no meaning (quotes, zero-width characters, controls).
    Nothing,
    Break,
}

/// The Kangxi radicals U+2F00..U+2FD5 in order, as the unified characters PDF copies mean by them.
const KANGXI: &str = "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

/// Radicals of the supplement block that PDF copies of simplified Chinese are known to carry.
const RADICALS: &[(char, char)] = &[
    ('⺠', '民'),
    ('⻓', '长'),
    ('⻔', '门'),
    ('⻚', '页'),
    ('⻛', '风'),
    ('⻋', '车'),
    ('⻅', '见'),
    ('⻆', '角'),
    ('⻉', '贝'),
    ('⻘', '青'),
    ('⻝', '食'),
    ('⻢', '马'),
    ('⻥', '鱼'),
    ('⻩', '黄'),
    ('⻬', '齐'),
    ('⻮', '齿'),
    ('⻰', '龙'),
    ('⺟', '母'),
    ('⻄', '西'),
];

/// The radical of the supplement block, where there is one for it.
fn radical(c: char) -> char {
    RADICALS.iter().find(|(from, _)| *from == c).map_or(c, |(_, to)| *to)
}

fn kangxi(c: char) -> char {
    // Three bytes a character: the place follows from the code point.
    let at = (c as usize - 0x2F00) * 3;
    KANGXI.get(at..at + 3).and_then(|s| s.chars().next()).unwrap_or(c)
}

/// Folds one character, without looking at its neighbours.
#[inline]
pub fn fold(c: char) -> Folded {
    // Nearly every character of a report is one of these and stays as it is.
    match c {
        '\u{4e00}'..='\u{9fff}' | '0'..='9' | '.' | '%' | '，' | '。' | '、' | '：' | '；' | '（' | '）' => {
            Folded::Char(c)
        }
        _ => fold_rarer(c),
    }
}

fn fold_rarer(c: char) -> Folded {
    use Folded::*;
    match c {
        '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{b}' | '\u{c}' | '\u{85}' => Break,
        ' ' | '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => Blank,
        '\t' => Char('\t'),
        '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' => Nothing,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' => Nothing,
        '“' | '”' | '"' | '＂' | '‘' | '’' | '＇' | '\'' | '「' | '」' | '『' | '』' | '`' => Nothing,
        '％' | '﹪' | '٪' => Char('%'),
        '≧' | '⩾' | '≥' => Char('≥'),
        '≦' | '⩽' | '≤' => Char('≤'),
        '═' | '＝' | '﹦' => Char('='),
        '－' | '−' | '–' | '﹣' | '‐' | '‑' => Char('-'),
        '×' | '✕' | '╳' => Char('×'),
        '：' | ':' | '∶' | '﹕' => Char('：'),
        '；' | ';' | '﹔' => Char('；'),
        '（' | '(' | '﹙' => Char('（'),
        '）' | ')' | '﹚' => Char('）'),
        '，' | '﹐' => Char('，'),
        '｡' => Char('。'),
        '､' => Char('、'),
        '︱' | '│' | '┃' | '｜' | '¦' => Char('|'),
        '！'..='～' => Char(char::from_u32(c as u32 - 0xFEE0).unwrap_or(c)),
        '\u{2F00}'..='\u{2FD5}' => Char(kangxi(c)),
        '\u{2E80}'..='\u{2EFF}' => Char(radical(c)),
        c => Char(c),
    }
}

/// A Chinese character.
#[inline]
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '〇' | '\u{20000}'..='\u{3134f}')
}

/// Punctuation beside which a blank means nothing.
pub fn is_chinese_mark(c: char) -> bool {
    matches!(
        c,
        '，' | '。'
            | '；'
            | '：'
            | '、'
            | '（'
            | '）'
            | '《'
            | '》'
            | '〔'
            | '〕'
            | '【'
            | '】'
            | '？'
            | '！'
            | '%'
            | '≥'
            | '≤'
            | '='
            | '×'
            | '÷'
            | '—'
            | '…'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn radicals_become_characters() {
        let text: String = "⽀⽬⾦⾏⻔"
            .chars()
            .map(|c| match fold(c) {
                Folded::Char(c) => c,
                _ => '?',
            })
            .collect();
        assert_eq!(text, "支目金行门");
        assert_eq!(KANGXI.chars().count(), 214);
    }

    #[test]
    fn widths_are_folded() {
        assert_eq!(fold('９'), Folded::Char('9'));
        assert_eq!(fold('．'), Folded::Char('.'));
        assert_eq!(fold('\u{3000}'), Folded::Blank);
        assert_eq!(fold('“'), Folded::Nothing);
    }
}
