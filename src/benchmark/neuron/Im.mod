: Potassium channel of the M type.
NEURON {
  SUFFIX Im
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
PROCEDURE rates(v) { LOCAL a, b, q
  q = 2.3^1.6 : 21 to 37 degrees C
  a = 3.3e-3*exp(0.1*(v + 35))
  b = 3.3e-3*exp(-0.1*(v + 35))
  minf = a/(a + b)
  mtau = 1/((a + b)*q)
}
UNITSON
