"""Solving files."""

from __future__ import annotations

from typing import Final

SOLVE: Final[dict[str, str]] = {
    "A file in VROOM's format cannot be used.": "VROOM 格式的文件无法使用。",
    "Correct the field named; VROOM's API page describes it.": (
        "请改正所指字段，说明见 VROOM 的 API 文档。"
    ),
    "A file in VROOM's format asks for something that cannot be planned.": (
        "VROOM 格式的文件要求了无法安排的内容。"
    ),
    "Remove it, or express it otherwise; nothing is left out in silence.": (
        "请删除或换一种写法；程序不会悄悄忽略任何内容。"
    ),
    "Something in a file of VROOM's format has no effect.": "VROOM 格式文件中有不起作用的内容。",
    "Check whether it matters.": "请检查是否重要。",
    "A solution file cannot be read, or does not fit its problem.": (
        "解文件无法读取，或与问题不符。"
    ),
    "Check that it belongs to this file.": "请检查它是否属于该文件。",
    "There is no visit {name}.": "没有交接 {name}。",
    "Shipments from one place to another cannot be planned.": "无法安排两地之间的运送。",
    "A job may have one time window only.": "一个任务只能有一个时间窗。",
    "Give delivery alone; amount is its old name.": "请只写 delivery；amount 是其旧名。",
    "Breaks at given times cannot be planned.": "无法安排指定时间的休息。",
    "It can only be honoured where time alone is paid for.": "只有仅按时间计费时才能满足。",
    "It can only be honoured where distance alone is paid for.": "只有仅按距离计费时才能满足。",
    "Id {id} stands twice.": "编号 {id} 出现两次。",
    "Steps given to vehicles are not used: planning starts anew.": (
        "车辆给出的 steps 不使用，重新安排。"
    ),
    "Setup at the very start of a vehicle is counted here; VROOM leaves it out.": (
        "此处计入车辆起点的准备时间，VROOM 不计。"
    ),
    "There are no matrices: this program has no road server to ask.": (
        "没有矩阵：本程序没有可查询的道路服务。"
    ),
    "Matrices are not square, or differ in size.": "矩阵不是方阵，或大小不一。",
    "It needs a location_index below {count}.": "需要小于 {count} 的 location_index。",
    "There is no matrix for profile {name}.": "没有类别 {name} 的矩阵。",
    "A way costs more than {limit} units.": "有一段路的费用超过 {limit} 个单位。",
    "Amounts differ in their number of entries.": "数量的项数不一致。",
    "{name}: cost {cost}, {routes} routes, {unserved} left out, {seconds} s; checked.": (
        "{name}：费用 {cost}，{routes} 条路线，{unserved} 个未安排，{seconds} 秒；已检查。"
    ),
    "How far the cost is from the least possible is not known.": (
        "费用与最低可能值相差多少尚不清楚。"
    ),
    "Lower bound {bound} ({method}): the cost is at most {gap} % above the least possible.": (
        "下界 {bound}（{method}）：费用最多比可能的最低值高 {gap} %。"
    ),
    "Lower bound {bound} ({method}): the cost is at most {gap} % above the least possible "
    "for the visits served.": (
        "下界 {bound}（{method}）：就已安排的交接而言，费用最多比可能的最低值高 {gap} %。"
    ),
    "cheapest legs": "最便宜路段",
    "spanning tree": "生成树",
    "Cost {cost}, {count} broken rules.": "费用 {cost}，{count} 处违反规则。",
    "VRPLIB, Solomon, Cordeau or DLP file, or VROOM's .json.": (
        "VRPLIB、Solomon、Cordeau 或 DLP 文件，或 VROOM 的 .json。"
    ),
    "Stop at this cost, in units of the file.": "达到该费用（文件单位）即停止。",
    "File for the solution: .sol, or VROOM's .json.": "解文件：.sol，或 VROOM 的 .json。",
    "File for a record of the run.": "运行记录文件。",
    "Judge this .sol file instead of solving.": "检查该 .sol 文件，不求解。",
    "Solve a routing problem of the literature, or one in VROOM's JSON.": (
        "求解文献中的路线问题，或 VROOM JSON 中的问题。"
    ),
}
