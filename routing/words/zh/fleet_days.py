"""Days of demand, and planning many of them."""

from __future__ import annotations

from typing import Final

FLEET_DAYS: Final[dict[str, str]] = {
    # Findings
    "{count} days to fit the fleet to.": "用于测算车队的天数为 {count}。",
    "{count} days to test the fleet with.": "用于检验车队的天数为 {count}。",
    "The fleet is fitted to {date} alone.": "车队只按 {date} 一天测算。",
    "The fleet is tested on {date} alone.": "车队只用 {date} 一天检验。",
    "All {count} days hold the same orders.": "全部 {count} 天的订单完全相同。",
    "{count} of {days} test days hold the same orders as a day the fleet is fitted to.": (
        "{days} 个检验日中有 {count} 天的订单与某个测算日完全相同。"
    ),
    "Of {days} days only {different} differ in their orders.": (
        "{days} 天中只有 {different} 天的订单互不相同。"
    ),
    "The model leaves {there} days of delivery in {year}.": (
        "按该需求模型，{year} 年只有 {there} 个投递日。"
    ),
    "{count} days are asked for; {year} has {there} days of delivery.": (
        "要求 {count} 天，而 {year} 年只有 {there} 个投递日。"
    ),
    "Villages whose population is not known: {count}; {people} are assumed for each.": (
        "{count} 个村没有人口数，均按 {people} 人估计。"
    ),
    "None of the festivals in the model is in {year}.": "需求模型所列节日都不在 {year} 年。",
    "It holds orders of {date} alone.": "其中只有 {date} 一天的订单。",
    "It holds no orders.": "其中没有订单。",
    "{asked} days are asked for, orders of {there} are there.": (
        "要求 {asked} 天，只有 {there} 天的订单。"
    ),
    "Dates without orders, which are left out: {count}.": "没有订单而未采用的日期数：{count}。",
    "There are no orders of months {months}.": "缺少以下月份的订单：{months}。",
    "There is no road {link}.": "没有道路 {link}。",
    "There is no type {name}.": "没有车型 {name}。",
    "Type {name} has no price of hire.": "车型 {name} 没有租车价格。",
    "The plan of {date} breaks a rule.": "{date} 的方案违反了规则。",
    "A process that planned days was ended from outside.": "一个正在安排方案的进程被外部终止。",
    "most must not be smaller than least": "most 不能小于 least",
    "last must not lie before first": "last 不能早于 first",
    "most_radius_m must not be smaller than least_radius_m": (
        "most_radius_m 不能小于 least_radius_m"
    ),
    # Codes
    "A set of days is asked to hold no day.": "要求的测算日或检验日少于一天。",
    "Ask for one day at least to fit a fleet to, and one to test it with.": (
        "测算和检验至少各要一天。"
    ),
    "More days are asked for than the year has days of delivery.": ("要求的天数多于全年的投递日。"),
    "Ask for fewer days.": "请减少天数。",
    "The demand model leaves hardly a day on which anything is delivered.": (
        "按需求模型，全年几乎没有投递日。"
    ),
    "Correct demand.weekdays and demand.festivals.": (
        "请改正 demand.weekdays 和 demand.festivals。"
    ),
    "A fleet is fitted to one day, or tested with one.": "车队只按一天测算，或只用一天检验。",
    "Ask for more days: one says nothing of how days differ, nor how sure a figure is.": (
        "请增加天数：只有一天看不出各天的差别，也无法说明数字有多可靠。"
    ),
    "Several days hold the very same orders.": "有几天的订单完全相同。",
    "Check where the orders come from: a copy of a day says nothing of how days differ.": (
        "请核对订单来源：重复的一天不能反映各天的差别。"
    ),
    "The demand of villages without a population is drawn from an assumed one.": (
        "没有人口数的村按估计人口推算需求。"
    ),
    "Fill in the column population, or set demand.usual_population.": (
        "请填写 population 列，或设置 demand.usual_population。"
    ),
    "The demand model has festivals, but none in the year that days are drawn from.": (
        "需求模型列有节日，但都不在抽取日期的年份。"
    ),
    "List the dates of that year in demand.festivals, or set demand.year.": (
        "请在 demand.festivals 中列出该年的日期，或设置 demand.year。"
    ),
    "There are too few dates with past orders to fit a fleet to some and test it with others.": (
        "有历史订单的日期太少，无法分成测算日和检验日。"
    ),
    "Add tables of more dates, or draw days from the demand model.": (
        "请补充更多日期的订单表，或改用需求模型抽取日期。"
    ),
    "There are fewer past days than asked for; all of them are used.": (
        "历史订单的天数少于要求，已全部采用。"
    ),
    "Add tables of more dates, or ask for fewer days.": "请补充更多日期的订单表，或减少天数。",
    "Tables of past orders are empty.": "有历史订单表是空的。",
    "Nothing, if these were days without delivery.": "如果当天本来就不投递，无需处理。",
    "There are no past orders from some months; the other months stand for them.": (
        "有些月份没有历史订单，由其他月份代替。"
    ),
    "Add tables from every month: harvests, festivals and sales fall into few of them.": (
        "请补齐各月的订单表：农产品上市、节日和网购促销只集中在少数月份。"
    ),
    "The demand model names a road in danger that the road network does not have.": (
        "需求模型所列的易断道路不在路网中。"
    ),
    "Correct its id in demand.lost_roads.links.": "请改正 demand.lost_roads.links 中的编号。",
    "A fleet names a type or a base that the scenario does not have, or hires without a price.": (
        "车队用到了场景数据中没有的车型或驻点，或租车没有价格。"
    ),
    "Correct the name, or add the price of hire to the catalogue.": (
        "请改正名称，或在车型目录中补上租车价格。"
    ),
    "The plan of a day breaks a rule: a fault of the program, not of the input.": (
        "某一天的方案违反了规则：这是程序的错误，与输入无关。"
    ),
    "Report it with the scenario and the date.": "请连同场景数据和日期一起反馈。",
    "The results of planned days cannot be kept in their folder.": (
        "各天方案的结果无法保存到文件夹。"
    ),
    "A process that planned days was ended from outside, perhaps for want of memory.": (
        "一个正在安排方案的进程被外部终止，可能是内存不足。"
    ),
    "Run again: days planned so far are kept. Use fewer processes if it happens again.": (
        "请重新运行：已完成的结果都已保存。若再次发生，请减少进程数。"
    ),
}
