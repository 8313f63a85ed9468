: Extracellular potential of the TMS pulse: the quasipotential of a compartment times the drive.
NEURON {
  SUFFIX tms
  RANGE es
  GLOBAL drive
  POINTER ex
}

PARAMETER {
  es = 0 (millivolt)
  drive = 0
}

ASSIGNED {
  ex (millivolt)
}

BEFORE BREAKPOINT {
  ex = drive*es
}
