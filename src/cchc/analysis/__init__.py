"""Questions asked of sound plans: pure functions of dossiers; the day, where one matters, is a parameter."""
