"""What codes mean, and what to do."""

from __future__ import annotations

from typing import Final

CODES: Final[dict[str, str]] = {
    "The scenario folder does not exist.": "场景数据文件夹不存在。",
    "Give the path of a folder that holds scenario.yaml; `routing init` makes one.": (
        "请给出含有 scenario.yaml 的文件夹路径；可用 `routing init` 新建。"
    ),
    "A file of the scenario does not exist.": "场景数据中的一个文件不存在。",
    "Put the file there, or correct its name in scenario.yaml under files.": (
        "请把文件放到该处，或在 scenario.yaml 的 files 下改正文件名。"
    ),
    "A folder or device stands where a file belongs.": "应为文件的位置是文件夹或设备。",
    "Put an ordinary file there, or correct its name in scenario.yaml under files.": (
        "请放入普通文件，或在 scenario.yaml 的 files 下改正名称。"
    ),
    "A file stands where a folder belongs.": "应为文件夹的位置是文件。",
    "Put a folder there, or correct its name in scenario.yaml under files.": (
        "请放入文件夹，或在 scenario.yaml 的 files 下改正名称。"
    ),
    "A file of the scenario cannot be read.": "场景数据中的一个文件无法读取。",
    "Check the permissions of the file and close programs that hold it open.": (
        "请检查文件权限，并关闭占用该文件的程序。"
    ),
    "A symbolic link leads out of the scenario folder.": "符号链接指向场景文件夹之外。",
    "Copy the file into the scenario folder instead of linking to it.": (
        "请把文件复制到场景文件夹中，不要使用链接。"
    ),
    "A file or folder is larger than any county needs.": "文件或文件夹大于任何县所需。",
    "Check that it is the right file; leave out what does not belong to this county.": (
        "请检查是否为正确的文件，去掉不属于本县的内容。"
    ),
    "The file is neither a CSV table nor an Excel workbook.": (
        "文件既不是 CSV 表格也不是 Excel 工作簿。"
    ),
    "Save the table as .csv (UTF-8) or .xlsx.": "请把表格另存为 .csv（UTF-8）或 .xlsx。",
    "The text of a file cannot be decoded.": "文件内容无法解码。",
    'Save the file as UTF-8 ("CSV UTF-8" in a spreadsheet program).': (
        "请把文件保存为 UTF-8（在表格程序中选“CSV UTF-8”）。"
    ),
    "A file is not in UTF-8; its encoding was recognised.": "文件不是 UTF-8，已识别出其编码。",
    "Check that names look right, and save the file as UTF-8 to be sure.": (
        "请检查名称是否正确，最好另存为 UTF-8。"
    ),
    "A text file holds NUL characters.": "文本文件中含有空字符（NUL）。",
    "A YAML file is not well-formed YAML.": "YAML 文件不是格式正确的 YAML。",
    "Correct the line: indent with blanks, and quote texts that hold a colon and a blank.": (
        "请改正该行：用空格缩进，含有冒号加空格的文字要加引号。"
    ),
    "A field stands twice in the same group of a YAML file.": ("YAML 文件的同一组中有重复的字段。"),
    "Keep one of the two.": "请只保留一个。",
    "Anchors and aliases of a YAML file are too many or go in circles.": (
        "YAML 文件中的锚点和别名过多或相互循环。"
    ),
    "Write the values out in full.": "请把内容直接写出。",
    "A YAML file holds more values than any county needs.": ("YAML 文件中的数据多于任何县所需。"),
    "Leave out what does not belong there, and write tables as CSV.": (
        "请去掉不属于此处的内容，表格请写成 CSV。"
    ),
    "A YAML file is nested too deeply.": "YAML 文件嵌套过深。",
    "Check the brackets and the indentation.": "请检查括号和缩进。",
    "A YAML file holds a tag.": "YAML 文件中含有标签。",
    "Remove the tag (the word that begins with an exclamation mark); values need none.": (
        "请删除标签（以感叹号开头的词），数值不需要标签。"
    ),
    "A YAML file holds more than one document.": "YAML 文件中有多个文档。",
    "Keep one document: remove what follows the line of three dashes.": (
        "请只保留一个文档：删除三个短横线那一行之后的内容。"
    ),
    "A YAML file is empty.": "YAML 文件是空的。",
    "Fill it in; `routing init` writes one to start from.": (
        "请填写内容；可用 `routing init` 生成一份作为起点。"
    ),
    "A field that must be given is missing.": "缺少必填字段。",
    "Add the field; docs/scenario-reference.md describes it.": (
        "请补上该字段，说明见 docs/scenario-reference.md。"
    ),
    "A YAML file holds a field that does not exist.": "YAML 文件中有不存在的字段。",
    "Correct its name or remove it; docs/scenario-reference.md lists all fields.": (
        "请改正名称或删除；全部字段见 docs/scenario-reference.md。"
    ),
    "A field holds the wrong kind of value.": "字段的数据类型不对。",
    "Write the kind of value that docs/scenario-reference.md gives for the field.": (
        "请按 docs/scenario-reference.md 规定的类型填写。"
    ),
    "A field holds a value outside its limits.": "字段的数值超出范围。",
    "Write a value within the limits; check the unit in the field's name.": (
        "请填写范围内的数值，并核对字段名中的单位。"
    ),
    "A field holds a word that is not one of its choices.": "字段的取值不在可选项中。",
    "Write one of the choices.": "请填写可选项之一。",
    "A field holds a value that makes no sense there.": "字段的取值没有意义。",
    "Correct the value; docs/scenario-reference.md describes the field.": (
        "请改正取值，说明见 docs/scenario-reference.md。"
    ),
    "A table cannot be cut into rows and cells.": "表格无法分成行和单元格。",
    "Check the quotes around the row named, or save the table anew from a spreadsheet.": (
        "请检查所指行的引号，或在表格程序中重新保存。"
    ),
    "A table has no header row.": "表格没有标题行。",
    "Write the names of the columns into the first row.": "请在第一行填写列名。",
    "A table has more rows, columns or characters than any county needs.": (
        "表格的行、列或字符多于任何县所需。"
    ),
    "An Excel workbook cannot be read.": "Excel 工作簿无法读取。",
    "Open it in a spreadsheet program and save it anew as .xlsx, without a password.": (
        "请在表格程序中打开，去掉密码后另存为 .xlsx。"
    ),
    "An Excel workbook holds several sheets, of which one was read.": (
        "Excel 工作簿有多张工作表，只读取了一张。"
    ),
    "Check that it is the right sheet; name it after the table to be sure.": (
        "请检查是否为正确的工作表，最好用表格的名称命名。"
    ),
    "A row has more or fewer cells than the header.": "某行的单元格数与标题行不同。",
    "Give the row as many cells as the header; quote cells that hold the separator.": (
        "请使该行与标题行的单元格数相同，含有分隔符的单元格要加引号。"
    ),
    "A column that a table needs is missing.": "表格缺少必需的列。",
    "Add the column, or give it one of the names that docs/scenario-reference.md lists.": (
        "请补上该列，或使用 docs/scenario-reference.md 中列出的列名。"
    ),
    "A table has columns that are not read.": "表格中有未读取的列。",
    "Correct their names if they should be read; docs/scenario-reference.md lists all names.": (
        "若应读取，请改正列名；全部列名见 docs/scenario-reference.md。"
    ),
    "Two columns of a table mean the same.": "表格中有两列含义相同。",
    "A cell that must be filled is empty.": "必填的单元格是空的。",
    "Fill it in, or remove the row.": "请填写，或删除该行。",
    "A cell holds a longer text than is allowed.": "单元格的文字超过允许的长度。",
    "Shorten the text; look for a quote that is not closed.": (
        "请缩短文字，并检查是否有未闭合的引号。"
    ),
    "A cell holds a character that cannot be printed.": "单元格含有无法显示的字符。",
    "Type the text anew.": "请重新输入文字。",
    "A cell does not hold a number.": "单元格不是数字。",
    "Write the number alone: no unit, no thousands separator, a point for decimals.": (
        "请只写数字：不带单位，不带千位分隔符，小数用点。"
    ),
    "A cell does not hold a whole number.": "单元格不是整数。",
    "Write a whole number.": "请填写整数。",
    "A cell does not hold a time.": "单元格不是时间。",
    "Write hours, a colon and minutes, such as 08:30.": "请写“时:分”，例如 08:30。",
    "A cell does not hold a date.": "单元格不是日期。",
    "Write year, month and day, such as 2026-03-01.": "请写年月日，例如 2026-03-01。",
    "A cell holds a word that is not one of the choices of its column.": (
        "单元格的词不在该列的可选项中。"
    ),
    "Write one of the choices; docs/scenario-reference.md lists them.": (
        "请填写可选项之一，见 docs/scenario-reference.md。"
    ),
    "A number is outside the limits of its column.": "数字超出该列的范围。",
    "Correct the number; check the unit in the column's name.": (
        "请改正数字，并核对列名中的单位。"
    ),
    "An id holds something that an id may not hold.": "编号含有不允许的内容。",
    "Use letters, digits, blank and _ . + - only, at most 64 characters.": (
        "请使用文字、数字、空格和 _ . + -，最多 64 个字符。"
    ),
    "A spreadsheet program has shortened a long id.": "表格程序把较长的编号缩短了。",
    "Format the column as text and enter the id anew.": "请把该列设为文本格式并重新输入编号。",
    "The same id stands for two things.": "同一编号用于两个对象。",
    "Give each its own id; outlets and villages share one set of ids.": (
        "请给每个对象单独的编号；网点和村共用一套编号。"
    ),
    "Two ids differ in upper and lower case only.": "两个编号只有大小写不同。",
    "Change one of them: they would name the same file on many computers.": (
        "请改其中一个：在许多电脑上它们会成为同一个文件。"
    ),
    "A village belongs to an outlet that does not exist.": "村所属的网点不存在。",
    "Write the id of an outlet in the table of outlets.": "请填写网点表中的网点编号。",
    "An outlet has a parent that does not exist.": "网点的上级不存在。",
    "A vehicle stands at an outlet that does not exist.": "车辆所在的网点不存在。",
    "A vehicle is of a type that does not exist.": "车辆的车型不存在。",
    "Write a name that scenario.yaml lists under vehicle_types.": (
        "请填写 scenario.yaml 中 vehicle_types 下的名称。"
    ),
    "A profile does not exist.": "行驶类别不存在。",
    "Write a built-in profile, or a name under profiles in scenario.yaml.": (
        "请填写内置类别，或 scenario.yaml 中 profiles 下的名称。"
    ),
    "A village does not exist.": "村不存在。",
    "Write the id of a village in the table of villages.": "请填写村表中的村编号。",
    "A vehicle does not exist.": "车辆不存在。",
    "Write the id of a vehicle in the table of vehicles.": "请填写车辆表中的车辆编号。",
    "Several places have the name that is used in place of an id.": (
        "代替编号使用的名称对应多个地点。"
    ),
    "Write the id of the one that is meant.": "请填写所指地点的编号。",
    "The scenario has no outlet.": "场景数据没有网点。",
    "Add the county centre and the townships to the table of outlets.": (
        "请在网点表中加入县中心和乡镇。"
    ),
    "The scenario has no village.": "场景数据没有村。",
    "Add the villages to the table of villages.": "请在村表中加入村。",
    "The scenario has no vehicle.": "场景数据没有车辆。",
    "Add the vehicles to the table of vehicles.": "请在车辆表中加入车辆。",
    "There is not exactly one county centre.": "县中心不是恰好一个。",
    "Give one outlet the kind county_centre and all others township.": (
        "请把一个网点设为 county_centre，其他设为 township。"
    ),
    "A township has no parent.": "乡镇没有上级。",
    "Write the id of the outlet that supplies it, usually the county centre.": (
        "请填写供货网点的编号，通常是县中心。"
    ),
    "The parents of outlets go in a circle.": "网点的上级关系成环。",
    "Change the parents so that each leads to the county centre in the end.": (
        "请修改上级关系，使每个网点最终通向县中心。"
    ),
    "The county centre has a parent, which is not used.": "县中心设有上级，不会使用。",
    "Leave its parent empty.": "请清空其上级。",
    "A window ends before it begins.": "时间窗的结束早于开始。",
    "Exchange the two times or correct them; a window cannot run over midnight.": (
        "请对调两个时间或改正；时间窗不能跨越午夜。"
    ),
    "A place lies at longitude 0, latitude 0.": "地点位于经度 0、纬度 0。",
    "Enter its coordinates; 0, 0 usually means that none were found.": (
        "请填写坐标；0, 0 通常表示没有找到坐标。"
    ),
    "Longitude and latitude of a place look exchanged.": "地点的经度和纬度似乎颠倒。",
    "Exchange the two.": "请对调两者。",
    "A place lies far from all others.": "地点远离所有其他地点。",
    "Check its coordinates; leave it if it is right.": "请检查坐标，正确则不必改动。",
    "Overtime has a price but never begins.": "设了加班费，但加班永远不会开始。",
    "Add regular_h to the shift, or remove overtime_per_hour.": (
        "请在班次中加入 regular_h，或删除 overtime_per_hour。"
    ),
    "A closure closes nothing.": "封路没有封闭任何道路。",
    "Give it links or an area.": "请给出路段或区域。",
    "The area of a closure is not a polygon.": "封路的区域不是多边形。",
    "Give three corners or more, in order around the area, so that no sides cross.": (
        "请沿区域依次给出三个以上的角点，边不能相交。"
    ),
    "A closure ends before it begins.": "封路的结束早于开始。",
    "Exchange since and until, or correct them.": "请对调 since 和 until，或改正。",
    "A village stands in several pairs.": "一个村出现在多组指定车辆中。",
    "Put all its vehicles into one pair.": "请把它的所有车辆写在一组中。",
    "None of the vehicles that a village is fixed to can reach it.": (
        "村所指定的车辆都不能到达该村。"
    ),
    "Change the pair, or the access of the village.": "请修改指定车辆，或修改村的可通行车型。",
    "There is no table of orders for the date.": "该日期没有订单表。",
    "Add the table, or choose another date.": "请加入订单表，或选择其他日期。",
    "The scenario has no folder of orders.": "场景数据没有订单文件夹。",
    "Add the folder with one table a date, such as 2026-03-01.csv.": (
        "请加入文件夹，每个日期一张表，例如 2026-03-01.csv。"
    ),
    "The orders folder holds no table of orders.": "订单文件夹中没有订单表。",
    "Add one table a date, such as 2026-03-01.csv.": (
        "请为每个日期加入一张表，例如 2026-03-01.csv。"
    ),
    "The table of a date holds no orders.": "该日期的表中没有订单。",
    "Leave it if nothing is due on that date.": "若当日没有任务则不必处理。",
    "A file in the orders folder is not read, since its name is not a date.": (
        "订单文件夹中有文件未读取，因为其名称不是日期。"
    ),
    "Name it after its date, such as 2026-03-01.csv or .xlsx, or move it elsewhere.": (
        "请以日期命名，例如 2026-03-01.csv 或 .xlsx，或移到别处。"
    ),
    "Two tables of orders bear the same date; only the CSV is read.": (
        "两张订单表日期相同，只读取 CSV。"
    ),
    "Remove one of the two.": "请删除其中一张。",
    "An order names an outlet, not a village.": "订单指向网点而不是村。",
    "Write the id of a village; outlets are not served.": "请填写村的编号；网点不是服务对象。",
    "The window of an order and that of its village do not meet, so it cannot be served.": (
        "订单与村的时间窗没有交集，无法服务。"
    ),
    "Correct ready and due, or the window of the village.": "请改正 ready 和 due，或村的时间窗。",
    "An order has no pieces, weight or volume.": "订单没有件数、重量或体积。",
    "Enter what is to be carried, or remove the order.": "请填写要运送的货物，或删除该订单。",
    "An option of the new scenario is out of range.": "新场景的选项超出范围。",
    "Choose a value within the range that is named.": "请在给出的范围内选择。",
    "The folder for the new scenario already holds something.": "新场景的文件夹中已有内容。",
    "Name a new or an empty folder; nothing is ever overwritten.": (
        "请指定新的或空的文件夹；程序从不覆盖已有内容。"
    ),
    "The new scenario cannot be written.": "新场景无法写入。",
    "Check that the folder's parent may be written to and that the disk is not full.": (
        "请检查上级文件夹是否可写、磁盘是否已满。"
    ),
    "The file to import cannot be read.": "要导入的文件无法读取。",
    "Check the path, and that you may read the file.": "请检查路径和读取权限。",
    "The file is not a whole OpenStreetMap file.": "文件不是完整的 OpenStreetMap 文件。",
    "Download it again, as .osm.pbf, and compare its size with the source's.": (
        "请重新下载 .osm.pbf 文件，并与来源核对大小。"
    ),
    "A table of places lacks a column that is needed.": "地点表缺少必需的列。",
    "Add the column, or correct its header: name, lon and lat, or 名称, 经度 and 纬度.": (
        "请补上该列或改正标题：name、lon、lat，或名称、经度、纬度。"
    ),
    "The file names no place that could be served.": "文件中没有可以服务的地点。",
    "Check that it covers the county and holds villages with coordinates.": (
        "请检查文件是否覆盖本县，并含有带坐标的村。"
    ),
    "The file holds more places than one county scenario can.": (
        "文件中的地点多于一个县的场景所能容纳。"
    ),
    "Cut it down to one county first.": "请先裁剪为一个县。",
    "A node lies nowhere on Earth.": "节点不在地球上。",
    "Write longitude in x_coord and latitude in y_coord, in degrees.": (
        "请在 x_coord 填经度，在 y_coord 填纬度，单位为度。"
    ),
    "The shape of a link cannot be used.": "路段的形状无法使用。",
    "Write a WKT LINESTRING of lon lat pairs between the two nodes, or leave it blank.": (
        "请写出两节点之间“经度 纬度”的 WKT LINESTRING，或留空。"
    ),
    "A graph cannot be read as a road network.": "该图无法作为路网读取。",
    "Give nodes lon and lat, and edges the attributes that to_networkx writes.": (
        "请给节点 lon 和 lat，并给边加上 to_networkx 所写的属性。"
    ),
    "The road network contradicts itself.": "路网自相矛盾。",
    "Correct the links or nodes named, or make the network again from its source.": (
        "请改正所指的路段或节点，或从来源重新生成路网。"
    ),
    "A number in a road table cannot be used.": "道路表中的数字无法使用。",
    "Write a plain number above zero, or leave an optional cell blank.": (
        "请写大于零的数字，可选的单元格可以留空。"
    ),
    "A place has no position on Earth.": "地点不在地球上。",
    "Give a longitude from -180 to 180 and a latitude from -90 to 90.": (
        "经度应在 -180 到 180 之间，纬度应在 -90 到 90 之间。"
    ),
    "A road profile makes no sense.": "行驶类别不合理。",
    "Use known road classes, surfaces and modes, and numbers above zero.": (
        "请使用已知的道路等级、路面和方式，数字要大于零。"
    ),
    "A word in a road table is not understood.": "道路表中有无法理解的词。",
    "Use true or false, a road class or OSM highway value, a surface, or modes separated by ;.": (
        "请使用 true 或 false、道路等级或 OSM highway 值、路面，或以 ; 分隔的方式。"
    ),
    "A file of prepared roads was damaged.": "预处理的道路文件已损坏。",
    "Nothing needs to be done: it was made again. If it happens often, check the disk.": (
        "无需处理，已重新生成；若经常发生，请检查磁盘。"
    ),
    "Prepared roads cannot be kept on disk.": "预处理的道路无法保存到磁盘。",
    "Free space on the disk, or set ROUTING_CACHE_DIR to a folder that may be written.": (
        "请腾出磁盘空间，或将 ROUTING_CACHE_DIR 设为可写入的文件夹。"
    ),
    "The drawn area of a closure is no area.": "封路所画的区域不成区域。",
    "Draw at least three different corners as longitude, latitude.": (
        "请给出至少三个不同的角点（经度、纬度）。"
    ),
    "Name the links it closes or draw its area, or remove it.": (
        "请写明所封路段或画出区域，或删除该封路。"
    ),
    "A closure names a link that the network does not have.": "封路指向路网中没有的路段。",
    "Look the link's id up in the road file; ids change when roads are read from a new"
    " file.": "请在道路文件中查找路段编号；重新读取道路后编号会变。",
    "A column appears twice.": "列重复出现。",
    "Remove or rename one of them.": "请删除或改名其中一列。",
    "An id is used twice.": "编号重复使用。",
    "Give every node and every link an id of its own.": "请给每个节点和路段单独的编号。",
    "A road table holds no rows.": "道路表没有数据行。",
    "Export the table again, with its header and rows.": "请重新导出带标题和数据的表格。",
    "A road table lacks a column.": "道路表缺少一列。",
    "Add the column, named as in the GMNS specification.": "请补上该列，名称按 GMNS 规范。",
    "A road table is missing.": "缺少道路表。",
    "Put nodes.csv and links.csv into the road folder.": (
        "请在道路文件夹中放入 nodes.csv 和 links.csv。"
    ),
    "A cell that must be filled is blank.": "必填的单元格是空白。",
    "Fill it in.": "请填写。",
    "There are no places to estimate roads from.": "没有可以估算道路的地点。",
    "Add villages and outlets, or a road file.": "请加入村和网点，或道路文件。",
    "The road file holds no road.": "道路文件中没有道路。",
    "Check that it is the right file and covers the county.": (
        "请检查是否为正确的文件并覆盖本县。"
    ),
    "A profile may not use any road.": "某行驶类别没有可用的道路。",
    "Check the profile's speeds, weight and width, the closures, and the roads' access.": (
        "请检查该类别的速度、重量和宽度、封路以及道路通行限制。"
    ),
    "An OpenStreetMap file cannot be read.": "OpenStreetMap 文件无法读取。",
    "Download the .osm.pbf file again and check its size.": (
        "请重新下载 .osm.pbf 文件并核对大小。"
    ),
    "Part of the road file could not be used.": "道路文件中有一部分无法使用。",
    "Nothing needs to be done if the number is small; otherwise correct the road file.": (
        "数量少则不必处理，否则请改正道路文件。"
    ),
    "A place cannot be reached and left by road.": "某地点无法经道路往返。",
    "Check the roads around it for gaps, one-way streets, limits and closures.": (
        "请检查周围道路的缺口、单行、限制和封路。"
    ),
    "A place is too far from any road.": "某地点离道路太远。",
    "Check its coordinates, add the missing road, or raise the snap limit.": (
        "请检查坐标、补上缺少的道路，或提高接入距离上限。"
    ),
    "A place lies on a road that is closed.": "某地点位于封闭的道路上。",
    "Expect its orders to be left out until the closure ends, or narrow the closure.": (
        "在解封之前其订单将无法安排；也可缩小封路范围。"
    ),
    "Roads were estimated from the places alone.": "道路仅由地点估算。",
    "Treat times and distances as estimates, or add a road file.": (
        "时间和距离只是估算；也可加入道路文件。"
    ),
    "A row has more cells than the header.": "某行的单元格多于标题行。",
    "Quote cells that hold commas, such as WKT shapes.": (
        "含有逗号的单元格（如 WKT 形状）要加引号。"
    ),
    "A link begins or ends at a node that does not exist.": "路段的起点或终点节点不存在。",
    "Correct the node id, or add the node to the table of nodes.": (
        "请改正节点编号，或把节点加入节点表。"
    ),
    "A road table cannot be read.": "道路表无法读取。",
    "Save it as CSV in UTF-8.": "请保存为 UTF-8 的 CSV。",
    "The road file or folder that the scenario names is not there.": (
        "场景数据所指的道路文件或文件夹不存在。"
    ),
    "Correct files.roads, or leave it out to have roads estimated from the places.": (
        "请改正 files.roads，或留空由地点估算道路。"
    ),
    "There is no vehicle to plan with.": "没有可用的车辆。",
    "Add at least one row to the fleet table.": "请在车辆表中至少加入一行。",
    "A benchmark file cannot be read as any of the formats that are known.": (
        "基准文件不属于任何已知格式。"
    ),
    "Correct the file at the place named, or fetch it again.": (
        "请在所指位置改正文件，或重新获取。"
    ),
    "A benchmark file holds a header or section that is not understood.": (
        "基准文件中有无法理解的标题或段落。"
    ),
    "Check whether it matters: it has no effect on the problem that is solved.": (
        "请检查是否重要：它对所求解的问题没有影响。"
    ),
    "A benchmark file asks for something that no engine here can honour.": (
        "基准文件的某项要求没有引擎能够满足。"
    ),
    "Choose another file, or remove the section if it does not matter.": (
        "请选择其他文件，或在不重要时删除该段。"
    ),
    "A benchmark file gives its distances in a way that is not supported.": (
        "基准文件给出距离的方式不受支持。"
    ),
    "Convert them to EUC_2D coordinates or to an explicit FULL_MATRIX.": (
        "请转换为 EUC_2D 坐标或完整的 FULL_MATRIX。"
    ),
    "A search returned a route that breaks a rule: a fault of the program, not of the"
    " input.": "搜索返回的路线违反规则：这是程序的错误，与输入无关。",
    "Report it with the problem; choose another engine in the meantime.": (
        "请连同问题一起报告，并暂时选用其他引擎。"
    ),
    "Nothing says when the search should end.": "没有说明搜索何时结束。",
    "Give a time limit in seconds, or a number of steps.": "请给出时间限制（秒）或步数。",
    "A process of a search could not be spoken to: a fault of the program, not of the"
    " input.": "无法与搜索进程通信：这是程序的错误，与输入无关。",
    "Use one thread in the meantime.": "请暂时使用一个线程。",
    "There is no engine of that name.": "没有这个名称的引擎。",
    "Choose one of the engines named.": "请选择所列的引擎之一。",
    "The chosen engine cannot honour something in the problem.": (
        "所选引擎无法满足问题中的某项要求。"
    ),
    "Choose another engine, or change what is named.": "请选择其他引擎，或修改所指内容。",
    "An assignment names a visit that the problem does not have.": (
        "分配方案指向问题中没有的交接。"
    ),
    "This is a fault of the engine; report it.": "这是引擎的错误，请报告。",
    "A visit is made more than once, or both made and left out.": (
        "某次交接重复，或既安排又列为未安排。"
    ),
    "Keep it once.": "请只保留一次。",
    "A visit is neither made nor listed as left out.": "某次交接既未安排也未列为未安排。",
    "Add it to a route or to the visits left out.": "请加入路线或未安排列表。",
    "A trip begins at a depot that the problem does not have.": (
        "某趟次从问题中没有的装货点开始。"
    ),
    "A vehicle is sent out without anything to do.": "车辆出车但没有任务。",
    "Leave the vehicle at its base.": "请让车辆留在驻点。",
    "A trip that is not the last one holds no visit.": "不是最后一趟的趟次没有交接。",
    "Leave the trip out.": "请去掉该趟次。",
    "A vehicle makes a visit that it is not allowed to make.": "车辆执行了不允许它执行的交接。",
    "Give the visit to a vehicle that may reach the village and is not paired away from"
    " it.": "请改派给能到达该村且未被排除的车辆。",
    "The plan is for another date than the orders it is checked against.": (
        "方案的日期与用来检查的订单不同。"
    ),
    "Check it against the orders of its own date.": "请用同一日期的订单检查。",
    "The scenario's files have changed since the plan was made.": "方案生成后场景文件有改动。",
    "Plan again, or check that the change does not matter.": "请重新安排，或确认改动没有影响。",
    "The orders have changed since the plan was made.": "方案生成后订单有改动。",
    "The plan uses a vehicle that the fleet does not have.": "方案使用了车队中没有的车辆。",
    "Correct the vehicle's id, or add it to the fleet table.": (
        "请改正车辆编号，或在车辆表中加入。"
    ),
    "A vehicle drives more than one route.": "一辆车有多条路线。",
    "Give the second route to another vehicle, or make it a trip of the first.": (
        "请把第二条路线交给其他车辆，或作为第一条的一个趟次。"
    ),
    "The plan states another type, profile or base of a vehicle than the scenario.": (
        "方案中车辆的车型、类别或驻点与场景数据不同。"
    ),
    "Correct the plan, or plan again.": "请改正方案，或重新安排。",
    "The stops of a route do not form a day: start, loading, villages, end at the base.": (
        "路线的停靠点不成一天：出发、装货、村、返回驻点。"
    ),
    "Put the stops in such an order.": "请按此顺序排列停靠点。",
    "A stop is at a place that the scenario does not have.": "停靠点所在地点不在场景数据中。",
    "Correct the place's id.": "请改正地点编号。",
    "The plan states another name or position of a place than the scenario.": (
        "方案中地点的名称或位置与场景数据不同。"
    ),
    "The plan names an order that is not among the orders of its date.": (
        "方案中的订单不属于该日期。"
    ),
    "Correct the order's id, or plan again.": "请改正订单编号，或重新安排。",
    "An order is served more than once, or both served and listed as left out.": (
        "订单重复服务，或既服务又列为未安排。"
    ),
    "An order is neither served nor listed as left out.": "订单既未服务也未列为未安排。",
    "Add it to a stop or to the orders left out.": "请加入停靠点或未安排列表。",
    "An order is served at another place than its village.": (
        "订单在其他地点服务，而不在其所属的村。"
    ),
    "Move it to a stop at its village.": "请移到该村的停靠点。",
    "What the plan says of an order left out does not agree with the scenario.": (
        "方案中未安排订单的内容与场景数据不符。"
    ),
    "The times of a stop do not follow from one another.": "停靠点的时间前后不符。",
    "Arrival is the departure before plus driving and rest; waiting ends when work begins.": (
        "到达时间等于上一站离开时间加行驶和休息；等待到开始工作为止。"
    ),
    "The driving time between two stops is not that of the roads.": (
        "两站之间的行驶时间与道路不符。"
    ),
    "Correct it, or plan again.": "请改正，或重新安排。",
    "The distance between two stops is not that of the roads.": "两站之间的距离与道路不符。",
    "A vehicle drives between two places that no road it may use joins.": (
        "车辆在它可用的道路无法连通的两地之间行驶。"
    ),
    "Use another vehicle, or leave the stop out.": "请换车，或去掉该停靠点。",
    "A driver drives longer than allowed without the rest that is due.": (
        "驾驶时间超过允许，没有按规定休息。"
    ),
    "Add the rest before the driving time is used up.": "请在驾驶时间用完之前加入休息。",
    "Work at a village begins outside the window of the village or of an order.": (
        "在村的工作开始时间不在村或订单的时间窗内。"
    ),
    "Come earlier or later, or widen the window.": "请提前或推后，或放宽时间窗。",
    "A vehicle loads at, leaves or returns to an outlet while it is closed, or loads"
    " goods before they are there.": "车辆在网点关门时装货、离开或返回，或在货物到达之前装货。",
    "Move the halt into the outlet's opening hours, or extend them.": (
        "请移到网点营业时间内，或延长营业时间。"
    ),
    "A stop is shorter than its work takes.": "停靠时间短于所需的工作时间。",
    "Allow the time per stop and per piece, or the time of loading.": (
        "请留出每站、每件的时间或装货时间。"
    ),
    "A vehicle leaves before its shift starts or returns after it ends.": (
        "车辆在班次开始前离开或在结束后返回。"
    ),
    "Shorten the route, or extend the shift.": "请缩短路线，或延长班次。",
    "A vehicle is on duty longer than its driver may be.": "车辆在岗时间超过驾驶员允许的时间。",
    "Shorten the route.": "请缩短路线。",
    "A vehicle carries more than its payload or its load space.": "车辆装载超过载重或容积。",
    "Move orders to another trip or vehicle.": "请把订单移到其他趟次或车辆。",
    "A vehicle drives further in a day than its range.": "车辆一天的行驶里程超过续航里程。",
    "A vehicle makes more trips than it may.": "车辆的趟次超过允许。",
    "Give the trip to another vehicle.": "请把该趟次交给其他车辆。",
    "A vehicle serves a village that its kind cannot reach.": "车辆服务了该车型不能到达的村。",
    "Use a vehicle with a profile that the village's access names.": (
        "请使用该村可通行车型中的车辆。"
    ),
    "A village fixed by hand to some vehicles is served by another one.": (
        "指定了车辆的村由其他车辆服务。"
    ),
    "Use one of its vehicles, or change rules.pairs.": "请使用指定的车辆，或修改 rules.pairs。",
    "Goods are loaded or unloaded at an outlet that dispatch_from does not allow.": (
        "在 dispatch_from 不允许的网点装货或卸货。"
    ),
    "Load and unload where dispatch_from says.": "请按 dispatch_from 的规定装卸。",
    "The pieces, weights, volumes or load stated at a stop do not follow from its orders.": (
        "停靠点的件数、重量、体积或装载与订单不符。"
    ),
    "Correct them, or plan again.": "请改正，或重新安排。",
    "A figure stated of a route does not follow from its stops.": "路线的某项指标与停靠点不符。",
    "A figure stated of the plan does not follow from its routes.": "方案的某项指标与路线不符。",
    "An order that must be served is left out.": "必送订单未安排。",
    "See the reason beside the order; more vehicles, trips or hours may be needed.": (
        "原因见该订单；可能需要更多车辆、趟次或工时。"
    ),
    "The village is further from any road than the scenario allows.": (
        "该村离任何道路的距离超过场景允许。"
    ),
    "Correct the village's position, add its road, or raise rules.snap_limit_m.": (
        "请改正村的位置、补上道路，或提高 rules.snap_limit_m。"
    ),
    "No road joins the village to an outlet, for any vehicle of the fleet.": (
        "对车队的任何车辆，该村与网点之间都没有道路。"
    ),
    "Check the road data and the closures around the village.": (
        "请检查该村周围的道路数据和封路。"
    ),
    "The village's access and pairs leave no vehicle of the fleet that may come.": (
        "按村的可通行车型和指定车辆，车队中没有车辆可以前往。"
    ),
    "Change the access or the pair, or add a vehicle that may come.": (
        "请修改可通行车型或指定车辆，或增加可前往的车辆。"
    ),
    "The goods are heavier than the payload of every vehicle that may come.": (
        "货物重于所有可前往车辆的载重。"
    ),
    "Split the order, or use a larger vehicle.": "请拆分订单，或使用更大的车辆。",
    "The goods need more space than every vehicle that may come and could bear them"
    " has.": "货物体积大于所有可前往且能承重的车辆。",
    "No road joins the village to an outlet for a vehicle that may come and can carry"
    " the goods.": "对可前往且能装载的车辆，该村与网点之间没有道路。",
    "Use a vehicle that can drive there, or check the road data and the closures.": (
        "请使用能够到达的车辆，或检查道路数据和封路。"
    ),
    "No vehicle that could serve the village can load or unload at the outlet that its"
    " goods pass through.": "能服务该村的车辆都无法在其货物经过的网点装卸。",
    "Base a vehicle there, or change dispatch_from.": "请在该网点配车，或修改 dispatch_from。",
    "Serving the order alone already exceeds the range of every vehicle that may serve"
    " it.": "仅服务该订单就已超过所有可用车辆的续航里程。",
    "Base a vehicle nearer, or use one with a longer range.": (
        "请在更近处配车，或使用续航更长的车辆。"
    ),
    "The windows of the village and of its order have no moment in common.": (
        "村与订单的时间窗没有共同时刻。"
    ),
    "Correct the order's ready and due times, or the village's opening hours.": (
        "请改正订单的 ready 和 due，或村的营业时间。"
    ),
    "Even a vehicle sent for this order alone arrives after its window has closed.": (
        "即使专程派车，到达时时间窗也已关闭。"
    ),
    "Widen the window, or start the shift or open the outlet earlier.": (
        "请放宽时间窗，或提前班次或网点开门时间。"
    ),
    "Even for this order alone the outlet's opening hours are too short.": (
        "即使只为该订单，网点的营业时间也不够。"
    ),
    "Extend the opening hours of the outlet.": "请延长网点的营业时间。",
    "Even for this order alone a shift or the longest duty is too short.": (
        "即使只为该订单，班次或最长在岗时间也不够。"
    ),
    "Extend the shift, or base a vehicle nearer.": "请延长班次，或在更近处配车。",
    "A vehicle could serve the order alone, but the search found no place for it beside"
    " the other orders.": "有车辆可以单独服务该订单，但搜索未能把它与其他订单排在一起。",
    "Add vehicles, trips or hours, or move other orders to another day.": (
        "请增加车辆、趟次或工时，或把其他订单移到别的日期。"
    ),
    "The plan file cannot be read.": "方案文件无法读取。",
    "Check the path and that you may read it.": "请检查路径和读取权限。",
    "The file is far larger than a plan of this program can be.": "文件远大于本程序的方案。",
    "Check that it is the right file.": "请检查是否为正确的文件。",
    "The file does not hold JSON.": "文件内容不是 JSON。",
    "Correct what the message points at, or write the plan again.": (
        "请按提示改正，或重新生成方案。"
    ),
    "The plan was written for another version of the plan schema.": (
        "方案由其他版本的方案格式写成。"
    ),
    "Plan again with this version of the program.": "请用本版本的程序重新安排。",
    "The plan holds a field that the schema does not know.": "方案中有格式未定义的字段。",
    "Remove it, or correct its name.": "请删除，或改正名称。",
    "The plan lacks a field.": "方案缺少字段。",
    "Add it; see routing/plan/plan.schema.json.": "请补上；见 routing/plan/plan.schema.json。",
    "A field of the plan holds a value that it cannot have.": "方案中某字段的取值不允许。",
    "Correct it; see routing/plan/plan.schema.json.": (
        "请改正；见 routing/plan/plan.schema.json。"
    ),
    "The plan cannot be written to the folder.": "方案无法写入该文件夹。",
    "Check the folder, its rights and the space on its disk.": "请检查文件夹、权限和磁盘空间。",
    "Two plans to be compared are of different scenarios.": "要比较的两个方案属于不同的场景。",
    "Compare plans of one scenario.": "请比较同一场景的方案。",
    "A vehicle or village that is to be held or left out is not in the scenario.": (
        "要保留或停用的车辆或村不在场景数据中。"
    ),
    "Write its id as the tables have it.": "请按表格填写编号。",
    "Two plans to be compared are of different dates.": "要比较的两个方案日期不同。",
    "Compare with care: other villages may be due.": "比较时请注意：应服务的村可能不同。",
    "The orders changed between two plans of one date.": "同一日期的两个方案之间订单有改动。",
    "The scenario changed between two plans.": "两个方案之间场景数据有改动。",
    "Compare with care: vehicles, rules or places may differ.": (
        "比较时请注意：车辆、规则或地点可能不同。"
    ),
    "The manifests could not be set as a PDF.": "派车单无法生成 PDF。",
    "This is a fault of the program; report it.": "这是程序的错误，请报告。",
    "No font with Chinese letters is installed.": "没有安装中文字体。",
    "Install one, such as fonts-noto-cjk on Debian; routing doctor says more.": (
        "请安装，例如 Debian 的 fonts-noto-cjk；详见 routing doctor。"
    ),
    "The plan has no route of a vehicle that was asked for.": "方案中没有所要车辆的路线。",
    "Name a vehicle that drives on this day.": "请指定当日出车的车辆。",
    "A route belongs to a vehicle that the fleet does not have.": "路线所属车辆不在车队中。",
    "Write the id of a vehicle as the fleet table has it.": "请按车辆表填写车辆编号。",
    "A vehicle loads at an outlet that the scenario does not have.": (
        "车辆在场景数据没有的网点装货。"
    ),
    "Write the id of an outlet as the outlet table has it.": "请按网点表填写网点编号。",
    "A stop serves an order that the date does not have.": "停靠点服务的订单当日不存在。",
    "Write the ids of orders as the order table has them.": "请按订单表填写订单编号。",
    "An order is served twice, or both served and left out.": "订单重复服务，或既服务又不安排。",
    "An order is neither served nor left out: its row is gone.": (
        "订单既未服务也未列为不安排：其所在行不见了。"
    ),
    "Put its row back; to leave it out, clear its vehicle instead.": (
        "请恢复该行；不安排时请清空车辆。"
    ),
    "Orders that are handed over together are not in one stop.": "一起交接的订单不在同一停靠点。",
    "Give all of them the same vehicle and number.": "请给它们填写相同的车辆和序号。",
    "The number of a stop in its route cannot be used.": "停靠点在路线中的序号无法使用。",
    "Write a number from 0 on; 2.5 stands between 2 and 3.": (
        "请填写从 0 开始的数字；2.5 表示排在 2 和 3 之间。"
    ),
    "Two stops of a vehicle have the same number, so their order is not known.": (
        "一辆车的两个停靠点序号相同，无法确定先后。"
    ),
    "Give one of them another number; 2.5 stands between 2 and 3.": (
        "请修改其中一个序号；2.5 表示排在 2 和 3 之间。"
    ),
    "A stop is neither one at a village nor one that loads at an outlet.": (
        "停靠点既不是村的服务也不是网点装货。"
    ),
    "Write serve or load.": "请填写“服务”或“装货”。",
    "The workbook lacks a sheet that the plan needs.": "工作簿缺少方案所需的工作表。",
    "Take a fresh copy of the workbook and edit that.": "请取一份新的工作簿再修改。",
    "A sheet lacks a column that the plan needs.": "工作表缺少方案所需的列。",
    "Put the column's heading back as it was.": "请把列标题恢复原样。",
    "The workbook was written by another version of this program.": (
        "工作簿由本程序的其他版本写成。"
    ),
    "Plan again, and edit the new workbook.": "请重新安排，并修改新的工作簿。",
    "The edited routes cannot be given times, since no road joins two stops in a row.": (
        "修改后的路线无法计算时间，因为相邻两站之间没有道路。"
    ),
    "Give the stops to a vehicle that can reach them.": "请把停靠点交给能够到达的车辆。",
    "A file or folder cannot be read or written.": "文件或文件夹无法读写。",
    "Check that it exists, that you may use it, and that the disk is not full.": (
        "请检查其是否存在、权限是否足够、磁盘是否已满。"
    ),
    "Something went wrong that is not your fault.": "发生了错误，与您的操作无关。",
    "Run the command again with --debug and report what it prints.": (
        "请加 --debug 重新运行并报告输出内容。"
    ),
    "The command line cannot be understood.": "无法理解命令行。",
    "See the command's --help.": "请看该命令的 --help。",
    "An option's value cannot be used.": "选项的取值无法使用。",
    "The scenario has orders for several dates, or for none.": (
        "场景数据有多个日期的订单，或没有订单。"
    ),
    "Name the date with --date YYYY-MM-DD.": "请用 --date YYYY-MM-DD 指定日期。",
}
