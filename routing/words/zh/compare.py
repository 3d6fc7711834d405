"""Comparing plans."""

from __future__ import annotations

from typing import Final

COMPARE: Final[dict[str, str]] = {
    "{one} is a plan of {first}, {other} of {second}.": (
        "{one} 是 {first} 的方案，{other} 是 {second} 的方案。"
    ),
    "The plans are of {one} and {other}.": "两个方案的日期分别为 {one} 和 {other}。",
    "The orders of {date} differ between the plans.": "两个方案所依据的 {date} 订单不同。",
    "The scenario was changed between the plans.": "两个方案之间场景数据有改动。",
    "Before": "原方案",
    "After": "新方案",
    "Difference": "差值",
    "Figures of the day": "当日指标",
    "Village": "村",
    "Change": "变化",
    "Villages that changed": "有变化的村",
    "Vehicle": "车辆",
    "Stops": "停靠点",
    "km": "公里",
    "Hours": "小时",
    "Cost": "费用",
    "Vehicles that changed": "有变化的车辆",
    "Nothing changed for any village.": "各村均无变化。",
    "Changes on a map: {page}": "变化地图：{page}",
    "service lost": "失去服务",
    "service gained": "新获服务",
    "other vehicle": "更换车辆",
    "other order": "顺序变动",
    "other time": "时间变动",
    "newly due": "新增任务",
    "no longer due": "不再有任务",
    "Villages served": "服务村数",
    "Orders served": "已服务订单",
    "Mandatory orders left out": "未安排的必送订单",
    "Vehicles used": "用车数",
    "Distance, km": "里程（公里）",
    "On duty, h": "在岗时间（小时）",
    "Cost per piece": "单件费用",
    "Load factor": "装载率",
}
