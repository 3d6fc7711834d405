"""Codes of the loading and checking of scenarios in ``routing.scenario``."""

from __future__ import annotations

from typing import Final

from routing.codes.base import Code

CODES: Final[dict[str, Code]] = {
    # Files
    "scenario.folder-missing": Code(
        "The scenario folder does not exist.",
        "Give the path of a folder that holds scenario.yaml; `routing init` makes one.",
    ),
    "scenario.file-missing": Code(
        "A file of the scenario does not exist.",
        "Put the file there, or correct its name in scenario.yaml under files.",
    ),
    "scenario.not-a-file": Code(
        "A folder or device stands where a file belongs.",
        "Put an ordinary file there, or correct its name in scenario.yaml under files.",
    ),
    "scenario.not-a-folder": Code(
        "A file stands where a folder belongs.",
        "Put a folder there, or correct its name in scenario.yaml under files.",
    ),
    "scenario.file-unreadable": Code(
        "A file of the scenario cannot be read.",
        "Check the permissions of the file and close programs that hold it open.",
    ),
    "scenario.file-outside": Code(
        "A symbolic link leads out of the scenario folder.",
        "Copy the file into the scenario folder instead of linking to it.",
    ),
    "scenario.file-too-large": Code(
        "A file or folder is larger than any county needs.",
        "Check that it is the right file; leave out what does not belong to this county.",
    ),
    "scenario.file-type": Code(
        "The file is neither a CSV table nor an Excel workbook.",
        "Save the table as .csv (UTF-8) or .xlsx.",
    ),
    "scenario.encoding-unknown": Code(
        "The text of a file cannot be decoded.",
        'Save the file as UTF-8 ("CSV UTF-8" in a spreadsheet program).',
    ),
    "scenario.encoding-guessed": Code(
        "A file is not in UTF-8; its encoding was recognised.",
        "Check that names look right, and save the file as UTF-8 to be sure.",
    ),
    "scenario.nul-character": Code(
        "A text file holds NUL characters.",
        'Save the file as UTF-8 ("CSV UTF-8" in a spreadsheet program).',
    ),
    # scenario.yaml
    "scenario.yaml-malformed": Code(
        "A YAML file is not well-formed YAML.",
        "Correct the line: indent with blanks, and quote texts that hold a colon and a blank.",
    ),
    "scenario.yaml-duplicate-key": Code(
        "A field stands twice in the same group of a YAML file.",
        "Keep one of the two.",
    ),
    "scenario.yaml-anchors": Code(
        "Anchors and aliases of a YAML file are too many or go in circles.",
        "Write the values out in full.",
    ),
    "scenario.yaml-too-large": Code(
        "A YAML file holds more values than any county needs.",
        "Leave out what does not belong there, and write tables as CSV.",
    ),
    "scenario.yaml-too-deep": Code(
        "A YAML file is nested too deeply.",
        "Check the brackets and the indentation.",
    ),
    "scenario.yaml-tag": Code(
        "A YAML file holds a tag.",
        "Remove the tag (the word that begins with an exclamation mark); values need none.",
    ),
    "scenario.yaml-documents": Code(
        "A YAML file holds more than one document.",
        "Keep one document: remove what follows the line of three dashes.",
    ),
    "scenario.yaml-empty": Code(
        "A YAML file is empty.",
        "Fill it in; `routing init` writes one to start from.",
    ),
    "scenario.field-missing": Code(
        "A field that must be given is missing.",
        "Add the field; docs/scenario-reference.md describes it.",
    ),
    "scenario.field-unknown": Code(
        "A YAML file holds a field that does not exist.",
        "Correct its name or remove it; docs/scenario-reference.md lists all fields.",
    ),
    "scenario.field-wrong-type": Code(
        "A field holds the wrong kind of value.",
        "Write the kind of value that docs/scenario-reference.md gives for the field.",
    ),
    "scenario.field-out-of-range": Code(
        "A field holds a value outside its limits.",
        "Write a value within the limits; check the unit in the field's name.",
    ),
    "scenario.field-not-a-choice": Code(
        "A field holds a word that is not one of its choices.",
        "Write one of the choices.",
    ),
    "scenario.field-invalid": Code(
        "A field holds a value that makes no sense there.",
        "Correct the value; docs/scenario-reference.md describes the field.",
    ),
    # Tables as such
    "scenario.table-malformed": Code(
        "A table cannot be cut into rows and cells.",
        "Check the quotes around the row named, or save the table anew from a spreadsheet.",
    ),
    "scenario.table-empty": Code(
        "A table has no header row.",
        "Write the names of the columns into the first row.",
    ),
    "scenario.table-too-large": Code(
        "A table has more rows, columns or characters than any county needs.",
        "Check that it is the right file; leave out what does not belong to this county.",
    ),
    "scenario.workbook-broken": Code(
        "An Excel workbook cannot be read.",
        "Open it in a spreadsheet program and save it anew as .xlsx, without a password.",
    ),
    "scenario.workbook-sheets": Code(
        "An Excel workbook holds several sheets, of which one was read.",
        "Check that it is the right sheet; name it after the table to be sure.",
    ),
    "scenario.row-ragged": Code(
        "A row has more or fewer cells than the header.",
        "Give the row as many cells as the header; quote cells that hold the separator.",
    ),
    "scenario.column-missing": Code(
        "A column that a table needs is missing.",
        "Add the column, or give it one of the names that docs/scenario-reference.md lists.",
    ),
    "scenario.column-unknown": Code(
        "A table has columns that are not read.",
        "Correct their names if they should be read; docs/scenario-reference.md lists all names.",
    ),
    "scenario.column-twice": Code(
        "Two columns of a table mean the same.",
        "Keep one of the two.",
    ),
    # Cells
    "scenario.cell-empty": Code(
        "A cell that must be filled is empty.",
        "Fill it in, or remove the row.",
    ),
    "scenario.cell-too-long": Code(
        "A cell holds a longer text than is allowed.",
        "Shorten the text; look for a quote that is not closed.",
    ),
    "scenario.cell-unprintable": Code(
        "A cell holds a character that cannot be printed.",
        "Type the text anew.",
    ),
    "scenario.cell-not-a-number": Code(
        "A cell does not hold a number.",
        "Write the number alone: no unit, no thousands separator, a point for decimals.",
    ),
    "scenario.cell-not-whole": Code(
        "A cell does not hold a whole number.",
        "Write a whole number.",
    ),
    "scenario.cell-not-a-time": Code(
        "A cell does not hold a time.",
        "Write hours, a colon and minutes, such as 08:30.",
    ),
    "scenario.cell-not-a-date": Code(
        "A cell does not hold a date.",
        "Write year, month and day, such as 2026-03-01.",
    ),
    "scenario.cell-not-a-choice": Code(
        "A cell holds a word that is not one of the choices of its column.",
        "Write one of the choices; docs/scenario-reference.md lists them.",
    ),
    "scenario.number-out-of-range": Code(
        "A number is outside the limits of its column.",
        "Correct the number; check the unit in the column's name.",
    ),
    "scenario.id-invalid": Code(
        "An id holds something that an id may not hold.",
        "Use letters, digits, blank and _ . + - only, at most 64 characters.",
    ),
    "scenario.id-mangled": Code(
        "A spreadsheet program has shortened a long id.",
        "Format the column as text and enter the id anew.",
    ),
    # Ids and references
    "scenario.id-duplicate": Code(
        "The same id stands for two things.",
        "Give each its own id; outlets and villages share one set of ids.",
    ),
    "scenario.id-collides": Code(
        "Two ids differ in upper and lower case only.",
        "Change one of them: they would name the same file on many computers.",
    ),
    "scenario.unknown-outlet": Code(
        "A village belongs to an outlet that does not exist.",
        "Write the id of an outlet in the table of outlets.",
    ),
    "scenario.unknown-parent": Code(
        "An outlet has a parent that does not exist.",
        "Write the id of an outlet in the table of outlets.",
    ),
    "scenario.unknown-base": Code(
        "A vehicle stands at an outlet that does not exist.",
        "Write the id of an outlet in the table of outlets.",
    ),
    "scenario.unknown-type": Code(
        "A vehicle is of a type that does not exist.",
        "Write a name that scenario.yaml lists under vehicle_types.",
    ),
    "scenario.unknown-profile": Code(
        "A profile does not exist.",
        "Write a built-in profile, or a name under profiles in scenario.yaml.",
    ),
    "scenario.unknown-village": Code(
        "A village does not exist.",
        "Write the id of a village in the table of villages.",
    ),
    "scenario.unknown-vehicle": Code(
        "A vehicle does not exist.",
        "Write the id of a vehicle in the table of vehicles.",
    ),
    "scenario.name-ambiguous": Code(
        "Several places have the name that is used in place of an id.",
        "Write the id of the one that is meant.",
    ),
    # The county
    "scenario.no-outlets": Code(
        "The scenario has no outlet.",
        "Add the county centre and the townships to the table of outlets.",
    ),
    "scenario.no-villages": Code(
        "The scenario has no village.",
        "Add the villages to the table of villages.",
    ),
    "scenario.no-vehicles": Code(
        "The scenario has no vehicle.",
        "Add the vehicles to the table of vehicles.",
    ),
    "scenario.county-centre-count": Code(
        "There is not exactly one county centre.",
        "Give one outlet the kind county_centre and all others township.",
    ),
    "scenario.parent-missing": Code(
        "A township has no parent.",
        "Write the id of the outlet that supplies it, usually the county centre.",
    ),
    "scenario.parent-cycle": Code(
        "The parents of outlets go in a circle.",
        "Change the parents so that each leads to the county centre in the end.",
    ),
    "scenario.centre-with-parent": Code(
        "The county centre has a parent, which is not used.",
        "Leave its parent empty.",
    ),
    "scenario.window-reversed": Code(
        "A window ends before it begins.",
        "Exchange the two times or correct them; a window cannot run over midnight.",
    ),
    "scenario.coordinates-zero": Code(
        "A place lies at longitude 0, latitude 0.",
        "Enter its coordinates; 0, 0 usually means that none were found.",
    ),
    "scenario.coordinates-swapped": Code(
        "Longitude and latitude of a place look exchanged.",
        "Exchange the two.",
    ),
    "scenario.place-far": Code(
        "A place lies far from all others.",
        "Check its coordinates; leave it if it is right.",
    ),
    "scenario.overtime-never": Code(
        "Overtime has a price but never begins.",
        "Add regular_h to the shift, or remove overtime_per_hour.",
    ),
    "scenario.closure-empty": Code(
        "A closure closes nothing.",
        "Give it links or an area.",
    ),
    "scenario.closure-area": Code(
        "The area of a closure is not a polygon.",
        "Give three corners or more, in order around the area, so that no sides cross.",
    ),
    "scenario.closure-dates": Code(
        "A closure ends before it begins.",
        "Exchange since and until, or correct them.",
    ),
    "scenario.pair-twice": Code(
        "A village stands in several pairs.",
        "Put all its vehicles into one pair.",
    ),
    "scenario.pair-without-access": Code(
        "None of the vehicles that a village is fixed to can reach it.",
        "Change the pair, or the access of the village.",
    ),
    # Orders
    "scenario.orders-missing": Code(
        "There is no table of orders for the date.",
        "Add the table, or choose another date.",
    ),
    "scenario.orders-folder-missing": Code(
        "The scenario has no folder of orders.",
        "Add the folder with one table a date, such as 2026-03-01.csv.",
    ),
    "scenario.orders-none": Code(
        "The orders folder holds no table of orders.",
        "Add one table a date, such as 2026-03-01.csv.",
    ),
    "scenario.orders-empty": Code(
        "The table of a date holds no orders.",
        "Leave it if nothing is due on that date.",
    ),
    "scenario.orders-file-name": Code(
        "A file in the orders folder is not read, since its name is not a date.",
        "Name it after its date, such as 2026-03-01.csv or .xlsx, or move it elsewhere.",
    ),
    "scenario.orders-two-files": Code(
        "Two tables of orders bear the same date; only the CSV is read.",
        "Remove one of the two.",
    ),
    "scenario.order-for-outlet": Code(
        "An order names an outlet, not a village.",
        "Write the id of a village; outlets are not served.",
    ),
    "scenario.order-window-closed": Code(
        "The window of an order and that of its village do not meet, so it cannot be served.",
        "Correct ready and due, or the window of the village.",
    ),
    "scenario.order-of-nothing": Code(
        "An order has no pieces, weight or volume.",
        "Enter what is to be carried, or remove the order.",
    ),
}
