"""The workbook of a plan, and plans edited by hand."""

from __future__ import annotations

from typing import Final

WORKBOOK: Final[dict[str, str]] = {
    # 工作表和列
    "Left out": "未安排",
    "Routes": "路线",
    "Figures": "指标",
    "How to edit": "修改说明",
    "No.": "序号",
    "Halt": "停靠类型",
    "Place id": "地点编号",
    "Name": "名称",
    "Arrival": "到达",
    "Begin": "开始",
    "Departure": "离开",
    "Return": "返回",
    "Orders": "订单",
    "Pieces down": "派送件数",
    "kg down": "派送公斤",
    "m³ down": "派送立方米",
    "Pieces up": "揽收件数",
    "kg up": "揽收公斤",
    "m³ up": "揽收立方米",
    "kg on board": "车上公斤",
    "m³ on board": "车上立方米",
    "km driven": "行驶公里",
    "Minutes driven": "行驶分钟",
    "Minutes waiting": "等待分钟",
    "Order": "订单号",
    "Mandatory": "必送",
    "Pieces": "件数",
    "kg": "公斤",
    "m³": "立方米",
    "Code": "代码",
    "Reason": "原因",
    "Type": "车型",
    "Base": "驻点",
    "Trips": "趟次",
    "Hours on duty": "在岗小时",
    "Hours of overtime": "加班小时",
    "Fullest by weight": "最大重量装载率",
    "Fullest by volume": "最大体积装载率",
    "Figure": "指标名称",
    "Value": "数值",
    "serve": "服务",
    "load": "装货",
    "yes": "是",
    "Villages due": "应服务村数",
    "Villages served in part": "部分服务村数",
    "Direct service rate": "直接通邮率",
    "Direct service rate, {outlet}": "直接通邮率，{outlet}",
    "Orders due": "应服务订单",
    "Pieces served": "已服务件数",
    "Vehicles available": "可用车辆",
    "Cost, {currency}": "费用（{currency}）",
    # 修改说明
    "The yellow columns of the sheets of stops and of what is left out may be changed.": (
        "“停靠点”和“未安排”两张表中的黄色列可以修改。"
    ),
    "To move a stop to another vehicle, write that vehicle and a number in its row.": (
        "要把停靠点改派给其他车辆，请在该行填写车辆编号和序号。"
    ),
    "Numbers give the order within a vehicle; 2.5 stands between 2 and 3.": (
        "序号表示车辆内的先后顺序；2.5 表示排在 2 和 3 之间。"
    ),
    "To leave a stop out, clear its vehicle. Do not delete rows.": (
        "不安排某个停靠点时，请清空该行的车辆，不要删除整行。"
    ),
    "To serve what is left out, write a vehicle and a number in its row.": (
        "要安排“未安排”中的订单，请在该行填写车辆编号和序号。"
    ),
    "Times and loads are worked out anew: routing check plan.xlsx --out FOLDER": (
        "时间和装载会重新计算：routing check plan.xlsx --out 文件夹"
    ),
    "To see what changed: routing compare plan.json plan.xlsx": (
        "查看改动：routing compare plan.json plan.xlsx"
    ),
    # 读取修改后的方案
    "There is no vehicle {name}.": "没有车辆 {name}。",
    "There is no outlet {name}.": "没有网点 {name}。",
    "There is no order {name} on this day.": "当日没有订单 {name}。",
    "Order {order} belongs to the same visit as {others}.": (
        "订单 {order} 与 {others} 属于同一次交接。"
    ),
    "Order {name} stands a second time.": "订单 {name} 重复出现。",
    "Order {name} stands nowhere.": "订单 {name} 不见了。",
    "{count} more orders stand nowhere.": "另有 {count} 个订单不见了。",
    "Did you mean {names}?": "是否指 {names}？",
    "It has more than {bytes} bytes.": "文件超过 {bytes} 字节。",
    "It has no sheet {name}, so it is not a plan of this program.": (
        "没有工作表 {name}，不是本程序的方案。"
    ),
    "Its version is {found}; {wanted} is read.": "版本为 {found}，只能读取 {wanted}。",
    "Sheet {name} lacks {fields}.": "工作表 {name} 缺少 {fields}。",
    "It has no sheet {name}.": "没有工作表 {name}。",
    "There is no column {name}.": "没有列 {name}。",
    "{word} is no kind of halt.": "{word} 不是停靠类型。",
    "{text} is not a number from 0 on.": "{text} 不是从 0 开始的数字。",
    "Vehicle {vehicle} has number {number} twice.": "车辆 {vehicle} 的序号 {number} 重复。",
    "A route of it cannot be driven.": "其中有路线无法行驶。",
}
