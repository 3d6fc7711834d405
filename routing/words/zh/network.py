"""Roads."""

from __future__ import annotations

from typing import Final

NETWORK: Final[dict[str, str]] = {
    "Closure {number}{reason}": "第 {number} 处封路{reason}",
    "A table of {shape} needs C-ordered int32 arrays of that shape.": (
        "{shape} 的表需要同样形状的 C 序 int32 数组。"
    ),
    "Link ids are not unique.": "路段编号有重复。",
    "Links {problem}: {links}.": "路段{problem}：{links}。",
    "Nodes are not on Earth: {named}.": "节点不在地球上：{named}。",
    "Place {place} lies at {lon}, {lat}.": "地点 {place} 位于 {lon}, {lat}。",
    "Shape points are not on Earth.": "形状点不在地球上。",
    "The network has no links.": "路网没有路段。",
    "have a posted limit that is not above zero": "的限制不大于零",
    "have an unknown class": "的等级未知",
    "have an unknown surface": "的路面未知",
    "have fewer than two shape points": "的形状点少于两个",
    "have no length above zero and below 10,000 km": "的长度不在零与一万公里之间",
    "join nodes that do not exist": "连接了不存在的节点",
    "{name} draws an area with fewer than three different corners.": (
        "{name} 所画区域的不同角点少于三个。"
    ),
    "{name} names links that the network does not have: {shown}{more}.": (
        "{name} 指向路网中没有的路段：{shown}{more}。"
    ),
    "{name} names no link and draws no area.": "{name} 既没有写路段也没有画区域。",
    "No road may be used by {name}.": "{name} 没有可用的道路。",
    "No way leads to place {place} and back from most other places for {profiles}.": (
        "对 {profiles}，地点 {place} 与大多数其他地点之间无法往返。"
    ),
    "Place {place} lies {distance_m} m from the nearest road for "
    "{profiles}; the limit is {limit_m} m.": (
        "地点 {place} 离 {profiles} 最近的道路 {distance_m} 米，上限为 {limit_m} 米。"
    ),
    "The road of place {place} is closed on this day to {profiles}.": (
        "地点 {place} 的道路当日对 {profiles} 封闭。"
    ),
    "{estimated} of {count} roads are estimated, not surveyed.": (
        "{count} 条道路中有 {estimated} 条是估算的，没有测量。"
    ),
    "There are no places to estimate from.": "没有可以估算道路的地点。",
    "And {count} more like this.": "另有 {count} 处类似情况。",
    "A length of {stated} m is not above zero and below 10,000 km.": (
        "长度 {stated} 米不在零与一万公里之间。"
    ),
    "Id {text} stands in row {row} already.": "编号 {text} 已在第 {row} 行出现。",
    "Links shorter than half their straight line (is every length in metres?)": (
        "短于直线距离一半的路段（长度是否都以米为单位？）"
    ),
    "The cell is blank.": "单元格是空白。",
    "The id is blank.": "编号是空白。",
    "The table has a header and nothing else.": "表格只有标题行。",
    "{text} is not a node.": "{text} 不是节点。",
    "{text} is not understood.": "无法理解 {text}。",
    "{found} is not above zero.": "{found} 不大于零。",
    "{found} is not between {low} and {high} degrees.": ("{found} 不在 {low} 到 {high} 度之间。"),
    "The shape ends {gap_m} m from the link's node.": "形状的终点离路段节点 {gap_m} 米。",
    "{text} is not a LINESTRING of longitudes and latitudes.": (
        "{text} 不是由经纬度组成的 LINESTRING。"
    ),
    "Prepared roads cannot be kept in {folder}: {reason}.": (
        "预处理的道路无法保存到 {folder}：{reason}。"
    ),
    "The file of prepared roads {path} was damaged; it is made again.": (
        "预处理的道路文件 {path} 已损坏，将重新生成。"
    ),
    "Edge {edge}: {key} {value} cannot be used.": "边 {edge}：{key} 的值 {value} 无法使用。",
    "Link {name} has several edges that are not its two directions.": (
        "路段 {name} 有多条边，且不是它的两个方向。"
    ),
    "Node {node} has no position on Earth.": "节点 {node} 不在地球上。",
    "The graph has no edges.": "图没有边。",
    "Two nodes have the same name as text.": "两个节点的名称文字相同。",
    "Points of ways that the file does not contain": "道路中文件未包含的点",
    "There is no way with a highway tag for motor vehicles and two points.": (
        "没有带 highway 标签、供机动车通行且至少两点的道路。"
    ),
    "Ways without two points in the file": "文件中不足两点的道路",
    "Turn restrictions that are not simple, not applied": "不属简单情形的转向限制，未采用",
    "Ways that appear twice": "重复出现的道路",
    "Squares and other areas": "广场和其他面",
    "Surfaces with an unknown name, taken as usual for the class": (
        "名称未知的路面，按该等级常见路面处理"
    ),
    "Values of {key} that are no number, not applied": "{key} 的值不是数字，未采用",
    "Ways closed to all motor vehicles, footpaths included": "对所有机动车封闭的道路，包括步道",
    "Ways whose direction changes with the hour": "方向随时间变化的道路",
    "Ways with conditions other than a closed season, not applied": (
        "条件不限于封闭季节的道路，未采用"
    ),
    "Profile {name}: {problem}": "类别 {name}：{problem}",
    "its name is used twice.": "名称重复使用。",
    "mode {mode} is not one of {names}.": "方式 {mode} 不是 {names} 之一。",
    "{name} is not a road class.": "{name} 不是道路等级。",
    "{name} is not a slope.": "{name} 不是坡度。",
    "{name} is not a surface.": "{name} 不是路面。",
    "{name} is {value}, not a number above zero.": "{name} 为 {value}，不是大于零的数字。",
    "After row {count}: {error}.": "第 {count} 行之后：{error}。",
    "Column {name} appears {times} times.": "列 {name} 出现 {times} 次。",
    "It cannot be read: {reason}.": "无法读取：{reason}。",
    "It is not text in UTF-8, UTF-16 or GB18030.": "不是 UTF-8、UTF-16 或 GB18030 文本。",
    "It is {size} MiB large.": "大小为 {size} MiB。",
    "The row has {count} cells, the header {width}.": (
        "该行有 {count} 个单元格，标题行有 {width} 个。"
    ),
    "The table is empty.": "表格是空的。",
    "There is no file {name}.": "没有文件 {name}。",
    "{text} is not a number.": "{text} 不是数字。",
}
