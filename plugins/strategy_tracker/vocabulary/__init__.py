"""What things are called, in three languages: fields, statuses, units. Data, no behaviour of its own."""
