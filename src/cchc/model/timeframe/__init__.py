"""Thời gian thực hiện: the meaning of a printed phrase.

`meaning` has the kinds of meaning, `words` the one spelling in which a phrase is read, `periods` the day or period that
a text names, `points` days with their prepositions, ranges and lists, `rhythms` what recurs, `events` what is theo sự
việc; `beside` knows the words that say what a time is for, or that it is no deadline, and `edges` where a time may
begin and end. `reading` reads a phrase clause by clause, `together` says what the clauses mean together, and `years`
what is open in a plan of several years; `advice` knows the readable form nearest to a phrase, and the days that no
calendar has. Patterns that few phrases reach are texts: `re` compiles them when they are first asked for, which
start-up need not.

What cannot be read is `None`: it becomes a finding, never a guess. To read “Hằng tháng, quý” as one of the two would
make an office look late, or never late, by a comma; “Trong tháng” names no month; “1-3” may be a day, days or months.
"""

from cchc.model.timeframe.meaning import Deadline as Deadline
from cchc.model.timeframe.meaning import Deadlines as Deadlines
from cchc.model.timeframe.meaning import NoDeadline as NoDeadline
from cchc.model.timeframe.meaning import OnEvent as OnEvent
from cchc.model.timeframe.meaning import Recurrence as Recurrence
from cchc.model.timeframe.meaning import Timeframe as Timeframe
from cchc.model.timeframe.reading import timeframe_of as timeframe_of
from cchc.model.timeframe.years import leaves_year_open as leaves_year_open
from cchc.model.timeframe.years import timeframe_in as timeframe_in
