"""Plans, their reasons and their checks."""

from __future__ import annotations

from typing import Final

PLAN: Final[dict[str, str]] = {
    "{cause}{limit} fit.": "{cause}最多可装 {limit}。",
    "depot {name}": "装货点 {name}",
    "visit {name}": "交接 {name}",
    "{opens} to {closes}": "{opens} 到 {closes}",
    "{value} m³": "{value} 立方米",
    "{count} vehicles": "{count} 辆车",
    "profiles {names}": "类别 {names}",
    ", stop {stop} ({place})": "，第 {stop} 站（{place}）",
    "Of {name} {served} of {due} villages due are served; the plan says ": (
        "{name} 应服务 {due} 个村，实际服务 {served} 个；方案写的是 "
    ),
    "by_outlet has {rows} rows; they should be the {outlets} outlets with ": (
        "by_outlet 有 {rows} 行；应为 {outlets} 个"
    ),
    "currency is {true}, the plan says {currency}.": "币种为 {true}，方案写的是 {currency}。",
    "{cause}villages due.": "{cause}有应服务村的网点。",
    "{name} is {true}, the plan says {stated}.": "{name} 为 {true}，方案写的是 {stated}。",
    "{villages_served} of {villages_due} ({direct_service_rate}).": (
        "{villages_due} 个中的 {villages_served} 个（{direct_service_rate}）。"
    ),
    "Its orders {kind} {orders} pieces with {true}; ": "其订单{kind} {orders} 件，{true}；",
    "On departure {amounts} {unit} are on board; ": "离开时车上有 {amounts} {unit}；",
    "On departure {load} are on board; the plan says {stated}.": (
        "离开时车上有 {load}；方案写的是 {stated}。"
    ),
    "the plan says {pieces} pieces with {amount}.": "方案写的是 {pieces} 件，{amount}。",
    "{kg} kg and {m3} m³": "{kg} 公斤和 {m3} 立方米",
    "It drives {times} routes.": "它有 {times} 条路线。",
    "It is of village {village}, the plan says {stated}.": (
        "它属于村 {village}，方案写的是 {stated}。"
    ),
    "It stands {count} times, among stops and orders left out.": (
        "它在停靠点和未安排列表中共出现 {count} 次。"
    ),
    "Its field mandatory is {mandatory}, the plan says {stated}.": (
        "其 mandatory 字段为 {mandatory}，方案写的是 {stated}。"
    ),
    "The fleet has no vehicle {vehicle}.": "车队没有车辆 {vehicle}。",
    "The order of village {village} is left out.{why}": "村 {village} 的订单未安排。{why}",
    "The order of village {village} is neither served nor left out.": (
        "村 {village} 的订单既未服务也未列为未安排。"
    ),
    "The orders' digest is {digest}, ": "订单的摘要为 {digest}，",
    "The plan is for {date}, the orders are of {orders_date}.": (
        "方案日期为 {date}，订单日期为 {orders_date}。"
    ),
    "The reason {reason} is not in the catalogue.": "原因 {reason} 不在目录中。",
    "The scenario's digest is {digest}, ": "场景数据的摘要为 {digest}，",
    "There is no order {name} on {date}.": "{date} 没有订单 {name}。",
    "the plan was made from {digest}.": "方案依据的是 {digest}。",
    "the plan was made from {orders_digest}.": "方案依据的是 {orders_digest}。",
    "No road leads there from {place}.": "从 {place} 没有道路通到那里。",
    "The plan says {leg_km} km before the first stop.": "方案在第一站之前写了 {leg_km} 公里。",
    "The plan says {leg_s} on the way to the first stop.": "方案在到第一站的路上写了 {leg_s}。",
    "The way is {metres} km, the plan says {leg_km} km.": (
        "路程为 {metres} 公里，方案写的是 {leg_km} 公里。"
    ),
    "The way takes {seconds}, the plan says {leg_s}.": "路程需时 {seconds}，方案写的是 {leg_s}。",
    "It drives {driven_km} km; its range is {range_km} km.": (
        "它行驶 {driven_km} 公里，续航为 {range_km} 公里。"
    ),
    "It is fixed to {names}.": "它指定由 {names} 服务。",
    "It makes {trips} trips; {max_trips} are allowed.": (
        "它跑了 {trips} 趟，允许 {max_trips} 趟。"
    ),
    "It may be reached by {allowed}; the vehicle is a {profile}.": (
        "可通行车型为 {allowed}，该车辆是 {profile}。"
    ),
    "Order {id} is {verb} at {place}; ": "订单 {id} 在 {place} {verb}；",
    "{cause}it should be at {places}.": "{cause}应在 {places}。",
    "It has {count} stops; start, loading, a village and end are needed.": (
        "它有 {count} 站；需要出发、装货、村和返回。"
    ),
    "It lies at {lon}, {lat}; ": "它位于 {lon}, {lat}；",
    "Its name is {name}, the plan says {stated}.": "其名称为 {name}，方案写的是 {stated}。",
    "Its {what} is {name}, the plan says {says}.": "其{what}为 {name}，方案写的是 {says}。",
    "Order {id} is for village {village}.": "订单 {id} 属于村 {village}。",
    "The vehicle is based at {base}.": "该车辆的驻点是 {base}。",
    "There is no {what} {place}.": "没有{what} {place}。",
    "a stop of kind {kind} stands within the route": "路线中间有类型为 {kind} 的站",
    "it must be of kind {wanted}, and is of kind {kind}": "类型应为 {wanted}，实际为 {kind}",
    "no order is served there": "那里没有服务订单",
    "nothing is done since the loading before": "上次装货以来没有任务",
    "orders stand at a stop of kind {kind}": "类型为 {kind} 的站上有订单",
    "the plan says {lon}, {lat}.": "方案写的是 {lon}, {lat}。",
    "After {driven_s} of driving {rests} rests of {rest_min} minutes are ": (
        "驾驶 {driven_s} 后应休息 {rests} 次，每次 {rest_min} 分钟，"
    ),
    "It arrives at {arrive_s}, waits {wait_s} and ": "{arrive_s} 到达，等待 {wait_s}，",
    "It arrives at {arrive_s}; departure before, driving and rest ": (
        "{arrive_s} 到达；按上一站离开时间、行驶和休息"
    ),
    "It begins at {begin_s} and leaves at {leave_s}.": "{begin_s} 开始，{leave_s} 离开。",
    "It is back at {return_s}; the shift ends at {end}.": "{return_s} 返回，班次到 {end} 结束。",
    "It is on duty for {duty_s} h; {limit_h} h are allowed.": (
        "在岗 {duty_s} 小时，允许 {limit_h} 小时。"
    ),
    "It lasts {stay_s} s; its work takes {needed_s} s.": (
        "停留 {stay_s} 秒，工作需要 {needed_s} 秒。"
    ),
    "It leaves at {departure_s}; the shift starts at ": "{departure_s} 出发，班次从开始时间为 ",
    "The vehicle is there at {moment}; it is open from {hours}.": (
        "车辆 {moment} 在那里，营业时间为 {hours}。"
    ),
    "Work begins at {begin_s}; order {id} may begin ": (
        "工作于 {begin_s} 开始；订单 {id} 可开始的时间"
    ),
    "begins at {begin_s}.": "{begin_s} 开始。",
    "due; {rested_s} of rest are taken.": "实际休息 {rested_s}。",
    "from {opens_s} to {closes_s}.": "为 {opens_s} 到 {closes_s}。",
    "{cause}make {due}.": "{cause}应为 {due}。",
    "Goods for visit {visit} may not come from {outlet}.": "交接 {visit} 的货物不能来自 {outlet}。",
    "Goods of visit {visit} may not go to {outlet}.": "交接 {visit} 的货物不能送往 {outlet}。",
    "It drives {metres} m; its range is {limit} m.": "它行驶 {metres} 米，续航为 {limit} 米。",
    "It is back at {back}; its base closes at {closes}.": "{back} 返回，驻点 {closes} 关门。",
    "It is back at {back}; its shift ends at {shift_end}.": (
        "{back} 返回，班次到 {shift_end} 结束。"
    ),
    "It is on duty for {duty} at least; {limit} are allowed.": "至少在岗 {duty}，允许 {limit}。",
    "It makes {trips} trips; {limit} are allowed.": "它跑了 {trips} 趟，允许 {limit} 趟。",
    "It may not make visit {visit}.": "它不能执行交接 {visit}。",
    "The vehicle makes no visit.": "该车辆没有交接。",
    "There is no depot number {depot}; there are {count}.": (
        "没有第 {depot} 号装货点；共有 {count} 个。"
    ),
    "There is no vehicle number {vehicle}; there are {count}.": (
        "没有第 {vehicle} 号车辆；共有 {count} 辆。"
    ),
    "There is no visit number {visit}; there are {count}.": (
        "没有第 {visit} 号交接；共有 {count} 次。"
    ),
    "There is no way from {start} to {end}.": ("从 {start} 到 {end} 没有道路。"),
    "Trip {number} has {load} of {resource} on board after {place}; ": (
        "第 {number} 趟在 {place} 之后车上有 {load} {resource}；"
    ),
    "Trip {number} of {count} holds no visit.": "{count} 趟中的第 {number} 趟没有交接。",
    "Vehicle {name} has {times} routes.": "车辆 {name} 有 {times} 条路线。",
    "Visit {name} is mandatory and is left out.": "交接 {name} 是必须的，但未安排。",
    "Visit {name} is neither made nor left out.": "交接 {name} 既未安排也未列为未安排。",
    "Visit {name} stands {times} times.": "交接 {name} 出现 {times} 次。",
    "its base": "其驻点",
    "{cause}its window is {window}.": "{cause}其时间窗为 {window}。",
    "{name} cannot begin before {begin}; ": "{name} 不能早于 {begin} 开始；",
    "It has no schema_version, so it is not a plan of this program.": (
        "没有 schema_version，不是本程序的方案。"
    ),
    "It has {size} bytes; {most} are read at most.": ("它有 {size} 字节，最多读取 {most} 字节。"),
    "It is not JSON: {error}.": "不是 JSON：{error}。",
    "It is not a file.": "不是文件。",
    "Its schema_version is {found}; {wanted} is read.": (
        "其 schema_version 为 {found}，只读取 {wanted}。"
    ),
    "The field is missing.": "缺少该字段。",
    "There is no such field.": "没有这个字段。",
    ", and of these only {names}": "，且仅限 {names}",
    "1 vehicle": "1 辆车",
    "It may be served by {who}{also}; none of {fleet} is such.": (
        "可由 {who}{also} 服务；{fleet}都不符合。"
    ),
    "It may begin from {opens_s} on and until {closes_s} only.": (
        "只能从 {opens_s} 起、到 {closes_s} 为止开始。"
    ),
    "It takes {volume}; of {count} that can bear it the ": "需要 {volume}；能承重的 {count}中",
    "It weighs {weight}; of {count} that may come the largest bears {most}.": (
        "重 {weight}；可前往的 {count}中最大载重为 {most}。"
    ),
    "Its goods pass through {places}, where none of {vehicles} that could ": (
        "其货物经过 {places}，而能服务它的 {vehicles}都"
    ),
    "No road joins it to any of the {outlets} outlets and back.": (
        "它与 {outlets} 个网点之间都没有往返的道路。"
    ),
    "The nearest road is {off_m} m away; the limit is {limit_m} m.": (
        "最近的道路在 {off_m} 米外，上限为 {limit_m} 米。"
    ),
    "Vehicle {name} could serve it alone ({distance_m} km, {duty_s} h), but the search"
    " found no place for it.": (
        "车辆 {name} 可以单独服务它（{distance_m} 公里，{duty_s} 小时），但搜索未能找到位置。"
    ),
    "Vehicle {name}, sent for it alone, comes closest: {cause}": (
        "专程派出的车辆 {name} 最接近可行：{cause}"
    ),
    "every profile": "任何类别",
    "no outlet": "没有网点",
    "{count} may come and can carry it, but no road for {names} leads ": (
        "{count}可以前往且能装载，但 {names} 没有道路"
    ),
    "{detail}largest holds {most}.": "{detail}最大的容积为 {most}。",
    "{detail}serve it can halt.": "{detail}不能在那里停靠。",
    "{detail}there and back.": "{detail}往返。",
}
