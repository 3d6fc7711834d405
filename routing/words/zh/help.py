"""Help of the commands."""

from __future__ import annotations

from typing import Final

HELP: Final[dict[str, str]] = {
    "Plan rural delivery routes from a county's own tables, offline.": (
        "离线安排农村配送路线，直接使用本县自己的表格。"
    ),
    "Print the version.": "显示版本。",
    "Language: en or zh; else that of LANG.": "语言：en 或 zh；默认按 LANG。",
    "Make a synthetic county, plan its day, and say where to look.": (
        "生成一个虚构的县，安排其一天的路线，并说明到哪里查看。"
    ),
    "Folder to write the county and its plan to.": "存放该县及其方案的文件夹。",
    "Villages of the county.": "县的村数。",
    "Same seed, same drawing.": "相同种子得到相同结果。",
    "Seconds of search.": "搜索时间（秒）。",
    "Threads to use.": "使用的线程数。",
    "One JSON object on standard output.": "在标准输出打印一个 JSON 对象。",
    "Show tracebacks of errors.": "显示错误的调用栈。",
    "Make a scenario: invented, from OpenStreetMap, or from a table of places.": (
        "新建场景：虚构、来自 OpenStreetMap，或来自地点表。"
    ),
    "New folder for the scenario.": "新场景的文件夹。",
    "Invent a county.": "虚构一个县。",
    "Settlements and roads of an .osm.pbf file.": "使用 .osm.pbf 文件中的居民点和道路。",
    "A table of villages and outlets (.csv).": "村和网点的表格（.csv）。",
    "Villages to invent.": "虚构的村数。",
    "Township outlets; the source decides if left out.": "乡镇网点数；不填则由来源决定。",
    "Vehicles; sized to the work if left out.": "车辆数；不填则按工作量确定。",
    "First date with orders, YYYY-MM-DD.": "第一个有订单的日期，YYYY-MM-DD。",
    "Dates in a row with orders.": "连续有订单的天数。",
    "Coordinates of a table of places: wgs84 or gcj02.": "地点表的坐标系：wgs84 或 gcj02。",
    "Check a scenario, its orders and its roads, and say what is wrong and what to do.": (
        "检查场景、订单和道路，说明问题和处理办法。"
    ),
    "Folder that holds scenario.yaml.": "含有 scenario.yaml 的文件夹。",
    "Date of the orders, YYYY-MM-DD; the only one when left out.": (
        "订单日期，YYYY-MM-DD；只有一个日期时可不填。"
    ),
    "Plan the routes of a date, check them, and write them to a folder.": (
        "安排某日的路线，检查并写入文件夹。"
    ),
    "Folder to write the plan to.": "写入方案的文件夹。",
    "Steps of search in place of seconds: repeatable.": "以搜索步数代替秒数，结果可重复。",
    "Engine that assigns the vehicles.": "分配车辆的引擎。",
    "Write manifests.pdf for the drivers.": "为驾驶员生成 manifests.pdf。",
    "Show in the report what is within 30,60 minutes.": "在报告中显示 30,60 分钟可达的范围。",
    "Recompute a plan from its scenario and list every broken rule.": (
        "按场景重新计算方案，列出违反的规则。"
    ),
    "A plan.json, or a plan.xlsx edited by hand.": "plan.json，或手工修改过的 plan.xlsx。",
    "Folder for the files of the plan, made anew.": "重新生成方案文件的文件夹。",
    "Scenario folder, if not where the plan says.": "场景文件夹，若不在方案所写的位置。",
    "Say why orders are left out, and the smallest single changes that would serve them.": (
        "说明订单为何未安排，以及能安排它的最小单项改动。"
    ),
    "Id or name of a village.": "村的编号或名称。",
    "Id of an order.": "订单编号。",
    "HTML file: the report with what would serve them.": "HTML 文件：附有改动建议的报告。",
    "Plan again from an earlier plan, and hold what shall not change.": (
        "在原方案基础上重新安排，并保留不应改动的部分。"
    ),
    "Vehicle whose route stays.": "整条路线保留不变的车辆。",
    "Village that keeps its vehicle.": "保留原车辆的村。",
    "VILLAGE=VEHICLE.": "村=车辆。",
    "Vehicle that is not used.": "停用的车辆。",
    "Say what changes from one plan to another: service, vehicles, times, kilometres,"
    " cost.": "说明两个方案之间的变化：服务、车辆、时间、里程、费用。",
    "The earlier plan: plan.json or plan.xlsx.": "原方案：plan.json 或 plan.xlsx。",
    "The later plan.": "新方案。",
    "HTML file: the later plan's report with the changes.": "HTML 文件：标出变化的新方案报告。",
    "Write a PDF for the drivers: map, loading order, stops, and boxes to sign.": (
        "为驾驶员生成 PDF：地图、装车顺序、停靠点和签字栏。"
    ),
    "The PDF file to write.": "要写入的 PDF 文件。",
    "Only this vehicle; repeatable.": "只要这辆车；可重复。",
    "Show road classes, what is cut off, and which single closures would hurt most.": (
        "显示道路等级、不通的地点，以及影响最大的单处中断。"
    ),
    "Closures to list.": "列出的中断数。",
    "GeoJSON file of the critical roads.": "关键道路的 GeoJSON 文件。",
    "Show what is within some minutes of outlets, and draw it.": (
        "显示并绘制从网点出发若干分钟内可达的范围。"
    ),
    "Id of an outlet; repeatable. All if left out.": "网点编号，可重复；不填则全部。",
    "Minutes, separated by commas.": "分钟数，用逗号分隔。",
    "Profile of the vehicle; the first if left out.": "车辆的行驶类别；不填则取第一个。",
    "GeoJSON file to write.": "要写入的 GeoJSON 文件。",
    "Test the installation: packages, fonts, write access, offline; say what to install.": (
        "检查安装：软件包、字体、写入权限、离线运行；说明要安装什么。"
    ),
}
