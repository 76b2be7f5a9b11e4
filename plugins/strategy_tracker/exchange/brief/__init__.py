"""The meeting's deck: what a week, a month or a cycle has to tell, as slides.

`periods` and `content` say what is on the slides; `writing` makes a PowerPoint file of them and is the part
that needs python-pptx.
"""
