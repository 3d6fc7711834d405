"""Explanations and replanning."""

from __future__ import annotations

from typing import Final

EXPLAIN: Final[dict[str, str]] = {
    "Nothing: vehicle {vehicle} has a place for it.": "无需改动：车辆 {vehicle} 有空位。",
    "Let vehicle {vehicle} serve {village}.": "允许车辆 {vehicle} 服务 {village}。",
    "One more {type} at {base}.": "在 {base} 增加一辆 {type}。",
    "Leave out {orders} for {village} instead.": "改为不安排 {village} 的 {orders}。",
    "Let {village} be served {minutes} min later.": "{village} 的最晚时间推迟 {minutes} 分钟。",
    "Let vehicle {vehicle} work {minutes} min longer.": "车辆 {vehicle} 延长工作 {minutes} 分钟。",
    "Let {outlet} close {minutes} min later.": "{outlet} 推迟 {minutes} 分钟关门。",
    "Let vehicle {vehicle} drive {km} km further.": "车辆 {vehicle} 续航增加 {km} 公里。",
    "{kg} kg less goods on vehicle {vehicle}, or as much more payload.": (
        "车辆 {vehicle} 少装 {kg} 公斤，或增加同样的载重。"
    ),
    "{m3} m³ less goods on vehicle {vehicle}, or as much more space.": (
        "车辆 {vehicle} 少装 {m3} 立方米，或增加同样的容积。"
    ),
    "Let vehicle {vehicle} make one trip more.": "车辆 {vehicle} 多跑一趟。",
    "Reopen the closed road: {name}.": "重新开放封闭的道路：{name}。",
    "an area": "一片区域",
    "Accept that {village} lies {metres} m from the road (snap_limit_m).": (
        "接受 {village} 离道路 {metres} 米（snap_limit_m）。"
    ),
    "the window of {place}": "{place} 的时间窗",
    "the hours of vehicle {vehicle}": "车辆 {vehicle} 的工作时间",
    "the hours of {place}": "{place} 的营业时间",
    "vehicle {vehicle} at {time}": "车辆 {vehicle}，{time}",
    "There is no village {name}.": "没有村 {name}。",
    "The scenario was changed since the plan was made.": "方案生成后场景数据有改动。",
    "The orders were changed since the plan was made.": "方案生成后订单有改动。",
    "No single change serves it.": "没有任何单项改动可以安排它。",
    "Window": "时间窗",
    "Could be later by": "最多可推迟",
    "{minutes} min, then {what} is missed": "{minutes} 分钟，否则超出{what}",
    "Without this stop the day would cost": "取消该停靠点费用变化",
    "Next best": "次优方案",
    "no other vehicle has a place for it": "其他车辆没有空位",
    "Nothing is left out, and nothing else was asked about.": "没有未安排的订单。",
    # 重新安排
    "no vehicle stopped there, or it is not due": "原方案没有车辆停靠，或当日没有任务",
    "the vehicle may not come": "该车辆不能前往",
    "the vehicle is not used": "该车辆停用",
    "the vehicle did not drive": "原方案中该车辆没有出车",
    "nothing of its route is due any more": "该路线已没有任务",
    "its orders have changed": "其订单有变动",
    "nothing is due there": "该村没有任务",
    "a held route serves it": "由保留的路线服务",
    "no place was found for it": "没有找到位置",
    "its place in the order changed": "顺序有变动",
    "Replanned: {count} of {total} locks kept.": "重新安排：{total} 项保留要求中满足 {count} 项。",
    "Not kept: {name} with {vehicle}: {why}.": "未能保留：{name}（{vehicle}）：{why}。",
    "{text} is not VILLAGE=VEHICLE.": "{text} 不是“村=车辆”的形式。",
    "{village} is paired twice.": "{village} 重复指定车辆。",
    "route": "路线",
    "stop": "停靠点",
    "pair": "指定车辆",
    "kept": "已保留",
    "Lock": "类型",
    "Held": "对象",
    "Result": "结果",
    "What was held": "保留情况",
    "{count} villages changed vehicle or service: {names}": (
        "{count} 个村更换了车辆或服务：{names}"
    ),
}
