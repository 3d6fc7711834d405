"""Engines."""

from __future__ import annotations

from typing import Final

ENGINES: Final[dict[str, str]] = {
    "{engine} cannot honour this problem.": "{engine} 无法满足该问题的要求。",
    "A process came without its pipes.": "进程没有可用的管道。",
    "The prizes of the visits are so large that service before cost does not fit 64 bits.": (
        "交接的权重过大，“服务优先于费用”超出 64 位整数。"
    ),
    "The route found for vehicle {name} is not permitted: {trips}.": (
        "为车辆 {name} 找到的路线不被允许：{trips}。"
    ),
    "The search was given neither a time limit nor a number of steps.": (
        "没有给出时间限制，也没有给出步数。"
    ),
    "There is no engine {name}; there are: {known}.": "没有引擎 {name}；可用的有：{known}。",
    "The route of vehicle number {vehicle} breaks a rule of the problem.": (
        "第 {vehicle} 号车辆的路线违反问题的规则。"
    ),
}
