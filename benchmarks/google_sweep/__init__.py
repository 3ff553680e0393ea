"""What becomes of people's spreadsheets while the network fails and while people type.

``python -m benchmarks.google_sweep`` runs `dxten attendance` against the rehearsal's server over
real HTTP, once for every kind of fault at every request and for every kind of edit at every
moment, and prints how each case ended. It ends with 1 if any count that must be 0 is not.
"""
