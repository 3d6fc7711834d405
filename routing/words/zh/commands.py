"""The commands themselves."""

from __future__ import annotations

from typing import Final

COMMANDS: Final[dict[str, str]] = {
    "Planning {progress}": "正在安排 {progress}",
    "{count} orders": "{count} 个订单",
    "{count} violations.": "{count} 处违反规则。",
    "Vehicles": "车辆数",
    "Outlets": "网点",
    "Dates": "日期",
    "folder": "文件夹",
    "outlets": "网点",
    "villages": "村",
    "vehicles": "车辆",
    "orders": "订单",
    "skipped": "未采用",
    "error": "错误",
    "warning": "警告",
    "{name} is no language here; there are: {known}.": "没有语言 {name}；可用的有：{known}。",
    " {count} mandatory orders are left out.": " 有 {count} 个必送订单未安排。",
    "No rule is broken.": "没有违反任何规则。",
    "Written to {path}.": "已写入 {path}。",
    "Open report.html in a browser, or drop routes.geojson on any map program.": (
        "请用浏览器打开 report.html，或把 routes.geojson 拖入任何地图程序。"
    ),
    "The county it was planned for: {county}": "所用的县：{county}",
    "{folder} exists and was not made by this demo.": "{folder} 已存在，且不是本演示生成的。",
    "Interrupted; nothing was written.": "已中断，未写入任何文件。",
    "Exactly one of --synthetic, --osm and --places says where the scenario comes from.": (
        "--synthetic、--osm 和 --places 须恰好选一个，说明场景从何而来。"
    ),
    "Next: routing validate {folder}": "下一步：routing validate {folder}",
    "Scenario written to {folder}": "场景已写入 {folder}",
    "What could not be used is listed in {file}.": ("无法使用的内容列在 {file} 中。"),
    "{name} is neither wgs84 nor gcj02.": "{name} 既不是 wgs84 也不是 gcj02。",
    "The scenario has {count} dates with orders: {have}.": (
        "场景数据有 {count} 个日期的订单：{have}。"
    ),
    "{text} is not a date such as 2026-03-01.": "{text} 不是 2026-03-01 这样的日期。",
    "  and {count} .gpx files, one a vehicle": "  以及 {count} 个 .gpx 文件，每车一个",
    " (interrupted: the best plan so far)": "（中途停止：目前最好的方案）",
    "CHECK FAILED": "检查未通过",
    "Plan {checked}. Written to {folder}:": "方案{checked}。已写入 {folder}：",
    "checked, no rule broken": "已检查，没有违反规则",
    "{villages_served} of {villages_due} ({direct_service_rate})": (
        "{villages_due} 个中的 {villages_served} 个（{direct_service_rate}）"
    ),
    "Planning ... Ctrl-C ends with the best plan so far": (
        "正在安排……按 Ctrl-C 以目前最好的方案结束"
    ),
    "{seconds} s   {served} of {visits} visits served   cost {cost} {currency}": (
        "{seconds} 秒   {visits} 次交接已安排 {served} 次   费用 {cost} {currency}"
    ),
    "Cannot be planned yet.": "尚不能安排。",
    "Ready to plan.": "可以安排。",
    "{errors} errors, {warnings} warnings. {verdict}": (
        "{errors} 个错误，{warnings} 个警告。{verdict}"
    ),
    "Road links": "路段",
    "Road nodes": "道路节点",
    "row {number}": "第 {number} 行",
}
