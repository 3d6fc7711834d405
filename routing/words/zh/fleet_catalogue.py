"""The catalogue of vehicle costs, and renewal over years."""

from __future__ import annotations

from typing import Final

FLEET_CATALOGUE: Final[dict[str, str]] = {
    "The scenario has no catalogue of vehicle costs.": "场景数据中没有车辆成本目录。",
    "Write catalogue.yaml with the costs of your vehicles; docs/catalogue-reference.md "
    "describes it.": (
        "请编写 catalogue.yaml，填入本单位车辆的成本，格式见 docs/catalogue-reference.md。"
    ),
    "The catalogue of vehicle costs cannot be read.": "车辆成本目录无法读取。",
    "Check the path and the permissions of the file.": "请检查文件路径和权限。",
    "The catalogue of vehicle costs is empty.": "车辆成本目录是空的。",
    "Fill it in as docs/catalogue-reference.md says, or remove it to use planning figures.": (
        "请按 docs/catalogue-reference.md 填写，或删除该文件以采用规划参考值。"
    ),
    "A catalogue is not written over another file.": "不会用成本目录覆盖其他文件。",
    "Choose another name, or move the old file away.": "请换一个文件名，或移走原文件。",
    "A catalogue cannot be written.": "成本目录无法写入。",
    "Check that the folder is there, and its permissions.": "请检查文件夹是否存在及其权限。",
    "The catalogue prices a vehicle type that nobody describes.": (
        "成本目录中有未说明性能的车型。"
    ),
    "Correct its name, add the type to scenario.yaml, or say under vehicle what it can do.": (
        "请改正名称，或在 scenario.yaml 中加入该车型，或在 vehicle 下说明其性能。"
    ),
    "A vehicle type is described in the scenario and in the catalogue.": (
        "同一车型在场景数据和成本目录中都有性能说明。"
    ),
    "Remove vehicle from the catalogue, or give the new type another name.": (
        "请从成本目录中删除 vehicle，或给新车型另取名称。"
    ),
    "The catalogue lacks a vehicle type that the county owns.": ("成本目录中缺少本县已有的车型。"),
    "Add its costs: what is owned must be priced, too.": "请补充其成本：现有车辆也须有价格。",
    "A vehicle type of the scenario is not in the catalogue.": (
        "场景数据中的一种车型不在成本目录中。"
    ),
    "Add its costs if it may be bought; without them it is not considered.": (
        "如可购置，请补充其成本；没有成本的车型不予考虑。"
    ),
    "A vehicle type of the catalogue uses roads in an unknown way.": (
        "成本目录中一种车型的道路通行类别未知。"
    ),
    "Name a built-in profile, or one of those under profiles in scenario.yaml.": (
        "请填写内置类别，或 scenario.yaml 中 profiles 下的类别。"
    ),
    "Costs of a new vehicle type stand where they are not read.": (
        "新车型的成本写在了不读取的位置。"
    ),
    "Remove costs under vehicle; energy, upkeep and wages stand beside price.": (
        "请删除 vehicle 下的 costs；能耗、维护和工资与 price 并列填写。"
    ),
    "Vehicles are to be hired of a type that the catalogue does not have.": (
        "拟租用的车型不在成本目录中。"
    ),
    "Correct the name, or add the type under types.": "请改正名称，或在 types 下加入该车型。",
    "A vehicle would be worth more a year later.": "车辆在一年后反而更值钱。",
    "Let the shares of the price fall, or stay, from year to year.": (
        "残值比例应逐年下降或保持不变。"
    ),
    "The resale curve ends before the vehicle's life.": "残值曲线短于车辆使用年限。",
    "List a share for every year of its life, or 0 where a sale brings nothing.": (
        "请为使用年限内每一年填写比例，卖不出价时填 0。"
    ),
    "A vehicle costs nothing.": "车辆价格为零。",
    "Enter its price; with 0 as many are chosen as may help.": (
        "请填写价格；价格为 0 时，凡有用处的数量都会选上。"
    ),
    "Driving a vehicle costs nothing.": "车辆行驶费用为零。",
    "Enter energy, upkeep and wages; with 0 routes may be of any length.": (
        "请填写能耗、维护和工资；全为 0 时路线长短不影响费用。"
    ),
    "The budget of a year does not buy a single vehicle.": "年度预算买不起一辆车。",
    "Check the amount and its unit; vehicles can then only be kept, moved and hired.": (
        "请检查金额及其单位；此预算下车辆只能留用、调拨和租用。"
    ),
    "A vehicle type is in nothing better than another.": "一种车型没有任何一项优于另一种。",
    "Check its figures; there is no reason to buy it.": "请检查其数据；没有理由购置该车型。",
    "Vehicle types are the same in every figure.": "几种车型的各项数据完全相同。",
    "Check their figures; one of them will do.": "请检查其数据；保留其中一种即可。",
    "docs/catalogue-reference.md describes the field.": (
        "该字段的说明见 docs/catalogue-reference.md。"
    ),
    "There is no {file}; round planning figures are used.": "没有 {file}，采用取整的规划参考值。",
    "There is no such file.": "没有该文件。",
    "{worse} is in nothing better than {better}.": "{worse} 没有任何一项优于 {better}。",
    "{names} are the same in every figure.": "{names} 的各项数据完全相同。",
    "There is a file of that name already.": "已有同名文件。",
    "It cannot be written: {error}.": "无法写入：{error}。",
    "The scenario says already what {name} can do.": "场景数据已说明 {name} 的性能。",
    "The scenario has no vehicle type {name}.{hint}": "场景数据中没有车型 {name}。{hint}",
    "Costs of {name} stand under vehicle.": "{name} 的成本写在了 vehicle 下。",
    "The county owns {count} of type {name}, which the catalogue lacks.": (
        "本县有 {count} 辆 {name}，但成本目录中没有该车型。"
    ),
    "The catalogue lacks type {name} of the scenario.": "成本目录中缺少场景数据的车型 {name}。",
    "There is no type {name} in the catalogue.": "成本目录中没有车型 {name}。",
    "{name} would sell for {younger} of its price after {year} years, and for {older} a year "
    "later.": "{name} 满 {year} 年时残值比例为 {younger}，再过一年却为 {older}。",
    "The curve of {name} ends after {listed} years, its life after {life}; in between a sale "
    "brings nothing.": (
        "{name} 的残值曲线只到第 {listed} 年，使用年限为 {life} 年；其间出售按无残值计。"
    ),
    "A vehicle of type {name} costs nothing.": "{name} 的价格为零。",
    "Driving a vehicle of type {name} costs nothing.": "{name} 的行驶费用为零。",
    "Hiring a vehicle of type {name} costs nothing.": "租用 {name} 的价格为零。",
    "A budget of {budget} a year does not buy one vehicle; the cheapest costs {cheapest}.": (
        "每年 {budget} 的预算买不起一辆车，最便宜的要 {cheapest}。"
    ),
    "Vehicles are owned whose age is not known.": "有车龄不明的现有车辆。",
    "Fill in in_service_since; until then they count as half way through their life.": (
        "请填写 in_service_since；在此之前按使用年限过半计算。"
    ),
    "The budget of a year does not keep the service.": "年度预算不足以保持服务水平。",
    "Raise the budget, allow vehicles to be kept longer (renewal.overage_years), or hire more.": (
        "请提高预算，或允许车辆延期使用（renewal.overage_years），或多租车辆。"
    ),
    "No budget keeps the service in every year.": "无论预算多少，都有年份达不到服务水平。",
    "Offer hire for the time until new vehicles arrive, or let old ones be kept longer "
    "(renewal.overage_years).": (
        "请在新车到货前安排租车，或允许旧车延期使用（renewal.overage_years）。"
    ),
    "The plan over years is good, but not proven to be the cheapest.": (
        "多年更新方案可用，但未证明费用最低。"
    ),
    "It can be used as it is; fewer types, bases or years make the proof easier.": (
        "可直接采用；减少车型、驻点或年数便于证明。"
    ),
    "The age of {count} vehicles is not known.": "有 {count} 辆车的车龄不明。",
    "With {budget} a year for purchases, service falls to {service} % in {year}; it takes "
    "{least} a year to keep {floor} % in every year.": (
        "按每年 {budget} 的购置预算，{year} 年服务水平降至 {service} %；要使每年都保持 "
        "{floor} %，每年至少需要 {least}。"
    ),
    "{count} {type} at {base} for {months} months of {year}": (
        "{year} 年 {base} 缺 {type} {count} 辆，共 {months} 个月"
    ),
    "No fleet was found that gives {floor} %.": "没有找到能达到 {floor} % 的车队。",
    ", and {count} more": "，另有 {count} 处",
    "Even without a limit on money there lack: {list}{rest}.": (
        "即使资金不限，仍缺车辆：{list}{rest}。"
    ),
    "The search was stopped: another plan may cost up to {gap} % less.": (
        "搜索提前停止，其他方案的费用最多可能再低 {gap} %。"
    ),
}
