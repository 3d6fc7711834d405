"""YAML without surprises: what looks like text stays text, and nothing can blow up.

YAML 1.1, which PyYAML constructs, turns ``17:00`` into 1020 and ``no`` into False, builds Python
objects from tags, and lets a few lines of anchors grow into gigabytes. So only PyYAML's parser is
used, event by event; values are resolved here: ``true`` and ``false``, plain decimal numbers and
``null`` (the core schema of YAML 1.2 without its octal and hexadecimal numbers), everything else
is text. Times and dates stay text, and so do numbers with leading zeros, since those are ids.
Keys are always text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final, NoReturn

import yaml

from routing.errors import Finding, InputError
from routing.scenario.fields import clean, shown
from routing.scenario.loading.yaml_tree import Scalar, YamlNode
from routing.words import say

MOST_BYTES: Final = 1 << 20
MOST_NODES: Final = 50_000
MOST_DEPTH: Final = 30
MOST_ANCHORS: Final = 200
_WORDS: Final[dict[str, bool | None]] = {
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
}
_WHOLE = re.compile(r"-?(0|[1-9]\d{0,17})", re.ASCII)
_DECIMAL = re.compile(r"[-+]?(\d+\.\d*|\.\d+|\d+(?=[eE]))([eE][-+]?\d{1,3})?", re.ASCII)


@dataclass(slots=True)
class _Frame:
    """A list or mapping that is still open; ``key`` is the mapping's key that waits for a value."""

    line: int
    anchor: str | None
    is_mapping: bool
    items: list[YamlNode] = field(default_factory=list)
    pairs: dict[str, YamlNode] = field(default_factory=dict)
    key: tuple[str, int] | None = None


def resolve(text: str) -> Scalar:
    """The value of an unquoted scalar."""
    if text in _WORDS:
        return _WORDS[text]
    if _WHOLE.fullmatch(text):
        return int(text)
    return float(text) if _DECIMAL.fullmatch(text) else text


def _line(event: yaml.Event) -> int:
    return 1 if event.start_mark is None else int(event.start_mark.line) + 1


