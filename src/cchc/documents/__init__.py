"""Plans → documents, from templates that officials restyle in Word; the only home of docx, docxtpl and jinja2.

`annex` makes the view model: finished strings and nothing else. `word` puts it into a template. `marks` does in the
finished document what a template cannot say: merged cells and emphasis. `sections` puts finished annexes behind a Word
file, the Kế hoạch itself or another annex.
"""
