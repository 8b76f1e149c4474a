//! Every sentence the command says itself, in both languages. (What a finding says comes from the library.)

use std::io;

use gouji::Lang;
use gouji::report::{Severity, Summary};

use crate::catalogue::Say;
use crate::decode::NotText;
use crate::line::Trouble;

#[derive(Debug, Clone, Copy)]
pub struct Words(pub Lang);

impl Words {
    pub fn pick<T>(self, zh: T, en: T) -> T {
        match self.0 {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }

    pub fn say(self, say: Say) -> &'static str {
        self.pick(say.zh, say.en)
    }

    pub fn severity(self, severity: Severity) -> &'static str {
        match severity {
            Severity::Error => self.pick("错误", "error"),
            Severity::Warning => self.pick("疑点", "warning"),
            Severity::Note => self.pick("提示", "note"),
        }
    }

    pub fn explanation(self) -> &'static str {
        self.pick("说明", "what")
    }

    pub fn suggestion(self) -> &'static str {
        self.pick("建议", "suspect")
    }

    /// Stands beside the mark under the suspected figure.
    pub fn suspect_mark(self) -> &'static str {
        self.pick("疑为此数有误", "suspected")
    }

    /// The suspect's line: what stands there, what should, and why.
    pub fn suspect(self, printed: &str, value: &str, why: &str) -> String {
        let change = match self.0 {
            Lang::Zh => format!("“{printed}”疑应为“{value}”"),
            Lang::En => format!("\"{printed}\" should probably be \"{value}\""),
        };
        if why.is_empty() { change } else { format!("{change}{}{why}", self.pick("：", ": ")) }
    }

    pub fn unread(self, name: &str, line: usize, column: usize, reason: &str) -> String {
        match self.0 {
            Lang::Zh => format!("未读: {name}:{line}:{column}: {reason}"),
            Lang::En => format!("not read: {name}:{line}:{column}: {reason}"),
        }
    }

    pub fn summary(self, name: &str, summary: &Summary) -> String {
        let Summary { proved, disputed, read, errors, warnings, notes, share, .. } = summary;
        let data = proved + disputed + read;
        let share = match (self.0, share.as_str()) {
            (_, "") => String::new(),
            (Lang::Zh, share) => format!("（{share}%）"),
            (Lang::En, share) => format!(" ({share}%)"),
        };
        match self.0 {
            Lang::Zh => format!(
                "{name}: 共 {data} 个数据，已证实 {proved}{share}、对不上 {disputed}、无对照 {read}；\
                 错误 {errors}、疑点 {warnings}、提示 {notes}"
            ),
            Lang::En => format!(
                "{name}: {data} data: {proved} proved{share}, {disputed} disputed, {read} unmatched; \
                 {errors} errors, {warnings} warnings, {notes} notes"
            ),
        }
    }

    /// The line under several files.
    pub fn total(self, files: usize, summary: &Summary) -> String {
        let name = match self.0 {
            Lang::Zh => format!("合计 {files} 个文件"),
            Lang::En => format!("{files} files together"),
        };
        self.summary(&name, summary)
    }

    pub fn standard_input(self) -> &'static str {
        self.pick("标准输入", "standard input")
    }

    /// Said where standard input is a keyboard, lest the command seems to hang.
    pub fn type_here(self) -> &'static str {
        self.pick(
            "请粘贴报告文本，以 Ctrl-D（Windows 为 Ctrl-Z）结束",
            "paste the report, then press Ctrl-D (Ctrl-Z on Windows)",
        )
    }

    pub fn cannot_read(self, name: &str, error: &io::Error) -> String {
        let why = match error.kind() {
            io::ErrorKind::NotFound => self.pick("文件不存在", "no such file"),
            io::ErrorKind::PermissionDenied => self.pick("没有读取权限", "permission denied"),
            io::ErrorKind::IsADirectory => self.pick("这是一个文件夹", "this is a folder"),
            _ => return format!("{name}: {}: {error}", self.pick("无法读取", "cannot be read")),
        };
        format!("{name}: {}: {why}", self.pick("无法读取", "cannot be read"))
    }

    pub fn not_text(self, name: &str, kind: NotText) -> String {
        let why = match kind {
            NotText::Pdf => self.pick(
                "这是 PDF 文件，请先把其中的文字复制到文本文件",
                "this is a PDF document: copy its text into a text file first",
            ),
            NotText::Zip => self.pick(
                "这是 Word/Excel（.docx、.xlsx）或压缩文件，请先另存为纯文本",
                "this is a Word or Excel document (.docx, .xlsx) or an archive: save it as plain text first",
            ),
            NotText::OldOffice => self.pick(
                "这是 Word/Excel（.doc、.xls）文件，请先另存为纯文本",
                "this is a Word or Excel document (.doc, .xls): save it as plain text first",
            ),
            NotText::Binary => self.pick(
                "不是可读的文本（支持 UTF-8、GB18030 和 UTF-16）",
                "this is no readable text (UTF-8, GB18030 and UTF-16 are)",
            ),
        };
        format!("{name}: {why}")
    }

    pub fn broken_places(self, name: &str, count: usize) -> String {
        match self.0 {
            Lang::Zh => format!("{name}: 有 {count} 处字节无法识别，已用“\u{FFFD}”代替，其余照常检查"),
            Lang::En => {
                format!("{name}: {count} places could not be decoded and stand as \"\u{FFFD}\"; the rest is checked")
            }
        }
    }

    pub fn bad_profile(self, name: &str, error: &serde_json::Error) -> String {
        match self.0 {
            Lang::Zh => format!("{name}: 配置文件有误，第 {} 行第 {} 列: {error}", error.line(), error.column()),
            Lang::En => format!("{name}: the profile cannot be used: {error}"),
        }
    }

    pub fn bad_options(self, error: &gouji::OptionsError) -> String {
        format!("{}: {error}", self.pick("选项有误", "the options cannot be used"))
    }

    pub fn unknown_rule(self, id: &str, near: Option<&str>) -> String {
        let hint = match (self.0, near) {
            (Lang::Zh, Some(near)) => format!("，是不是 {near}？"),
            (Lang::En, Some(near)) => format!("; did you mean {near}?"),
            (Lang::Zh, None) => "，全部规则见 gouji rules".to_string(),
            (Lang::En, None) => "; gouji rules lists them all".to_string(),
        };
        format!("{}: {id}{hint}", self.pick("没有这条规则", "no such rule"))
    }

    pub fn stream_among_files(self) -> &'static str {
        self.pick(
            "ndjson 格式下，“-”（标准输入流）不能与文件同时使用",
            "with ndjson, \"-\" (the stream on standard input) cannot stand beside files",
        )
    }

    /// What an unreadable line of a stream answers.
    pub fn trouble(self, line: u64, trouble: &Trouble) -> String {
        let why = match trouble {
            Trouble::NotUtf8 => self.pick("不是 UTF-8 编码", "it is not UTF-8").to_string(),
            Trouble::TooLong => self.pick("这一行太长", "the line is too long").to_string(),
            Trouble::NoId => self.pick("缺少 id", "it has no \"id\"").to_string(),
            Trouble::BadId => self.pick("id 须是字符串或数字", "its \"id\" must be a string or a number").to_string(),
            Trouble::NoText => self.pick("缺少 text", "it has no \"text\"").to_string(),
            Trouble::Fault => self
                .pick("检查时程序出错，请将此文本报告给我们", "the checker failed on it: please report this text")
                .to_string(),
            Trouble::NotJson(error) => {
                format!("{}: {error}", self.pick("不是所要的 JSON 对象", "not the JSON object wanted"))
            }
        };
        match self.0 {
            Lang::Zh => format!("第 {line} 行无法读取: {why}"),
            Lang::En => format!("line {line} cannot be read: {why}"),
        }
    }

    pub fn lines_in_trouble(self, count: u64) -> String {
        match self.0 {
            Lang::Zh => format!("标准输入中有 {count} 行无法读取，见输出中的 error"),
            Lang::En => format!("{count} lines of standard input could not be read: see \"error\" in the output"),
        }
    }
}