class _Builder:
    """Puts nodes together from events."""

    def __init__(self, file: str) -> None:
        self.root: YamlNode | None = None
        self.findings: list[Finding] = []
        self._file = file
        self._frames: list[_Frame] = []
        self._anchors: dict[str, YamlNode | None] = {}
        self._marks = 0
        self._size = 0

    def take(self, event: yaml.Event) -> None:
        """Go on by one event."""
        if isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            self._refuse("scenario.yaml-documents", say("A second document begins here."), event)
        if isinstance(event, yaml.NodeEvent):
            self._guard(event)
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.AliasEvent):
            self._place(self._aliased(event), None)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._open(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close()

    def _refuse(self, code: str, cause: str, event: yaml.Event) -> NoReturn:
        raise InputError([*self.findings, Finding(code, cause, self._file, _line(event))])

    def _guard(self, event: yaml.NodeEvent) -> None:
        """Refuse what may not stand in a scenario, and what grows beyond reason."""
        tag = getattr(event, "tag", None)
        if tag is not None:
            self._refuse(
                "scenario.yaml-tag", say("The tag {tag} stands here.", tag=shown(tag)), event
            )
        if event.anchor is not None:
            self._marks += 1
        if self._marks > MOST_ANCHORS:
            cause = say("There are more than {most} anchors and aliases.", most=MOST_ANCHORS)
            self._refuse("scenario.yaml-anchors", cause, event)
        self._grow(1, len(self._frames), event)

    def _grow(self, size: int, depth: int, event: yaml.Event) -> None:
        self._size += size
        if self._size > MOST_NODES:
            cause = say(
                "With its aliases it holds more than {most} values.",
                most=f"{MOST_NODES:,}",
            )
            self._refuse("scenario.yaml-too-large", cause, event)
        if depth > MOST_DEPTH:
            cause = say("It is nested deeper than {most} levels.", most=MOST_DEPTH)
            self._refuse("scenario.yaml-too-deep", cause, event)

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        text = event.value
        if any("\ud800" <= char <= "\udfff" for char in text):
            self._refuse("scenario.yaml-malformed", say("It holds half a character."), event)
        frame = self._frames[-1] if self._frames else None
        if frame is not None and frame.is_mapping and frame.key is None:
            frame.key = (clean(text), _line(event))
            return
        value = resolve(text) if event.style is None else text
        self._place(YamlNode(_line(event), value), event.anchor)

    def _aliased(self, event: yaml.AliasEvent) -> YamlNode:
        node = self._anchors.get(event.anchor or "")
        if node is None:
            cause = say(
                "The alias *{anchor} stands before or inside what it names.",
                anchor=f"{event.anchor:.40}",
            )
            self._refuse("scenario.yaml-anchors", cause, event)
        self._grow(node.size, len(self._frames) + node.depth, event)
        return replace(node, line=_line(event))

    def _open(self, event: yaml.CollectionStartEvent) -> None:
        self._refuse_key(event)
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        self._frames.append(_Frame(_line(event), event.anchor, is_mapping))
        if event.anchor is not None:
            self._anchors[event.anchor] = None

    def _refuse_key(self, event: yaml.Event) -> None:
        frame = self._frames[-1] if self._frames else None
        if frame is not None and frame.is_mapping and frame.key is None:
            cause = say("A list, mapping or alias stands where the name of a field belongs.")
            self._refuse("scenario.yaml-malformed", cause, event)

    def _close(self) -> None:
        frame = self._frames.pop()
        inner = list(frame.pairs.values()) if frame.is_mapping else frame.items
        node = YamlNode(
            frame.line,
            frame.pairs if frame.is_mapping else tuple(frame.items),
            size=1 + sum(item.size for item in inner),
            depth=1 + max((item.depth for item in inner), default=0),
        )
        self._place(node, frame.anchor)

    def _place(self, node: YamlNode, anchor: str | None) -> None:
        """Put a finished node where it belongs: into the innermost open frame, or at the root."""
        if anchor is not None:
            self._anchors[anchor] = node
        if not self._frames:
            self.root = node
        elif self._frames[-1].is_mapping:
            self._put(self._frames[-1], node)
        else:
            self._frames[-1].items.append(node)

    def _put(self, frame: _Frame, node: YamlNode) -> None:
        if frame.key is None:
            cause = say("An alias stands where the name of a field belongs.")
            finding = Finding("scenario.yaml-malformed", cause, self._file, node.line)
            raise InputError([*self.findings, finding])
        (key, line), frame.key = frame.key, None
        if key in frame.pairs:
            cause = say(
                "{key} already stands on line {line}.", key=shown(key), line=frame.pairs[key].line
            )
            self.findings.append(Finding("scenario.yaml-duplicate-key", cause, self._file, line))
        frame.pairs[key] = replace(node, line=line)


def _events(text: str, file: str) -> Iterator[yaml.Event]:
    """Events of a text; faults of the parser become findings."""
    try:
        yield from yaml.parse(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        said = " ".join(part for part in (error.context, error.problem) if part)
        row = None if mark is None else mark.line + 1
        raise InputError(
            [_malformed(say("The parser says: {said}.", said=said), file, row)]
        ) from None
    except yaml.reader.ReaderError as error:
        row = text.count("\n", 0, error.position) + 1
        cause = say(
            "It holds the character {text}, which YAML does not allow.",
            text=shown(text[error.position]),
        )
        raise InputError([_malformed(cause, file, row)]) from None
    except (ValueError, OverflowError):
        # PyYAML lets these out for escapes beyond Unicode and for endless version numbers.
        cause = say("It holds an escape or a version number that YAML does not allow.")
        raise InputError([_malformed(cause, file, None)]) from None


def _malformed(cause: str, file: str, row: int | None) -> Finding:
    return Finding("scenario.yaml-malformed", cause, file, row)


def read_yaml(text: str, file: str) -> YamlNode:
    """The tree of values of a YAML text.

    Parameters
    ----------
    text
        One document of at most ``MOST_NODES`` values, ``MOST_DEPTH`` levels and ``MOST_ANCHORS``
        anchors and aliases.
    file
        Name of the file, for findings; their rows are line numbers.

    Raises
    ------
    InputError
        If it is not well-formed YAML, is empty, repeats a key, or goes beyond the limits above.
    """
    builder = _Builder(file)
    for event in _events(text, file):
        builder.take(event)
    if builder.root is None:
        raise InputError([Finding("scenario.yaml-empty", say("It holds nothing."), file)])
    if builder.findings:
        raise InputError(builder.findings)
    return builder.root
