"""Manifests."""

from __future__ import annotations

from typing import Final

MANIFEST: Final[dict[str, str]] = {
    "Manifests of {date}": "{date} 派车单",
    "page": "页",
    "Load in this order, the last stop first": "按此顺序装车，最后一站先装",
    "Time": "时间",
    "Down": "派送",
    "Up": "揽收",
    "Signature": "签字",
    "Position": "位置",
    "Total": "合计",
    "Driver": "驾驶员",
    "Distance": "里程",
    "{km} km": "{km} 公里",
    "No vehicle drives on this day.": "当日没有车辆出车。",
    "Trip {number}: load at {outlet}, {time}": "第 {number} 趟：{time} 在 {outlet} 装车",
    "leaves": "出发",
    "returns": "返回",
    "loads, leaves {time}": "装车，{time} 离开",
    "arrives {time}": "{time} 到达",
    "leaves {time}": "{time} 离开",
    "post office": "邮政",
    "telecom shop": "电信",
    "shared station": "共享站",
    "door to door": "上门",
    "No font with Chinese letters was found; names in the manifests show as boxes.": (
        "未找到中文字体，派车单中的名称将显示为方框。"
    ),
    "There is no route of vehicle {name}.": "没有车辆 {name} 的路线。",
    "Manifests of {count} vehicles: {path}": "{count} 辆车的派车单：{path}",
}
