: Potassium channel opened by calcium.
NEURON {
  SUFFIX SK_E2
  USEION k READ ek WRITE ik
  USEION ca READ cai
  RANGE gbar
}

UNITS {
  (mV) = (millivolt)
  (mA) = (milliamp)
  (mM) = (milli/liter)
  (S) = (siemens)
}

PARAMETER {
  gbar = 0 (S/cm2)
}

ASSIGNED {
  v (mV)
  ek (mV)
  ik (mA/cm2)
  cai (mM)
}

STATE { z }

INITIAL {
  z = opening(cai)
}

BREAKPOINT {
  SOLVE gates METHOD cnexp
  ik = gbar*z*(v - ek)
}

UNITSOFF
DERIVATIVE gates {
  z' = opening(cai) - z : time constant 1 ms
}

FUNCTION opening(cai) { LOCAL c
  c = cai
  if (c < 1e-7) {
    c = c + 1e-7
  }
  opening = 1/(1 + (4.3e-4/c)^4.8)
}
UNITSON
