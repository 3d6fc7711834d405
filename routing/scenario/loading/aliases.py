"""Other names for columns and for the words in them, in Chinese and English.

Headers and words are compared by :func:`key`: full-width characters made narrow, case, blanks,
hyphens, underscores, asterisks and the like left out. A header may add its unit in brackets, as
in ``重量(公斤)``, if it is one of :data:`UNITS`; another unit makes it an unknown column, since its
numbers would be read wrongly.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from routing.scenario.fields import clean
from routing.scenario.loading.columns import TableName

_SKIPPED = re.compile(r"[\s_\-.:/*#'\"]+")

_LON: Final = "longitude lng long x 经度 东经 经度坐标"
_LAT: Final = "latitude y 纬度 北纬 纬度坐标"
_OPENS: Final = "open opening opening_time earliest 营业开始 开门时间 开始时间 最早时间 开放时间"
_CLOSES: Final = "close closing closing_time latest 营业结束 关门时间 结束时间 最晚时间 关闭时间"
_PRIORITY: Final = "weighting 优先级 优先度 优先 优先等级"

HEADERS: Final[Mapping[TableName, Mapping[str, str]]] = {
    "outlets": {
        "id": "outlet_id code 编号 代码 编码 网点编号 网点代码 网点编码 支局编号 机构编号 机构代码",
        "name": "outlet_name title 名称 网点名称 网点 网点名 支局名称 支局 机构名称",
        "kind": "type level outlet_type 类型 类别 网点类型 网点类别 级别 层级",
        "lon": _LON,
        "lat": _LAT,
        "parent": "parent_id supplied_by 上级 上级网点 上级编号 上级网点编号 上级机构 所属上级",
        "opens": _OPENS,
        "closes": _CLOSES,
    },
    "villages": {
        "id": "village_id code 编号 代码 编码 村编号 村编码 村代码 行政村编号 行政村编码 "
        "行政村代码",
        "name": "village_name village title 名称 村名 村名称 村庄 村庄名称 行政村 行政村名称",
        "outlet": "outlet_id township post_office branch 网点 所属网点 网点编号 所属网点编号 支局 "
        "所属支局 乡镇 所属乡镇 服务网点 所属机构",
        "lon": _LON,
        "lat": _LAT,
        "population": "pop inhabitants residents people 人口 人口数 常住人口 总人口 户籍人口",
        "visits_per_week": "frequency visits weekly_visits 周频次 每周频次 每周次数 每周班次 频次 "
        "投递频次 每周投递次数 周班次",
        "opens": _OPENS,
        "closes": _CLOSES,
        "priority": _PRIORITY,
        "station": "station_type drop_point 站点 站点类型 服务点 服务点类型 站点类别 网点性质 "
        "交接点",
        "access": "profiles vehicles vehicle_access 可通行车型 通行车型 可达车型 准入车型 通行车辆 "
        "可通行车辆 准入",
    },
    "fleet": {
        "id": "vehicle_id vehicle plate number_plate 编号 车辆编号 车号 车牌 车牌号 车牌号码 车辆",
        "type": "vehicle_type model 类型 车型 车辆类型 车辆型号 型号",
        "base": "outlet depot home base_outlet 驻点 停放网点 所属网点 网点 驻地 车场 停车点 "
        "网点编号 所在网点",
        "in_service_since": "since service_since commissioned purchased 启用日期 投用日期 购置日期 "
        "投入使用日期 启用时间 入役日期 购车日期",
    },
    "orders": {
        "village": "village_id destination place 村 村名 村编号 村编码 村代码 村庄 行政村 "
        "行政村编号 目的村 目的地",
        "kind": "type direction 类型 业务类型 任务类型 方向 类别 任务 收派类型",
        "pieces": "parcels items count quantity qty 件数 数量 包裹数 邮件数 个数",
        "weight_kg": "weight kg mass 重量 总重量 重量公斤 重量千克 毛重",
        "volume_m3": "volume m3 cbm 体积 总体积 容积 方量 体积立方米",
        "ready": "ready_time earliest not_before 最早 最早时间 开始时间 可取时间 最早送达",
        "due": "due_time deadline latest not_after 最晚 最晚时间 结束时间 截止时间 最晚送达 时限",
        "note": "notes remark remarks comment comments 备注 说明 附注",
        "id": "order_id order number 编号 订单 订单号 单号 订单编号 运单号 邮件号",
        "mandatory": "required must compulsory 必须 必送 必达 强制 是否必须 是否必送",
        "priority": _PRIORITY,
        "dispatch_from": "dispatch source origin 发运点 出发点 发货点 配送来源 始发地 发运地",
    },
}

UNITS: Final[Mapping[str, str]] = {
    "lon": "度 ° deg degrees wgs84 gcj02",
    "lat": "度 ° deg degrees wgs84 gcj02",
    "population": "人 people",
    "visits_per_week": "次 次每周 次/周 visits",
    "pieces": "件 个 pcs pieces",
    "weight_kg": "kg 公斤 千克",
    "volume_m3": "m3 立方米 立方 方 cbm",
    "opens": "hh:mm",
    "closes": "hh:mm",
    "ready": "hh:mm",
    "due": "hh:mm",
}

CHOICES: Final[Mapping[tuple[TableName, str], Mapping[str, str]]] = {
    ("outlets", "kind"): {
        "county_centre": "county_center county centre center 县中心 县级中心 县分拨中心 县处理中心 "
        "县域中心 县共配中心 县级共配中心 县级 县局 县 中心 县城",
        "township": "town branch post_office 乡镇 乡 镇 乡镇网点 乡镇支局 支局 邮政所 网点 所 "
        "乡镇级 乡镇站",
    },
    ("villages", "station"): {
        "postal": "post post_office 邮政 邮政所 邮政网点 邮政站 村邮站 邮乐购 邮政站点",
        "telecom": "telecoms 电信 电信网点 移动 联通 通信 电信营业厅 通信网点",
        "shared": "joint shop store 共享 共建 合作 合办 共享站 共享网点 村级站 综合服务站 超市 "
        "便利店 小卖部 商店 村级综合服务站",
        "door": "door_to_door home 上门 入户 到户 到门 送货上门",
    },
    ("orders", "kind"): {
        "deliver": "delivery down drop 派送 投递 下行 派件 送货 配送 投送 进村 送件 送",
        "collect": "collection pickup up 揽收 取件 上行 揽件 取货 收寄 出村 收货 揽 取",
    },
    ("orders", "dispatch_from"): {
        "outlet": "own_outlet 网点 所属网点 乡镇 乡镇网点 支局 本网点",
        "county_centre": "county_center county centre center 县中心 县级中心 县局 县城 中心 县",
        "either": "any both 均可 皆可 任一 任意 不限 都可以 都行",
    },
}

FLAGS: Final[Mapping[str, str]] = {
    "true": "yes y t 1 是 有 对 真 必须 √ ✓",
    "false": "no n f 0 否 无 不 非 假 \N{MULTIPLICATION SIGN} ✗",
}

PROFILES: Final[Mapping[str, str]] = {
    "van": "面包车 厢式车 厢式货车 厢货 小型货车 微型货车",
    "light_truck": "轻卡 轻型货车 轻型卡车 轻货 货车",
    "three_wheeler": "三轮车 三轮 电动三轮 电动三轮车 三轮摩托 三轮摩托车",
    "motorcycle": "摩托 摩托车 两轮 二轮车 电动车 电瓶车",
}
"""Chinese words for the built-in profiles, in the column ``access``."""


def key(text: str) -> str:
    """What headers and words are compared by."""
    return _SKIPPED.sub("", clean(text).casefold())


def by_key(names: Mapping[str, str]) -> dict[str, str]:
    """Canonical name by the key of each of its names, its own among them.

    Parameters
    ----------
    names
        Other names, separated by blanks, by canonical name.
    """
    found = {
        key(other): name for name, others in names.items() for other in (name, *others.split())
    }
    return found | {key(name): name for name in names}


def header_keys(table: TableName) -> dict[str, str]:
    """Column name by key of every header that stands for it, units in brackets among them."""
    plain = by_key(HEADERS[table])
    with_units = {
        f"{header}({key(unit)})": name
        for header, name in plain.items()
        for unit in UNITS.get(name, "").split()
    }
    return plain | with_units
