"""Judgements on statements that people type, in Traditional Chinese, Simplified Chinese and English."""
