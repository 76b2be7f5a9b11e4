"""From Git to the versions of each record on the published branch, by day; what is incomplete, and why."""
