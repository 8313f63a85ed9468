: High-threshold calcium channel; Ca and Ca_HVA of the specification, which have the same kinetics.
NEURON {
  SUFFIX Ca
  USEION ca READ eca WRITE ica
  RANGE gbar, minf, mtau, hinf, htau
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
  eca (mV)
  ica (mA/cm2)
  minf
  mtau (ms)
  hinf
  htau (ms)
}

STATE { m h }

INITIAL {
  rates(v)
  m = minf
  h = hinf
}

BREAKPOINT {
  SOLVE gates METHOD cnexp
  ica = gbar*m*m*h*(v - eca)
}

DERIVATIVE gates {
  rates(v)
  m' = (minf - m)/mtau
  h' = (hinf - h)/htau
}

UNITSOFF
PROCEDURE rates(v) { LOCAL a, b
  a = 0.055*linoid(v + 27, 3.8)
  b = 0.94*exp((-75 - v)/17)
  minf = a/(a + b)
  mtau = 1/(a + b)
  a = 4.57e-4*exp((-13 - v)/50)
  b = 0.0065/(exp((-v - 15)/28) + 1)
  hinf = a/(a + b)
  htau = 1/(a + b)
}

FUNCTION linoid(u, k) {
  if (fabs(u/k) < 1e-6) {
    linoid = k + u/2
  } else {
    linoid = u/(1 - exp(-u/k))
  }
}
UNITSON
