"""The record form in Excel: written from a strategy, and read back into one."""
