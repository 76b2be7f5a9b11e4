"""The tables of the pages: a record's columns as HTML, with what the tools above them and a phone need."""
