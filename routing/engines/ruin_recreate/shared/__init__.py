"""Steps that both searches share: they read the same columns of whatever they work on."""
