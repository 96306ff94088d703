"""The embedded house's processes: started in order, restarted when they die, ended together.

A light parent: nothing here imports Django.
"""
