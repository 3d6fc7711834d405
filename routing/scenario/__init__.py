"""What the user writes: schema, loading, cross-checks, making and importing of scenarios."""
