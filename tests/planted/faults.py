"""All faults that are planted, one at a time, in the complete example teams."""

from tests.planted import border_faults, decision_faults, direction_faults
from tests.planted.plant import Fault

FAULTS: tuple[Fault, ...] = (*direction_faults.FAULTS, *decision_faults.FAULTS, *border_faults.FAULTS)
