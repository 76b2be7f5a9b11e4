"""A built site on a web server: put in place whole, and the scripts that it is allowed."""

from strategy_tracker.serving.policy import Obstacle, Policy, Script, policy_of

__all__ = ["Obstacle", "Policy", "Script", "policy_of"]
