"""Headings and sentences about plans, in administrative tone: what reports, documents and messages say alike."""
