"""The findings of a check in every form: for people, for editors, for the machines of CI.

Each form holds the same findings, in the same order; only GitHub's annotations begin with the worst, since GitHub shows
no more than ten of a kind.
"""

from cchc.report.findings.brief import brief as brief
from cchc.report.findings.by_file import CheckedFile as CheckedFile
from cchc.report.findings.by_file import CheckedFiles as CheckedFiles
from cchc.report.findings.by_file import FileFindings as FileFindings
from cchc.report.findings.by_file import PackedPieces as PackedPieces
from cchc.report.findings.by_file import WantedForm as WantedForm
from cchc.report.findings.by_file import told as told
from cchc.report.findings.checked import Checked as Checked
from cchc.report.findings.checked import Presentation as Presentation
from cchc.report.findings.checked import WithTotals as WithTotals
from cchc.report.findings.checked import closing as closing
from cchc.report.findings.checked import numbers as numbers
from cchc.report.findings.forms import FORMS as FORMS
from cchc.report.findings.forms import report as report
from cchc.report.findings.text import line as line
