: Persistent potassium channel.
NEURON {
  SUFFIX K_Pst
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
  ik = gbar*m*m*h*(v - ek)
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
  minf = 1/(1 + exp(-(w + 1)/12))
  if (w < -50) {
    mtau = (1.25 + 175.03*exp(0.026*w))/q
  } else {
    mtau = (1.25 + 13*exp(-0.026*w))/q
  }
  hinf = 1/(1 + exp((w + 54)/11))
  htau = (360 + (1010 + 24*(w + 55))*exp(-((w + 75)/48)*((w + 75)/48)))/q
}
UNITSON
