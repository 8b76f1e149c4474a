//! What may be asked on the command line, and how the help says it: Chinese first, English second.

use std::path::PathBuf;

use clap::error::ErrorKind;
use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};
use gouji::Lang;

const TEMPLATE: &str = "{about-with-newline}\n用法 Usage: {usage}\n\n{all-args}{after-help}";

const AFTER: &str = "\
示例 Examples:
  gouji check 自评报告.txt                  逐条指出问题，标出所在行列 / show every finding in place
  gouji check - < 自评报告.txt              从标准输入读取一份文本 / one text from standard input
  gouji check --format json 自评报告.txt    完整结果 / the whole report
  gouji check --format ndjson < 全省.ndjson 批量：每行一个 {\"id\", \"text\"} / one report a line
  gouji explain parts_sum                   一条规则查什么、为什么 / what one rule checks, and why

退出状态 Exit status (check):
  0  没有“错误” / no error-severity finding
  1  至少有一处“错误” / at least one
  2  未能完成，如文件读不了、参数有误 / could not run, or a file could not be read
";

const AFTER_CHECK: &str = "\
输入 Input:
  文件可以是 UTF-8、GB18030（GBK）或 UTF-16 编码的文本；“-”或不写文件即标准输入。
  Files are text in UTF-8, GB18030 (GBK) or UTF-16; “-” or no file is standard input.

输出 Output:
  text    逐条说明，引用原文并在数字下作标记 / findings with the quoted line and marks under the figures
  json    一份完整结果；多个文件则为数组 / the whole report; an array of them for several files
  ndjson  每行一份结果，顺序与输入一致 / one report a line, in input order
          标准输入：每行一个 {\"id\", \"text\"}；读不了的行输出 {\"id\", \"error\"} 并继续。
          Standard input: {\"id\", \"text\"} a line; a line that cannot be read gives {\"id\", \"error\"}.

退出状态 Exit status: 0 无错误 no error · 1 有错误 errors · 2 未能完成 could not run
";

#[derive(Parser)]
#[command(
    name = "gouji",
    version,
    about = "勾稽：核对预算绩效自评报告中的数字能否相互印证，全部在本机完成。\n\
             Gouji checks the figures of a Chinese budget-performance report against each other, on this machine.",
    after_help = AFTER,
    help_template = "{about-with-newline}\n用法 Usage: {usage}\n\n命令 Commands:\n{subcommands}\n\n选项 Options:\n{options}{after-help}",
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    override_usage = "gouji <COMMAND>"
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    /// 显示帮助 / Print help
    #[arg(short, long, global = true, action = ArgAction::Help, help_heading = "选项 Options", display_order = 100)]
    help: Option<bool>,
    /// 显示版本 / Print the version
    #[arg(short = 'V', long, action = ArgAction::Version, help_heading = "选项 Options")]
    version: Option<bool>,
}

#[derive(Subcommand)]
pub enum Command {
    /// 检查报告 / Check reports
    #[command(override_usage = "gouji check [OPTIONS] [FILE]...", after_help = AFTER_CHECK, help_template = TEMPLATE)]
    Check(CheckArgs),
    /// 列出全部规则 / List the rules
    #[command(override_usage = "gouji rules [OPTIONS]", help_template = TEMPLATE)]
    Rules(RulesArgs),
    /// 解释一条规则 / Explain one rule
    #[command(override_usage = "gouji explain [OPTIONS] <RULE>", help_template = TEMPLATE)]
    Explain(ExplainArgs),
}

#[derive(Args)]
#[command(next_help_heading = "选项 Options")]
pub struct CheckArgs {
    /// 要检查的文本文件；“-”为标准输入 / Text files to check; “-” is standard input
    #[arg(value_name = "FILE", help_heading = "参数 Arguments")]
    pub files: Vec<PathBuf>,
    /// 输出格式：text、json 或 ndjson（默认 text）/ Output format
    #[arg(long, value_enum, value_name = "FORMAT", hide_possible_values = true)]
    format: Option<Format>,
    #[command(flatten)]
    pub lang: LangArg,
    /// 地区口径与自定用语规则（JSON 文件）/ Region profile and wording rules, a JSON file
    #[arg(long, value_name = "FILE")]
    pub profile: Option<PathBuf>,
    /// 关闭的规则，逗号分隔 / Rules to switch off, separated by commas
    #[arg(long, value_name = "RULE,…", value_delimiter = ',')]
    pub rules_off: Vec<String>,
}

impl CheckArgs {
    pub fn format(&self) -> Format {
        self.format.unwrap_or_default()
    }
}

#[derive(Args)]
#[command(next_help_heading = "选项 Options")]
pub struct RulesArgs {
    /// 输出格式：text、json 或 markdown（默认 text）/ Output format
    #[arg(long, value_enum, value_name = "FORMAT", hide_possible_values = true)]
    format: Option<ListFormat>,
    #[command(flatten)]
    pub lang: LangArg,
}

impl RulesArgs {
    pub fn format(&self) -> ListFormat {
        self.format.unwrap_or_default()
    }
}

#[derive(Args)]
#[command(next_help_heading = "选项 Options")]
pub struct ExplainArgs {
    /// 规则编号，见 gouji rules / The rule's id, see gouji rules
    #[arg(value_name = "RULE", help_heading = "参数 Arguments")]
    pub rule: String,
    #[command(flatten)]
    pub lang: LangArg,
}

#[derive(Args)]
pub struct LangArg {
    /// 说明的语言：zh 或 en（默认 zh）/ Language of the messages
    #[arg(long, value_enum, value_name = "LANG", hide_possible_values = true)]
    lang: Option<Tongue>,
}

impl LangArg {
    /// The language, where one was asked for: without the flag a profile may still name one.
    pub fn chosen(&self) -> Option<Lang> {
        self.lang.map(|tongue| match tongue {
            Tongue::Zh => Lang::Zh,
            Tongue::En => Lang::En,
        })
    }
}

#[derive(Clone, Copy, ValueEnum)]
enum Tongue {
    Zh,
    En,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    #[default]
    Text,
    Json,
    Ndjson,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    #[default]
    Text,
    Json,
    Markdown,
}

/// Reads the command line; an `Err` is the exit status after help, version or a complaint has been printed.
pub fn read() -> Result<Command, u8> {
    Cli::try_parse().map(|cli| cli.command).map_err(|error| {
        if let Some(complaint) = complaint(error.kind()) {
            eprintln!("{complaint}");
        }
        // Nothing is left to do when even that cannot be printed.
        let _ = error.print();
        error.exit_code() as u8
    })
}

/// clap complains in English only; the Chinese line goes before it.
fn complaint(kind: ErrorKind) -> Option<&'static str> {
    Some(match kind {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            return None;
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => "参数有误：选项的值不在可选范围内。",
        ErrorKind::UnknownArgument => "参数有误：没有这个选项。",
        ErrorKind::InvalidSubcommand => "参数有误：没有这个命令。",
        ErrorKind::MissingRequiredArgument | ErrorKind::MissingSubcommand => "参数有误：缺少必需的参数。",
        ErrorKind::ArgumentConflict => "参数有误：同一选项给了多次，或选项相互冲突。",
        _ => "参数有误，用 gouji --help 查看用法。",
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_definition_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn rules_off_is_split_at_commas() {
        let cli = Cli::try_parse_from(["gouji", "check", "--rules-off", "a,b", "--rules-off", "c", "x.txt"]);
        let Ok(Cli { command: Command::Check(args), .. }) = cli else { panic!("not read as check") };
        assert_eq!(args.rules_off, ["a", "b", "c"]);
        assert_eq!(args.files, [PathBuf::from("x.txt")]);
    }
}
