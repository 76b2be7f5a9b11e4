"""How a page becomes HTML: templates, links, and what authors wrote."""
