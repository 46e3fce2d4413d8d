"""The domain: nine kinds and the terms between them, each declared once. An explicit table lists them."""

from alignment_plugin.records.back_brief import BackBrief
from alignment_plugin.records.decision import Decision, DecisionStatus
from alignment_plugin.records.kinds import KINDS, Kind, kind_named
from alignment_plugin.records.onboarding import Onboarding
from alignment_plugin.records.record import Origin, Record
from alignment_plugin.records.session import Session
from alignment_plugin.records.step import Step
from alignment_plugin.records.strategy import Strategy
from alignment_plugin.records.team import Team
from alignment_plugin.records.term import Term
from alignment_plugin.records.unknown import Unknown

__all__ = [
    "KINDS",
    "BackBrief",
    "Decision",
    "DecisionStatus",
    "Kind",
    "Onboarding",
    "Origin",
    "Record",
    "Session",
    "Step",
    "Strategy",
    "Team",
    "Term",
    "Unknown",
    "kind_named",
]
