"""What a draaiboek is: read from YAML, checked, walked and written."""
