: Low-threshold calcium channel.
NEURON {
  SUFFIX Ca_LVAst
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
PROCEDURE rates(v) { LOCAL w, q
  q = 2.3^1.6 : 21 to 37 degrees C
  w = v + 10
  minf = 1/(1 + exp(-(w + 30)/6))
  mtau = (5 + 20/(1 + exp((w + 25)/5)))/q
  hinf = 1/(1 + exp((w + 80)/6.4))
  htau = (20 + 50/(1 + exp((w + 40)/7)))/q
}
UNITSON
