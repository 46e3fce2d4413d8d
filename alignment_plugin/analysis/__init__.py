"""Facts that checks and pages share: where a record stands today, what is due, who is meant."""
