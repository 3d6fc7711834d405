"""Solutions of literature problems, as files."""
