"""Annexes with one deviation each from the decree's form, or from our convention: a function a deviation.

Beside each function stands what `cchc check` must say of it, and nothing else: the code, the place, words of the message.
"""
