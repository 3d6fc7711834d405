"""Problems and literature files."""

from __future__ import annotations

from typing import Final

PROBLEM: Final[dict[str, str]] = {
    "The fleet has no vehicle, so nothing can be planned.": "车队没有车辆，无法安排。",
    "A demand or a service time is negative.": "需求或服务时间为负数。",
    "A depot's limits are the longest duration and the capacity.": (
        "装货点的限制应为最长时间和容量。"
    ),
    "A place needs number, x, y, service and demand at least.": (
        "地点至少需要编号、x、y、服务时间和需求。"
    ),
    "The file ends early, or has too many vehicles.": "文件提前结束，或车辆过多。",
    "The first line must hold type, vehicles, customers and depots.": (
        "第一行须有类型、车辆数、客户数和车场数。"
    ),
    "Type {kind} is not a problem of one day with several depots.": (
        "类型 {kind} 不是多车场单日问题。"
    ),
    "{customers} customers and {depots} depots are not usable.": (
        "{customers} 个客户和 {depots} 个车场无法使用。"
    ),
    "A number of the {field} is negative.": "{field} 中有负数。",
    "Quantities must stand once for each client from 1 to {places}.": (
        "从 1 到 {places} 的每个客户须恰有一个数量。"
    ),
    "The file ends before its first line of figures.": "文件在第一行数字之前结束。",
    "There are {count} numbers of the {field}; {wanted} are needed.": (
        "{field} 有 {count} 个数字，需要 {wanted} 个。"
    ),
    "There is no vehicle.": "没有车辆。",
    "{clients} clients and {types} vehicle types are not usable.": (
        "{clients} 个客户和 {types} 种车型无法使用。"
    ),
    "{count} vehicles are not usable.": "{count} 辆车无法使用。",
    "A distance is negative.": "有距离为负数。",
    "An explicit matrix may have {most} places at the most.": ("显式矩阵最多 {most} 个地点。"),
    "EDGE_WEIGHT_FORMAT {shape} is not supported.": "不支持 EDGE_WEIGHT_FORMAT {shape}。",
    "EDGE_WEIGHT_SECTION holds {count} numbers; {wanted} are needed.": (
        "EDGE_WEIGHT_SECTION 有 {count} 个数字，需要 {wanted} 个。"
    ),
    "EDGE_WEIGHT_TYPE {kind} is not supported.": "不支持 EDGE_WEIGHT_TYPE {kind}。",
    "NODE_COORD_SECTION must have one row with x and y each from 1 to {places}.": (
        "NODE_COORD_SECTION 须从 1 到 {places} 每个地点一行，含 x 和 y。"
    ),
    "The matrix is explicit but there is no EDGE_WEIGHT_SECTION.": (
        "矩阵为显式，但没有 EDGE_WEIGHT_SECTION。"
    ),
    "There is no NODE_COORD_SECTION.": "没有 NODE_COORD_SECTION。",
    "The file is empty.": "文件是空的。",
    "The format of the file is not known.": "文件格式未知。",
    "Section {name} stands twice.": "段落 {name} 出现两次。",
    "{name} stands twice.": "{name} 出现两次。",
    "{text} is neither a header nor a section.": "{text} 既不是标题也不是段落。",
    "{text} stands before any section.": "{text} 出现在任何段落之前。",
    "A row for the fleet and rows of seven numbers for the places are needed.": (
        "需要一行车队数据，以及每个地点一行七个数字。"
    ),
    "There are too many places or vehicles, or none.": "地点或车辆过多，或没有。",
    "The file cannot be read: {reason}.": "文件无法读取：{reason}。",
    "The file is larger than {most} bytes.": "文件超过 {most} 字节。",
    "The file is not text.": "文件不是文本。",
    "{token} is not a usable number.": "{token} 不是可用的数字。",
    "{token} is not a whole number.": "{token} 不是整数。",
    "DIMENSION must be a whole number from 1 to {most}.": ("DIMENSION 须为 1 到 {most} 的整数。"),
    "Demands and backhauls differ in their number of columns.": "需求与回程的列数不同。",
    "Depots must be the first places of the file, from 1 on.": (
        "车场须为文件中最前面的地点，从 1 开始。"
    ),
    "Rows of {name} differ in length.": "{name} 各行长度不同。",
    "The file holds {names}, which cannot be honoured.": "文件含有无法满足的 {names}。",
    "VEHICLES must be a whole number from 1 to {most}.": ("VEHICLES 须为 1 到 {most} 的整数。"),
    "VEHICLES_DEPOT_SECTION names a place that is no depot.": (
        "VEHICLES_DEPOT_SECTION 所指地点不是车场。"
    ),
    "{name} is not understood and has no effect.": "无法理解 {name}，不起作用。",
    "{name} must have one row a vehicle.": "{name} 须每车一行。",
    "{name} must have one row each from 1 to {rows}.": "{name} 须从 1 到 {rows} 各有一行。",
    "{name} must hold whole numbers from 0 on.": "{name} 须为从 0 开始的整数。",
    "{name} must name every depot or none, for each vehicle.": (
        "{name} 须为每车列出全部车场或不列。"
    ),
    "{name} names an unknown place.": "{name} 所指地点未知。",
    "There is no road file or folder {roads}.": "没有道路文件或文件夹 {roads}。",
}
