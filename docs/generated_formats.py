"""What is generated of the formats: a table of what each reads, writes, keeps and loses."""

from collections.abc import Iterator, Mapping

from logicmodel.formats.catalogue import FORMATS, FileFormat


def formats_table() -> str:
    """Return a table of the formats, and a list of the fields that each keeps."""
    return "\n".join([*_table(), "", *_kept()]) + "\n"


def _table() -> Iterator[str]:
    yield "| format | name on the command line | endings | read by | written by |"
    yield "| --- | --- | --- | --- | --- |"
    for each in FORMATS:
        endings = ", ".join(f"`{ending}`" for ending in each.endings)
        cells = (each.title, f"`{each.name}`", endings, _function(each.reader), _function(each.writer))
        yield f"| {' | '.join(cells)} |"


def _kept() -> Iterator[str]:
    for each in FORMATS:
        if not each.lossless:
            yield f"## {each.title}\n"
            yield f"{each.remark}{_extra(each)}\n"
            yield from _fields(each.keeps)
            yield "\nAll else is lost, and reported.\n"


def _fields(keeps: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    for subject, fields in keeps.items():
        if subject == "model" and not fields:
            continue
        listed = ", ".join(f"`{field}`" for field in fields)
        yield f"- of {_plural(subject)}: {listed or 'that they are there'}"


def _plural(subject: str) -> str:
    return {"model": "the model", "evidence": "evidence"}.get(subject, f"{subject}s")


def _extra(each: FileFormat) -> str:
    return f' Install it with `pip install "logicmodel[{each.extra}]"`.' if each.extra else ""


def _function(name: str | None) -> str:
    if name is None:
        return ""
    module = "logicmodel" if name in {"load", "dump", "draw"} else "logicmodel.exchange"
    return f"{{py:obj}}`~{module}.{name}`"
