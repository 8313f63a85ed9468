: Transient sodium channel of the axon.
NEURON {
  SUFFIX NaTa_t
  USEION na READ ena WRITE ina
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
  ena (mV)
  ina (mA/cm2)
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
  ina = gbar*m*m*m*h*(v - ena)
}

DERIVATIVE gates {
  rates(v)
  m' = (minf - m)/mtau
  h' = (hinf - h)/htau
}

UNITSOFF
PROCEDURE rates(v) { LOCAL a, b, q
  q = 2.3^1.6 : 21 to 37 degrees C
  a = 0.182*linoid(v + 38, 6)
  b = 0.124*linoid(-(v + 38), 6)
  minf = a/(a + b)
  mtau = 1/((a + b)*q)
  a = 0.015*linoid(-(v + 66), 6)
  b = 0.015*linoid(v + 66, 6)
  hinf = a/(a + b)
  htau = 1/((a + b)*q)
}

FUNCTION linoid(u, k) {
  if (fabs(u/k) < 1e-6) {
    linoid = k + u/2
  } else {
    linoid = u/(1 - exp(-u/k))
  }
}
UNITSON
