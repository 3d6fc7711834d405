"""Reading and checking scenarios."""

from __future__ import annotations

from typing import Final

SCENARIO: Final[dict[str, str]] = {
    "{low} and {high} {unit}": "{low} 和 {high} {unit}",
    "It ends on {until}, before it begins on {since}.": "它在 {until} 结束，早于开始的 {since}。",
    "It names neither links nor an area.": "它既没有写路段也没有画区域。",
    "The area has {corners} different corners; it takes three.": (
        "区域有 {corners} 个不同角点，需要三个。"
    ),
    "The outline crosses or touches itself.": "区域的边界自相交叉或接触。",
    "There is no profile {name}.": "没有类别 {name}。",
    "overtime_per_hour is given, but duty can never be longer than regular.": (
        "设了 overtime_per_hour，但在岗时间不会超过正常工时。"
    ),
    "Going from parent to parent, {id} comes back to itself.": "沿上级关系，{id} 会回到自身。",
    "No outlet is the county centre.": "没有网点是县中心。",
    "The county centre has the parent {parent}.": "县中心设有上级 {parent}。",
    "The table has no rows.": "表格没有数据行。",
    "The township {id} has no parent.": "乡镇 {id} 没有上级。",
    "{id} is a county centre, and so is {other}.": "{id} 是县中心，{other} 也是。",
    "{file}, row {row}": "{file}，第 {row} 行",
    "{name} already stands in {where}.": "{name} 已在 {where} 中出现。",
    "{name} differs from {first} in {where} in case only.": (
        "{name} 与 {where} 中的 {first} 只有大小写不同。"
    ),
    "It is due at {due_s}, before it is ready at ": "截止时间 {due_s} 早于可取时间 ",
    "It is for {ready_s} to {due_s}, but ": "时间为 {ready_s} 到 {due_s}，而",
    "The order for {village} carries nothing.": "{village} 的订单没有货物。",
    "{id} is open from {opens_s} to ": "{id} 的营业时间为 {opens_s} 到 ",
    "There is no village {village}.": "没有村 {village}。",
    "{village} already stands in pair {first}.": "{village} 已在第 {first} 组指定车辆中。",
    "{village} is open to {names}; its vehicles are ": (
        "{village} 的可通行车型为 {names}，其车辆为 "
    ),
    "{id} closes at {closes_s}, before it opens at ": "{id} 的关门时间 {closes_s} 早于开门时间 ",
    "{id} lies at longitude 0, latitude 0.": "{id} 位于经度 0、纬度 0。",
    "{id} lies {gap_km} km from the nearest other place.": (
        "{id} 离最近的其他地点 {gap_km} 公里。"
    ),
    "{id} would lie among the others if lon {lon} and lat ": "{id} 的经度 {lon} 与纬度 ",
    "{lat} were exchanged.": "{lat} 若对调，就会与其他地点在一起。",
    "a group of fields": "一组字段",
    "a list": "一个列表",
    "an id cannot be empty": "编号不能为空",
    "it holds a character that cannot be printed (U+{char})": "含有无法显示的字符（U+{char}）",
    "{text} begins or ends with a character that an id may not begin or end with": (
        "{text} 的开头或结尾是编号不允许的字符"
    ),
    "{text} holds {bad}, which an id may not hold": "{text} 含有编号不允许的 {bad}",
    "{text} is a reserved name on Windows and cannot name a file": (
        "{text} 是 Windows 的保留名称，不能作为文件名"
    ),
    "{text} is longer than {most} characters": "{text} 超过 {most} 个字符",
    "{value} does not name a file inside the scenario folder": "{value} 不是场景文件夹中的文件",
    "{value} is a number; a time is hours, a colon and minutes, such as 08:30": (
        "{value} 是数字；时间应写“时:分”，例如 08:30"
    ),
    "{value} is not a date such as 2026-03-01": "{value} 不是 2026-03-01 这样的日期",
    "{value} is not a day of the calendar": "{value} 不是日历上的日期",
    "{value} is not a day of the year": "{value} 不是一年中的日期",
    "{value} is not a day of the year such as 12-01": "{value} 不是 12-01 这样的月日",
    "{value} is not a file name of at most {most} characters": (
        "{value} 不是至多 {most} 个字符的文件名"
    ),
    "{value} is not a time such as 08:30": "{value} 不是 08:30 这样的时间",
    "The table holds no orders for {date}.": "该表没有 {date} 的订单。",
    " Is {close} meant?": " 是否指 {close}？",
    "Nothing stands here, where {what} belongs.": "此处为空，应为{what}。",
    "The field {name}": "该字段{name}",
    "There is no field {name} here.{hint}": "此处没有字段 {name}。{hint}",
    "at least {least}": "至少 {least}",
    "at most {most}": "至多 {most}",
    "{value} does not look like {pattern}.": "{value} 不符合 {pattern}。",
    "{field} is missing.": "缺少 {field}。",
    "{value} is not {expected}.": "{value} 不是{expected}。",
    "{value} is not {words} {limit}.": "{value} 不满足{words} {limit}。",
    "{field} needs {bound} {what}.": "{field} 需要{bound}{what}。",
    "{value} stands here, where {what} belongs.": "此处为 {value}，应为{what}。",
    "It holds NUL characters, so it is a binary file, a damaged one, or unmarked UTF-16.": (
        "含有空字符，因此是二进制文件、已损坏，或是未标明的 UTF-16。"
    ),
    "It is not a text in UTF-8, UTF-16 with a byte order mark, or GB18030.": (
        "不是 UTF-8、带字节序标记的 UTF-16 或 GB18030 文本。"
    ),
    "It was read as {encoding}, since it is not UTF-8.": "不是 UTF-8，已按 {encoding} 读取。",
    "And {count} more of the same.": "另有 {count} 处同样的问题。",
    "A link leads out of the scenario folder.": "链接指向场景文件夹之外。",
    "It cannot be listed: {error}.": "无法列出：{error}。",
    "It cannot be opened: {error}.": "无法打开：{error}。",
    "It cannot be read: {error}.": "无法读取：{error}。",
    "It is a folder or a device, not a file.": "它是文件夹或设备，不是文件。",
    "It is larger than {most} MiB.": "大于 {most} MiB。",
    "It is not a folder.": "不是文件夹。",
    "The folder holds {count} files; roads come in a few tables.": (
        "文件夹中有 {count} 个文件；道路只需几张表。"
    ),
    "There is no such file in the scenario folder.": "场景文件夹中没有这个文件。",
    "{path} is not a folder.": "{path} 不是文件夹。",
    "It is not read, since {found} is.": "未读取，因为已读取 {found}。",
    "No file in it is named after a date.": "其中没有以日期命名的文件。",
    "There are no orders for {date}; ": "{date} 没有订单；",
    "There is no folder of that name.": "没有这个名称的文件夹。",
    "the nearest dates are {there}.": "最近的日期是 {there}。",
    "there are none for any date.": "任何日期都没有。",
    "{name} is not a date.": "{name} 不是日期。",
    "a type in vehicle_types": "vehicle_types 中的车型",
    "a village": "村",
    "an outlet": "网点",
    "{reference} is not the id of {what}.{hint}": "{reference} 不是{what}的编号。{hint}",
    "{reference} is the name of several places: {ids}.": "{reference} 是多个地点的名称：{ids}。",
    "{village} is an outlet, not a village.": "{village} 是网点，不是村。",
    "(no name, column {place})": "（无名称，第 {place} 列）",
    "Not read in the table of {name}: {names}{more}.": "{name} 表中未读取：{names}{more}。",
    "There is no column {name}.{hint}": "没有列 {name}。{hint}",
    "{names} all mean {name}.": "{names} 都表示 {name}。",
    "A cell is longer than {most} characters.": "有单元格超过 {most} 个字符。",
    "It has more than {rows} rows or {columns} columns.": ("超过 {rows} 行或 {columns} 列。"),
    "It holds no row at all.": "没有任何行。",
    "It is an Excel workbook under the name of a CSV file.": "这是以 CSV 为名的 Excel 工作簿。",
    "Rename it to .xlsx, or save it as CSV (UTF-8).": "请改名为 .xlsx，或另存为 CSV（UTF-8）。",
    "Sheet {name} was read; not read: {names}.": "读取了工作表 {name}，未读取：{names}。",
    "The line is longer than {most} characters.": "该行超过 {most} 个字符。",
    "The name ends with {suffix}, so it is not clear how to read it.": (
        "文件名以 {suffix} 结尾，不清楚如何读取。"
    ),
    "The row cannot be cut into cells: {error}.": "该行无法分成单元格：{error}。",
    "The cell is empty.": "单元格是空的。",
    "{plain} has {count} characters; {longest} are allowed.": (
        "{plain} 有 {count} 个字符，允许 {longest} 个。"
    ),
    "{text} is a longitude where the latitude belongs.": "{text} 是经度，而此处应为纬度。",
    "{text} is a number in shortened form, not an id.": "{text} 是缩短形式的数字，不是编号。",
    "{text} is neither true nor false.": "{text} 既不是 true 也不是 false。",
    "{text} is not a day of the calendar.": "{text} 不是日历上的日期。",
    "{text} is not a whole number.": "{text} 不是整数。",
    "{text} is not between {limits}.": "{text} 不在 {limits} 之间。",
    "{text} is not one of {choices}.": "{text} 不是 {choices} 之一。",
    "A sheet reaches further than {limits}.": "工作表超过 {limits}。",
    "It cannot be read as an .xlsx workbook ({name}).": "无法作为 .xlsx 工作簿读取（{name}）。",
    "It holds a document type declaration, as no workbook does.": (
        "含有文档类型声明，工作簿不会有。"
    ),
    "Unpacked, it is larger than any table of a county.": "解压后大于任何县的表格。",
    "{rows} rows and {columns} columns": "{rows} 行和 {columns} 列",
    "{place} is not a place in a sheet.": "{place} 不是工作表中的位置。",
    "{row} is not a row of a sheet.": "{row} 不是工作表的行。",
    "A list, mapping or alias stands where the name of a field belongs.": (
        "应为字段名的位置是列表、映射或别名。"
    ),
    "A second document begins here.": "此处开始了第二个文档。",
    "An alias stands where the name of a field belongs.": "应为字段名的位置是别名。",
    "It holds an escape or a version number that YAML does not allow.": (
        "含有 YAML 不允许的转义或版本号。"
    ),
    "It holds half a character.": "含有半个字符。",
    "It holds nothing.": "没有内容。",
    "It holds the character {text}, which YAML does not allow.": (
        "含有 YAML 不允许的字符 {text}。"
    ),
    "It is nested deeper than {most} levels.": "嵌套超过 {most} 层。",
    "The alias *{anchor} stands before or inside what it names.": (
        "别名 *{anchor} 出现在它所指内容之前或之内。"
    ),
    "The parser says: {said}.": "解析器提示：{said}。",
    "The tag {tag} stands here.": "此处有标签 {tag}。",
    "There are more than {most} anchors and aliases.": ("锚点和别名超过 {most} 个。"),
    "With its aliases it holds more than {most} values.": ("展开别名后超过 {most} 个值。"),
    "{key} already stands on line {line}.": "{key} 已在第 {line} 行出现。",
    "characters": "个字符",
    "entries": "项",
    "Part {number}": "第 {number} 项",
    "a text (in quotes, if it looks like a number)": "文字（像数字时要加引号）",
    "a text": "文字",
    "a number without unit or quotes": "不带单位和引号的数字",
    "a whole number without unit or quotes": "不带单位和引号的整数",
    "a whole number": "整数",
    "a finite number": "有限的数",
    "a group of named fields": "一组有名称的字段",
    "greater than": "大于",
    "at least": "不小于",
    "less than": "小于",
    "at most": "不大于",
}
