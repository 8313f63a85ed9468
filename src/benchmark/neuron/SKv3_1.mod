: Fast potassium channel of the Kv3.1 type.
NEURON {
  SUFFIX SKv3_1
  USEION k READ ek WRITE ik
  RANGE gbar, minf, mtau
}

UNITS {
  (mV) = (millivolt)
  (mA) = (milliamp)
  (S) = (siemens)
}

PARAMETER {
  gbar = 0 (S/cm2)
}

ASSIGNED {
  v (mV)
  ek (mV)
  ik (mA/cm2)
  minf
  mtau (ms)
}

STATE { m }

INITIAL {
  rates(v)
  m = minf
}

BREAKPOINT {
  SOLVE gates METHOD cnexp
  ik = gbar*m*(v - ek)
}

DERIVATIVE gates {
  rates(v)
  m' = (minf - m)/mtau
}

UNITSOFF
PROCEDURE rates(v) {
  minf = 1/(1 + exp(-(v - 18.7)/9.7))
  mtau = 4/(1 + exp(-(v + 46.56)/44.14))
}
UNITSON
