"""What may lead to a person: found, warned for, told, forgotten."""
