"""Which vehicles to replace when: a plan over years, with service, budgets and lead times."""
