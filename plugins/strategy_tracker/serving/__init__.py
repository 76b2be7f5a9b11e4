"""What a web server is told about a built site: which scripts are its own."""

from strategy_tracker.serving.policy import Obstacle, Policy, Script, policy_of

__all__ = ["Obstacle", "Policy", "Script", "policy_of"]
