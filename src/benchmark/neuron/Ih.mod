: Cation channel opened by hyperpolarisation.
NEURON {
  SUFFIX Ih
  NONSPECIFIC_CURRENT i
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
  i (mA/cm2)
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
  i = gbar*m*(v + 45)
}

DERIVATIVE gates {
  rates(v)
  m' = (minf - m)/mtau
}

UNITSOFF
PROCEDURE rates(v) { LOCAL a, b
  a = 6.43e-3*linoid(-(v + 154.9), 11.9)
  b = 0.193*exp(v/33.1)
  minf = a/(a + b)
  mtau = 1/(a + b)
}

FUNCTION linoid(u, k) {
  if (fabs(u/k) < 1e-6) {
    linoid = k + u/2
  } else {
    linoid = u/(1 - exp(-u/k))
  }
}
UNITSON
