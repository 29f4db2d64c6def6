"""Printed output: findings as text and JSON, reports as tables, CSV, Markdown and JSON; the only home of rich."""
