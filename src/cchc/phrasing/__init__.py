"""Headings, sentences and columns about plans, in administrative tone: reports, documents and messages say alike."""
