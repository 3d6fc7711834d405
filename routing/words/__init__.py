"""What the program says, in the reader's language.

English stands in the code, as the key: ``say("{count} villages", count=3)``. The catalogue in
:mod:`routing.words.zh` holds the same sentence in Chinese, with the same ``{places}``; a test
finds every sentence of the code that it lacks. The language is the one that ``--lang`` or the
environment names (see :mod:`routing.words.language`).
"""

from __future__ import annotations

from routing.words.language import LANGUAGES, Language, current_language, speaking
from routing.words.say import say, translated

__all__ = ["LANGUAGES", "Language", "current_language", "say", "speaking", "translated"]
