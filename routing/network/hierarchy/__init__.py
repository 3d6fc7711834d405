"""Quickest ways between many places at once, over a hierarchy of road nodes.

A customizable contraction hierarchy (Dibbelt, Strasser and Wagner 2016): the order in which nodes
are taken out depends on which roads exist alone, so that a closure or another speed changes
weights and nothing else. Whole rows are then swept (PHAST: Delling, Goldberg, Nowatzyk and
Werneck 2011), sixteen sources side by side, over the part of the hierarchy above the targets.
"""
