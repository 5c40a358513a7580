"""Files of others as models."""
