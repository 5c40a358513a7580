"""What stands behind the pages: a module for each page, of the page's name."""
