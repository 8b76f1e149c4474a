//! The classes that government spending is sorted into by function (支出功能分类科目, the class level).

use crate::text::WordSet;

const CLASSES: WordSet = WordSet::new(&[
    "一般公共服务",
    "外交",
    "国防",
    "公共安全",
    "教育",
    "科学技术",
    "文化旅游体育与传媒",
    "文化体育与传媒",
    "社会保障和就业",
    "卫生健康",
    "医疗卫生",
    "节能环保",
    "城乡社区",
    "农林水",
    "交通运输",
    "资源勘探",
    "商业服务业",
    "金融",
    "援助其他地区",
    "自然资源海洋气象",
    "国土海洋气象",
    "住房保障",
    "粮油物资储备",
    "灾害防治及应急管理",
    "预备费",
    "债务",
    "其他",
]);

/// The name is a class of spending, not a project's.
pub fn is_class(name: &str) -> bool {
    CLASSES.leading(name).is_some_and(|class| {
        matches!(name[class.len()..].trim_start_matches(['等', '工', '业', '信', '息']), "" | "（类）" | "支出")
    })
}
