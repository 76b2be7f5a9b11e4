"""Files for other programs: JSON with its schema, CSV, Excel, PowerPoint, calendar, feed, reminders."""
