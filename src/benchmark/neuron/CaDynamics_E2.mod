: Calcium in a shell under the membrane.
NEURON {
  SUFFIX CaDynamics_E2
  USEION ca READ ica WRITE cai
  RANGE gamma, decay
}

UNITS {
  (mA) = (milliamp)
  (mM) = (milli/liter)
  (um) = (micron)
}

PARAMETER {
  gamma = 0.05 : share of the calcium that stays free
  decay = 80 (ms)
  depth = 0.1 (um)
  least = 1e-4 (mM)
}

ASSIGNED {
  ica (mA/cm2)
}

STATE { cai (mM) }

BREAKPOINT {
  SOLVE shell METHOD cnexp
}

UNITSOFF
DERIVATIVE shell {
  cai' = -1e4*ica*gamma/(2*96485.3321*depth) - (cai - least)/decay
}
UNITSON
