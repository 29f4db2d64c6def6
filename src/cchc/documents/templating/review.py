"""Traces of reviewing in a template: comments and editable ranges are left out, tracked changes are refused.

A comment is meant for the colleague who edits the template, not for the reader of an annex; in the row that repeats,
its ids would repeat as well, which Word takes for damage. What a tracked change means, only a person can decide.
"""

from collections.abc import Iterator
from pathlib import Path

from docx.document import Document
from docx.oxml.ns import qn
from lxml.etree import _Element as XmlElement

from cchc.documents.templating.parts import root_of, store, take_out
from cchc.errors import CchcError
from cchc.reading.review import COMMENTS, ENDS, RANGES, Reviewed, Trace, traces

_OF_COMMENTS = ("/comments", "/commentsExtended", "/commentsIds", "/commentsExtensible", "/people", "/documenttasks")
"""Endings of the types of relations to parts that mean nothing without comments and tracked changes."""
_FATES = {
    Trace.COMMENT: ", khi xuất sẽ được bỏ",
    Trace.RANGE: ", khi xuất sẽ được bỏ",
    Trace.CHANGE: "; chấp nhận hoặc từ chối hết (Review, Accept, Reject) thì mới xuất được",
}
_RUN, _RUN_PROPERTIES = qn("w:r"), qn("w:rPr")


def refuse_changes(document: Document, template: Path) -> None:
    """Refuse a template with tracked changes.

    Raises:
        CchcError: There is one.
    """
    for trace in _changes(document):
        raise CchcError(
            f"Mẫu “{template}” còn {trace.what} ở {trace.place}. Đề nghị mở mẫu bằng Word, vào Review, chấp nhận "
            "(Accept) hoặc từ chối (Reject) hết, rồi lưu lại."
        )


def has_changes(document: Document) -> bool:
    """True if a template has tracked changes."""
    return any(True for _ in _changes(document))


def said_of_traces(document: Document) -> list[tuple[str, str]]:
    """The places of the traces in a template, each with the fault in words; equal ones at one place once."""
    found = [(trace.place, f"còn {trace.what}{_FATES[trace.kind]}") for trace in traces(document.part)]
    return list(dict.fromkeys(found))


def leave_out_comments(document: Document) -> None:
    """Take comments and editable ranges out of a document, in all its parts, and the parts with their texts."""
    relations = document.part.rels
    for name in [name for name, each in relations.items() if each.reltype.endswith(_OF_COMMENTS)]:
        del relations[name]
    for part in document.part.package.iter_parts():
        root = root_of(part)
        if root is not None and _drop(root):
            store(part, root)


def _changes(document: Document) -> Iterator[Reviewed]:
    return (trace for trace in traces(document.part) if trace.kind is Trace.CHANGE)


def _drop(root: XmlElement) -> bool:
    """Take out the marks of comments and ranges, with the runs that hold nothing else; true if there were any.

    Ends of tracked ranges are left where somebody took their beginnings out.
    """
    found = list(root.iter(*COMMENTS, *RANGES, *ENDS))
    for element in found:
        parent = element.getparent()
        take_out(element)
        if parent is not None and parent.tag == _RUN and all(each.tag == _RUN_PROPERTIES for each in parent):
            take_out(parent)
    return bool(found)
