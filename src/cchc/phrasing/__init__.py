"""Headings, sentences and columns about plans, in administrative tone, shared by reports, documents and messages."""
