"""Proves on this machine what `diarium convert` promises: nothing lost, nothing doubled, no hang, whatever happens."""
