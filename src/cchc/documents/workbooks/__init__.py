"""Excel workbooks of nhiệm vụ and of lost points: made from analyses, and read back when officials have filled them in.

`overdue_workbook` and `status_workbook` make them, of `columns` in `sheets` that `look` alike, and `packing` makes
files of them; `filled` reads what was filled in, a `grid` for each sheet; `refused_workbook` gives back what could not
be taken. `gaps_workbook` is made of the lines of `gap_lines`, on the sheets of `gap_sheet` with the formulas of
`gap_formulas`, and of `computed_sheets` and `years_sheets`. `doubts_workbook` lists what a person must decide after an
import. A caller imports the module that it needs: an import of a plan, for one, waits for none of the others.
"""
