"""Plans: times, checks, figures. Judges every engine alike and imports none."""
