"""The Chinese catalogue: English sentence to Chinese sentence, one module a part of the program.

Words used throughout: outlet 网点, county centre 县中心, village 村, station 站点, order 订单,
visit 交接, stop 停靠点, route 路线, trip 趟次, vehicle 车辆, base 驻点, shift 班次, window 时间窗,
range 续航里程, plan 方案, scenario 场景数据, direct service rate 直接通邮率.
"""

from __future__ import annotations

from typing import Final

from routing.words.zh.codes import CODES
from routing.words.zh.commands import COMMANDS
from routing.words.zh.compare import COMPARE
from routing.words.zh.doctor import DOCTOR
from routing.words.zh.engines import ENGINES
from routing.words.zh.explain import EXPLAIN
from routing.words.zh.fleet_catalogue import FLEET_CATALOGUE
from routing.words.zh.fleet_days import FLEET_DAYS
from routing.words.zh.help import HELP
from routing.words.zh.making import MAKING
from routing.words.zh.manifest import MANIFEST
from routing.words.zh.network import NETWORK
from routing.words.zh.plan import PLAN
from routing.words.zh.problem import PROBLEM
from routing.words.zh.report import REPORT
from routing.words.zh.roads import ROADS
from routing.words.zh.scenario import SCENARIO
from routing.words.zh.solve import SOLVE
from routing.words.zh.workbook import WORKBOOK

PARTS: Final[tuple[dict[str, str], ...]] = (
    COMPARE,
    REPORT,
    HELP,
    MAKING,
    SCENARIO,
    PROBLEM,
    PLAN,
    NETWORK,
    ENGINES,
    COMMANDS,
    CODES,
    DOCTOR,
    EXPLAIN,
    FLEET_DAYS,
    MANIFEST,
    ROADS,
    SOLVE,
    WORKBOOK,
    FLEET_CATALOGUE,
)

CHINESE: Final[dict[str, str]] = {
    english: chinese for part in PARTS for english, chinese in part.items()
}
