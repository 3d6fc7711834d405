"""Roads and isochrones."""

from __future__ import annotations

from typing import Final

ROADS: Final[dict[str, str]] = {
    "There is no vehicle whose roads could be looked at.": "没有车辆，无法分析道路。",
    "Road class": "道路等级",
    "Links": "路段数",
    "km for {profile}": "{profile} 可行公里",
    "Roads on {date}": "{date} 的道路",
    "{profile}: {count} pieces without a road between them, the longest {km} km; "
    "{outside} km in {links} links cannot be both reached and left.": (
        "{profile}：路网分为互不相通的 {count} 片，最大一片 {km} 公里；"
        "另有 {links} 条路段共 {outside} 公里不能既进又出。"
    ),
    " and {count} more": " 等另外 {count} 处",
    "{profile}: cut off from the county centre: {names}": "{profile}：与县中心不通：{names}",
    "{profile}: cut off from their outlet: {names}": "{profile}：与所属网点不通：{names}",
    "Far from any road: {names}": "远离道路：{names}",
    "{link}{more}, {km} km": "{link}{more}，{km} 公里",
    "road": "道路",
    "junction": "路口",
    "Single closures that cut off the most villages, {profile}": (
        "单处中断影响村数最多的地点，{profile}"
    ),
    "Villages": "村",
    "What": "类型",
    "Where": "位置",
    "Which": "涉及的村",
    "These roads are estimated from the places: no road file is named.": (
        "未指定道路文件，以上道路由地点估算。"
    ),
    "There is no profile {name} in the fleet.": "车队中没有车型 {name}。",
    "Give 1 to {most} times, each up to 1440 minutes.": (
        "请给出 1 到 {most} 个时间，每个不超过 1440 分钟。"
    ),
    "{text} is not a list of minutes such as 15,30.": "{text} 不是 15,30 这样的分钟数。",
    "{reached} of {count}": "{count} 个中的 {reached} 个",
    "Outlet": "网点",
    "Minutes": "分钟",
    "Population": "人口",
    "Within reach, {profile}": "可达范围，{profile}",
}
