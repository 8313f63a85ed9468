: Transient potassium channel.
NEURON {
  SUFFIX K_Tst
  USEION k READ ek WRITE ik
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
  ek (mV)
  ik (mA/cm2)
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
  ik = gbar*m*m*m*m*h*(v - ek)
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
  minf = 1/(1 + exp(-w/19))
  mtau = (0.34 + 0.92*exp(-((w + 71)/59)*((w + 71)/59)))/q
  hinf = 1/(1 + exp((w + 66)/10))
  htau = (8 + 49*exp(-((w + 73)/23)*((w + 73)/23)))/q
}
UNITSON
