"""The rows of the table: each group measures one kind of work, and can be asked for alone (`--only render`)."""

from collections.abc import Callable, Iterator, Mapping

from bench.figures import Figure
from bench.lab import Lab
from bench.rows import checking, counts, documents, recording, reports

Group = Callable[[Lab], Iterator[Figure]]

QUICK: Group = counts.quick
GROUPS: Mapping[str, Group] = {
    "counts": counts.all_counts,
    "one": checking.one_file,
    "hundred": checking.hundred_files,
    "province": checking.province,
    "fmt": checking.formatting,
    "reports": reports.reports,
    "page": reports.page,
    "render": documents.render,
    "check": documents.check,
    "pdf": documents.pdf,
    "import": documents.importing,
    "record": recording.recording,
}
