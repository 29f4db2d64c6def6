"""Ghi nhận: results, extensions and events, added to the progress file beside a plan.

Checking and writing happen under one lock, so that several commands at once lose nothing. A refused record is a value
with its error message (`Refusal`), so that one refused row of many does not keep the others from being recorded.
"""

from cchc.recording.addresses import meant_address as meant_address
from cchc.recording.addresses import names_several as names_several
from cchc.recording.addresses import unknown_address as unknown_address
from cchc.recording.addresses import unknown_event as unknown_event
from cchc.recording.answers import Accepted as Accepted
from cchc.recording.answers import Recorded as Recorded
from cchc.recording.answers import Refusal as Refusal
from cchc.recording.entries import NewEntry as NewEntry
from cchc.recording.entries import record as record
from cchc.recording.entries import withdraw as withdraw
from cchc.recording.events import NewEvent as NewEvent
from cchc.recording.events import record_event as record_event
from cchc.recording.events import withdraw_event as withdraw_event
from cchc.recording.evidence import GivenEvidence as GivenEvidence
from cchc.recording.evidence import evidence as evidence
from cchc.recording.evidence import found_file as found_file
from cchc.recording.evidence import name_beside as name_beside
from cchc.recording.evidence import named_file as named_file
from cchc.recording.extensions import NewExtension as NewExtension
from cchc.recording.extensions import extend as extend
from cchc.recording.extensions import withdraw_extension as withdraw_extension
