"""What a record's table shows: each column once, for pages, files and terminals; the form's other rows.

A column says what stands in it for a program (`value`), for a reader (`text`) and to sort by (`order`), and
its head. A choice is a tuple of keys: FORM has the form's own columns, ALL those of a page across
strategies, FILES those of CSV and Excel, TERMINAL those of the command line. A view in a hand-written page
may show any column.
"""
