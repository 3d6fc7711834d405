"""Making scenarios."""

from __future__ import annotations

from typing import Final

MAKING: Final[dict[str, str]] = {
    "Fleet, costs, hours and rules are round figures to start from; fleet sized {fleet}.": (
        "车队、费用、工时和规则都是起步用的约数；车队规模{fleet}。"
    ),
    "Orders are drawn from population with seed {seed}; they are not real orders.": (
        "订单按人口以种子 {seed} 随机生成，不是真实订单。"
    ),
    "Visits a week are set {visits}.": "每周服务次数{visits}。",
    "by option": "按选项",
    "by population where not given": "未给出的按人口确定",
    "one figure for all": "统一取值",
    "to the work of the busiest date": "按最忙日期的工作量确定",
    "date is {date}; it must lie between {earliest} and {latest}.": (
        "日期为 {date}，须在 {earliest} 到 {latest} 之间。"
    ),
    "{name} is {value}; it must lie between {least} and {greatest}.": (
        "{name} 为 {value}，须在 {least} 到 {greatest} 之间。"
    ),
    "({place} without a name)": "（无名称的 {place}）",
    "Not taken as villages: {kinds}.": "未作为村：{kinds}。",
    "Places and roads from {name}, (c) OpenStreetMap contributors, ODbL.": (
        "地点和道路来自 {name}，(c) OpenStreetMap 贡献者，ODbL。"
    ),
    "Population of {drawn} villages is typical of their class, not counted.": (
        "{drawn} 个村的人口取其类别的典型值，不是统计数。"
    ),
    "Post office near {place}": "{place}附近邮局",
    "an outline that is not closed, or not wholly in the file": "轮廓没有闭合，或不完全在文件中",
    "the same place as {id}": "与 {id} 是同一地点",
    "{settlements} settlements and {post_offices} post offices found; "
    "the largest towns and the post offices became outlets, one to a "
    "place; each village belongs to the nearest outlet.": (
        "找到 {settlements} 个居民点和 {post_offices} 个邮局；最大的镇和邮局成为网点，每地一个；"
        "每个村属于最近的网点。"
    ),
    "{crowded} settlements are counted as {most} inhabitants.": (
        "{crowded} 个居民点按 {most} 人计。"
    ),
    "{left} places are mapped twice or in part: see skipped.csv.": (
        "{left} 个地点重复或不完整：见 skipped.csv。"
    ),
    "{name} holds no place={names}.": "{name} 中没有 place={names}。",
    "{townships} townships were asked for; only {count} places for them were found.": (
        "要求 {townships} 个乡镇，只找到 {count} 个合适的地点。"
    ),
    "{unnamed} settlements have no name in the file.": "{unnamed} 个居民点在文件中没有名称。",
    "It holds more than {most} settlements and post offices.": ("超过 {most} 个居民点和邮局。"),
    "{name} breaks off or is damaged: {reason}.": "{name} 中断或已损坏：{reason}。",
    "{path} cannot be opened: {reason}.": "{path} 无法打开：{reason}。",
    "{own_km} km from its township, where {usual_km} km are usual: its coordinates cannot"
    " be right": ("离其乡镇 {own_km} 公里，通常为 {usual_km} 公里：坐标不可能正确"),
    "GCJ-02, converted to WGS-84": "GCJ-02，已转换为 WGS-84",
    "Of {count} townships the {townships} with the most villages are outlets.": (
        "{count} 个乡镇中村最多的 {townships} 个作为网点。"
    ),
    "Places from {name}: {villages} villages and {outlets} outlets of "
    "{rows} rows; coordinates in {crs}.": (
        "地点来自 {name}：{rows} 行中的 {villages} 个村和 {outlets} 个网点；坐标为 {crs}。"
    ),
    "Population of {drawn} villages is drawn around {median} with seed {seed}, not counted.": (
        "{drawn} 个村的人口围绕 {median} 以种子 {seed} 随机生成，不是统计数。"
    ),
    "Roads are estimated from the places alone.": "道路仅由地点估算。",
    "The table names no township with coordinates; {count} outlets are chosen.": (
        "表中没有带坐标的乡镇；选出了 {count} 个网点。"
    ),
    "The table places no county centre; it is put in the most central township, {name}.": (
        "表中没有县中心，设在最居中的乡镇 {name}。"
    ),
    "cannot be right": "不可能正确",
    "it cannot be planned": "无法安排",
    "it lies absurdly far from the rest of the county": "离本县其他地点过远",
    "its villages go to the nearest township": "其村归入最近的乡镇",
    "no coordinates: {follows}": "没有坐标：{follows}",
    "the county centre is put elsewhere": "县中心另设",
    "{count} rows are left out, listed in skipped.csv: {listed}.": (
        "{count} 行未采用，列在 skipped.csv：{listed}。"
    ),
    "{name} holds no village with coordinates among {count} places.": (
        "{name} 的 {count} 个地点中没有带坐标的村。"
    ),
    "{name} places {count} counties and townships.": "{name} 中有 {count} 个县和乡镇。",
    "It holds {count} places; {most} are the most.": "有 {count} 个地点，最多 {most} 个。",
    "No column stands for {name}; the header is {names}.": (
        "没有表示 {name} 的列；标题为 {names}。"
    ),
    "its coordinates are not numbers: {names}": "坐标不是数字：{names}",
    "its id stands in row {earlier}": "其编号已在第 {earlier} 行",
    "its level is {what}: not served": "级别为 {what}：不服务",
    "there is no such place on the map: {lon} {lat}": "地图上没有这个地点：{lon} {lat}",
    "An invented county: seed {seed}, {villages} villages, {townships} "
    "townships. Names, places and roads exist nowhere.": (
        "虚构的县：种子 {seed}，{villages} 个村，{townships} 个乡镇。名称、地点和道路均不存在。"
    ),
    "already holds files": "已有文件",
    "is a file": "是文件",
    "{folder} cannot be looked into: {error}.": "{folder} 无法查看：{error}。",
    "{folder} cannot be written: {reason}.": "{folder} 无法写入：{reason}。",
}
