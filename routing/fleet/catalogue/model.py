"""A catalogue that has been checked against its scenario."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from routing.errors import Finding
from routing.fleet.catalogue.schema import CatalogueConfig, HireTerms, RenewalTerms, TypeCosts
from routing.fleet.demand.schema import DemandModel
from routing.fleet.model import ServiceRule
from routing.scenario.schema import VehicleType


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Prices and terms, with what every type can do.

    Attributes
    ----------
    config
        What ``catalogue.yaml`` says, or the built-in figures.
    vehicle_types
        What each type can do, by name: those of the scenario that are priced, then those that
        the catalogue adds. Their ``costs`` are the scenario's, not the catalogue's: see
        :func:`routing.fleet.costs.priced_types`.
    warnings
        What was found and does not stop the work.
    """

    config: CatalogueConfig
    vehicle_types: Mapping[str, VehicleType]
    warnings: tuple[Finding, ...] = ()

    @property
    def types(self) -> Mapping[str, TypeCosts]:
        """Costs by name of the type."""
        return self.config.types

    @property
    def hire(self) -> Mapping[str, HireTerms]:
        """Terms of hire by name of the type."""
        return self.config.hire

    @property
    def renewal(self) -> RenewalTerms:
        """Terms of the plan over years."""
        return self.config.renewal

    @property
    def demand(self) -> DemandModel:
        """What days are drawn from."""
        return self.config.demand

    @property
    def rule(self) -> ServiceRule:
        """The service that a fleet must give."""
        return ServiceRule(self.config.service.villages, self.config.service.days)

    @property
    def digest(self) -> str:
        """SHA-256 (hex) over its figures; comments and the order of fields do not matter."""
        return hashlib.sha256(self.config.model_dump_json().encode()).hexdigest()
