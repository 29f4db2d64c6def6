"""Đầu mối: the parties that the cells of annexes name, for a new commune file or one that lacks some."""
