"""Views → Word files, laid out so that they fit and read back before anybody gets them."""
