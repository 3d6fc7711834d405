"""One sentence, with its figures, in the language spoken now."""

from __future__ import annotations

from routing.words.language import Language, current_language
from routing.words.zh import CHINESE


def translated(template: str, language: Language | None = None) -> str:
    """A sentence with its ``{places}``, as the catalogue has it; itself where it has none.

    Parameters
    ----------
    template
        The English sentence, as it stands in the code.
    language
        The current one when left out.
    """
    wanted = language or current_language()
    return CHINESE.get(template, template) if wanted == "zh" else template


def say(template: str, /, **values: object) -> str:
    """A sentence with its places filled in, as :meth:`str.format` does.

    Values are never read as templates: a name that holds braces stays as it is.
    """
    return translated(template).format(**values)
