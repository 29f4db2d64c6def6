"""Workbooks as texts and tables."""
